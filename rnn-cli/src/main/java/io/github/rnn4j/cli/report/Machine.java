package io.github.rnn4j.cli.report;

import io.github.rnn4j.api.annotation.Internal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What figures were taken on. */
@Internal
public final class Machine {
    private static final Path INFO = Path.of("/proc/cpuinfo");
    private static final String NAME = "model name";

    private Machine() {}

    /** Returns processor, system and Java, in a line. */
    public static String describe() {
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("os.name") + ", Java " + Runtime.version();
    }

    /** The processor as sold, or its architecture where nothing says more. */
    private static String processor() {
        String architecture = System.getProperty("os.arch", "");
        if (!Files.isReadable(INFO)) {
            return architecture;
        }
        try (Stream<String> lines = Files.lines(INFO)) {
            return lines.filter(line -> line.startsWith(NAME))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException unreadable) {
            return architecture;
        }
    }
}
