package io.github.rnn4j.verification.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What figures are of. */
public final class Machine {
    private Machine() {}

    /** Returns processor and Java, in a line. */
    public static String describe() {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version() + " (" + System.getProperty("java.vm.name") + ")";
    }

    private static String processor() {
        String architecture = System.getProperty("os.arch", "");
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return architecture;
        }
        try {
            return Files.readAllLines(info).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException unreadable) {
            return architecture; // it says less, and is enough
        }
    }
}
