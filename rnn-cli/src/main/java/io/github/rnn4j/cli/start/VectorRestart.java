package io.github.rnn4j.cli.start;

import io.github.rnn4j.api.annotation.Internal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Starts the command once more in a Java that has the Vector API, where the launcher asks for that. Only Java's own command line
 * can add the module, and Java then warns on standard error before any program runs; this drops that line and no other.
 */
@Internal
public final class VectorRestart {
    /** Set by the launchers; Java started in another way is left as it is. */
    static final String PROPERTY = "rnn.launcher.vector";

    private static final String MODULE = "jdk.incubator.vector";
    private static final String WARNING = "WARNING: Using incubator modules: " + MODULE;
    /** Too short to gain from faster kernels what another Java costs. */
    private static final Set<String> SHORT = Set.of("predict", "runs", "dashboard", "help");

    private VectorRestart() {}

    /** Returns whether a command line would gain from vector kernels, and this Java has them but was started without. */
    public static boolean isWanted(String[] arguments) {
        return Boolean.getBoolean(PROPERTY)
                && arguments.length > 0
                && !arguments[0].startsWith("-")
                && !SHORT.contains(arguments[0])
                && ModuleLayer.boot().findModule(MODULE).isEmpty()
                && ModuleFinder.ofSystem().find(MODULE).isPresent();
    }

    /**
     * Runs a program to its end.
     *
     * @return its exit code
     */
    public static int run(Class<?> program, String[] arguments) {
        try {
            Process child = new ProcessBuilder(command(program, arguments))
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Thread errors = new Thread(() -> passOn(child.getErrorStream(), System.err), "standard-error");
            errors.start();
            Thread ending = new Thread(() -> Runtime.getRuntime().halt(end(child, errors)), "end-of-child");
            Runtime.getRuntime().addShutdownHook(ending);
            int exitCode = finish(child, errors);
            Runtime.getRuntime().removeShutdownHook(ending);
            return exitCode;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (IllegalStateException alreadyEnding) {
            return waitForever();
        }
    }

    private static List<String> command(Class<?> program, String[] arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("--add-modules", MODULE, "-cp", System.getProperty("java.class.path")));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** A signal that reached this process alone reaches the child; one that is ending already is not disturbed by another. */
    private static int end(Process child, Thread errors) {
        child.destroy();
        return finish(child, errors);
    }

    private static int finish(Process child, Thread errors) {
        while (true) {
            try {
                int exitCode = child.waitFor();
                errors.join();
                return exitCode;
            } catch (InterruptedException ignored) {
                // Nobody interrupts the end of a process for a reason: wait on.
            }
        }
    }

    /** The shutdown hook ends this process with the child's exit code. */
    private static int waitForever() {
        while (true) {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException ignored) {
                // The hook goes on.
            }
        }
    }

    /** Copies what comes as it comes, but for the warning, which would be the first line. */
    static void passOn(InputStream from, OutputStream to) {
        byte[] warning = (WARNING + System.lineSeparator()).getBytes(StandardCharsets.US_ASCII);
        try (from) {
            int matched = 0;
            int next = from.read();
            while (next >= 0 && matched < warning.length && next == warning[matched]) {
                matched++;
                next = matched < warning.length ? from.read() : -1;
            }
            if (matched < warning.length) {
                to.write(warning, 0, matched);
                if (next >= 0) {
                    to.write(next);
                }
            }
            byte[] buffer = new byte[8192];
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.write(buffer, 0, count);
                to.flush();
            }
            to.flush();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
