package io.github.rnn4j.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of this backend, to be searched for names of what they must not use. */
final class OwnClasses {
    private static final int AT_LEAST = 20;

    private OwnClasses() {}

    /** Returns the classes that hold one of these words in a name or a text of theirs, as it is written. */
    static List<String> naming(String... words) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(Path.of("target", "classes"))) {
            classes = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        assertThat(classes).as("classes searched").hasSizeGreaterThan(AT_LEAST);
        List<String> found = new ArrayList<>();
        for (Path file : classes) {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (Arrays.stream(words).anyMatch(content::contains)) {
                found.add(file.getFileName().toString());
            }
        }
        return found;
    }
}
