package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the engine without touching it. DJL downloads whatever part of it is missing, so each part must be seen on the class
 * path before the engine may start; reading three small files of its jars is enough, and starts, sets and loads nothing.
 */
final class DjlProbe {
    private static final String ENGINE_CLASS = "ai/djl/pytorch/engine/PtEngine.class";

    /** Why the engine did not start in this process; it cannot be started again. */
    private static volatile @Nullable Availability failure;

    private DjlProbe() {}

    /** Says whether all parts of the engine are on the class path, of one version, for this platform. */
    static Availability look(ClassLoader loader, DjlFlavor flavor) {
        Availability failed = failure;
        if (failed != null) {
            return failed;
        }
        try {
            if (loader.getResource(ENGINE_CLASS) == null) {
                return Availability.no(
                        "DJL's PyTorch engine is not on the class path",
                        "Add ai.djl.pytorch:pytorch-engine, which backend-djl depends on.",
                        null);
            }
            return parts(loader, flavor);
        } catch (IOException | RuntimeException e) {
            return Availability.no(
                    "the jars of DJL's PyTorch engine cannot be read: " + line(e),
                    "Delete them from the local Maven repository, so that they are fetched again.",
                    e);
        }
    }

    private static Availability parts(ClassLoader loader, DjlFlavor flavor) throws IOException {
        String djl = read(loader.getResource("pytorch-engine.properties")).getProperty("djl_version", "unknown");
        List<String> others = new ArrayList<>();
        for (URL url : Collections.list(loader.getResources("native/lib/pytorch.properties"))) {
            Properties found = read(url);
            String version = found.getProperty("version", "").replaceFirst("-.*", "");
            String platform = found.getProperty("classifier", "");
            String built = found.getProperty("flavor", "");
            if (platform.equals(platform()) && flavor.matches(built)) {
                return bridge(loader, djl, version, built);
            }
            others.add(built + " for " + platform);
        }
        return Availability.no(
                "PyTorch's native library is not on the class path ("
                        + (others.isEmpty() ? "none for any platform" : "only " + String.join(", ", others)) + ")",
                "Add ai.djl.pytorch:" + flavor.artifact() + " with classifier " + platform()
                        + ", of the version that goes with DJL " + djl + ".",
                null);
    }

    /** The library that joins the two: without a matching one DJL would ask the network for it. */
    private static Availability bridge(ClassLoader loader, String djl, String pytorch, String flavor)
            throws IOException {
        String wanted = pytorch + "-" + djl;
        String found = read(loader.getResource("jnilib/pytorch.properties")).getProperty("jni_version", "none");
        String library = "jnilib/" + platform() + "/" + flavor + "/" + System.mapLibraryName("djl_torch");
        if (!found.startsWith(wanted) || loader.getResource(library) == null) {
            return Availability.no(
                    "DJL's JNI library for PyTorch " + pytorch + " (" + flavor + ") is not on the class path (found "
                            + found + ")",
                    "Add ai.djl.pytorch:pytorch-jni:" + wanted + ".",
                    null);
        }
        return Availability.yes("PyTorch " + pytorch + " (" + flavor + ") with DJL " + djl);
    }

    private static Properties read(@Nullable URL url) throws IOException {
        Properties properties = new Properties();
        if (url != null) {
            try (InputStream in = url.openStream()) {
                properties.load(in);
            }
        }
        return properties;
    }

    /** Returns this platform as DJL's artifacts name it: {@code linux-x86_64}, {@code osx-aarch64}, {@code win-x86_64}. */
    static String platform() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String os = name.startsWith("win") ? "win" : name.startsWith("mac") ? "osx" : "linux";
        String arch = System.getProperty("os.arch", "");
        return os + "-" + (arch.equals("amd64") ? "x86_64" : arch);
    }

    /** Remembers that the engine did not start. */
    static Availability failed(Throwable cause) {
        Availability no = Availability.no(
                "DJL's PyTorch engine did not start: " + line(cause),
                "Mend the cause and start Java again: an engine that failed cannot start twice in a process.",
                cause);
        failure = no;
        return no;
    }

    /** Throws what {@code open} throws where the probe says no. */
    static void require(String name, Availability found) {
        if (!found.available()) {
            throw new RnnException(
                    ErrorCode.BACKEND_UNAVAILABLE,
                    "backend '" + name + "': expected its engine but got none: " + found.reason() + ". "
                            + found.remedy(),
                    found.cause());
        }
    }

    /** Returns what went wrong at the bottom, in one line. */
    private static String line(Throwable failure) {
        Throwable bottom = failure;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        String message = bottom.getMessage();
        String what = bottom.getClass().getSimpleName();
        return message == null
                ? what
                : what + ": " + message.lines().findFirst().orElse("");
    }
}
