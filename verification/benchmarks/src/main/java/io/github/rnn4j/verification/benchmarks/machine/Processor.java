package io.github.rnn4j.verification.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the system says of the processor.
 *
 * @param name as sold, or the architecture where nothing says more
 * @param lanesPerCycle FLOAT32 multiply-adds that a core starts in a cycle, 0 if unknown
 */
public record Processor(String name, int lanesPerCycle) {
    private static final Path INFO = Path.of("/proc/cpuinfo");
    private static final int ZEN_1_AND_2 = 23;
    private static final int ZEN_3_AND_4 = 25;
    private static final int FIRST_MODEL_OF_ZEN_2 = 48;

    /** Asks the system. */
    public static Processor read() {
        if (Files.isReadable(INFO)) {
            try {
                return of(Files.readAllLines(INFO));
            } catch (IOException unreadable) {
                // Its architecture says less, and is enough.
            }
        }
        return new Processor(System.getProperty("os.arch", ""), 0);
    }

    /**
     * Reads Linux' list of processors. Units are told for those of which they are sure: two of 256 bits in AMD's Zen 2 to 4,
     * where a multiply-add of 512 bits takes both; two of 128 bits in Zen 1.
     */
    public static Processor of(List<String> info) {
        String name = value(info, "model name");
        int lanes = 0;
        if (value(info, "vendor_id").equals("AuthenticAMD")) {
            int family = Integer.parseInt(value(info, "cpu family"));
            if (family == ZEN_3_AND_4) {
                lanes = 16;
            } else if (family == ZEN_1_AND_2) {
                lanes = Integer.parseInt(value(info, "model")) < FIRST_MODEL_OF_ZEN_2 ? 8 : 16;
            }
        }
        return new Processor(name.isEmpty() ? System.getProperty("os.arch", "") : name, lanes);
    }

    private static String value(List<String> info, String key) {
        return info.stream()
                .filter(line -> line.matches(key + "\\s*:.*"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
