package io.github.rnn4j.verification.integration.pytorch;

import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.core.checkpoint.Safetensors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What PyTorch computed with one cell.
 *
 * @param cell the cell's type
 * @param metadata PyTorch's version and the settings of the Adam run
 * @param cases the arrays of each case by their names
 */
record GoldenFile(String cell, Map<String, String> metadata, Map<String, GoldenCase> cases) {
    /** The cells that PyTorch has too. */
    static final List<String> CELLS = List.of("rnn", "rnn-relu", "lstm", "gru");

    /** The case that is a training. */
    static final String ADAM = "adam";

    static GoldenFile read(String cell) {
        String name = "/pytorch/" + cell + ".safetensors";
        try (InputStream in = GoldenFile.class.getResourceAsStream(name)) {
            Safetensors file =
                    Safetensors.decode(Objects.requireNonNull(in, name).readAllBytes(), name);
            return new GoldenFile(cell, file.metadata(), cases(cell, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, GoldenCase> cases(String cell, Safetensors file) {
        Map<String, GoldenCase> cases = new LinkedHashMap<>();
        for (NamedArray array : file.tensors()) {
            String[] parts = array.name().split("/", 2);
            cases.computeIfAbsent(parts[0], name -> new GoldenCase(cell, name, new LinkedHashMap<>()))
                    .arrays()
                    .put(parts[1], array);
        }
        return cases;
    }

    /** Returns the cases that are one sequence. */
    List<GoldenCase> sequences() {
        return cases.values().stream()
                .filter(golden -> !golden.name().equals(ADAM))
                .toList();
    }
}
