package io.github.rnn4j.backend.nd4j;

import java.util.List;
import java.util.Locale;

/**
 * Looks for the native half of {@code nd4j-native} as a resource: without it the engine's start would fail, print, and leave
 * ND4J unusable for the rest of the process.
 */
final class NativeLibraries {
    private static final String FOLDER = "org/nd4j/linalg/cpu/nativecpu/bindings/";
    private static final List<String> VARIANTS =
            List.of("", "-avx2", "-avx512", "-onednn", "-onednn-avx2", "-onednn-avx512");

    private NativeLibraries() {}

    /** Returns the platform in JavaCPP's words, such as {@code linux-x86_64}. */
    static String platform(String osName, String osArch) {
        return system(osName) + "-" + processor(osArch.toLowerCase(Locale.ROOT));
    }

    /** Returns whether the library for a platform is on the class path, in any variant. */
    static boolean areOn(ClassLoader loader, String platform) {
        return VARIANTS.stream().anyMatch(variant -> {
            String folder = FOLDER + platform + variant + "/";
            return loader.getResource(folder + file(platform)) != null;
        });
    }

    private static String file(String platform) {
        if (platform.startsWith("windows")) {
            return "nd4jcpu.dll";
        }
        return platform.startsWith("macosx") ? "libnd4jcpu.dylib" : "libnd4jcpu.so";
    }

    private static String system(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return "windows";
        }
        return name.startsWith("mac") ? "macosx" : "linux";
    }

    private static String processor(String arch) {
        return switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm64";
            default -> arch;
        };
    }
}
