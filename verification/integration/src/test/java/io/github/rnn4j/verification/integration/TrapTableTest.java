package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each trap in the guides to the engines names tests, and those are there. */
class TrapTableTest {
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"backend-nd4j", "backend-djl"})
    void everyTrapNamesTestsThatExist(String backend) throws IOException {
        String tests = tests(backend);
        List<String> traps = traps(Files.readString(root().resolve("docs/guide/" + backend + ".md")));
        assertThat(traps).as("traps of %s", backend).hasSizeGreaterThan(10);
        for (String trap : traps) {
            String named = trap.split("\\|", -1)[2];
            List<String> names =
                    NAME.matcher(named).results().map(name -> name.group(1)).toList();
            assertThat(names).as("tests in: %s", trap).isNotEmpty();
            assertThat(names)
                    .as("tests in: %s", trap)
                    .allMatch(name -> tests.contains("void " + name + "(") || tests.contains("class " + name + " "));
        }
    }

    private static List<String> traps(String guide) {
        List<String> rows = guide.lines()
                .dropWhile(line -> !line.startsWith("## Traps"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .toList();
        return new ArrayList<>(rows.subList(2, rows.size()));
    }

    private static String tests(String backend) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(root().resolve(backend).resolve("src/test/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("rnn-bom/pom.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
