package io.github.rnn4j.verification.benchmarks.coldstart;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.autodiff.tape.Tape;
import io.github.rnn4j.backend.cpu.CpuBackendProvider;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.checkpoint.ModelFile;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link FirstPrediction} on a class path as a user has it: the program's own folder and the library's jars, and nothing of this module. */
final class Program {
    private static final String NAME = FirstPrediction.class.getName();

    private final String classPath;
    private final Path model;

    /**
     * Writes the program and its model.
     *
     * @param folder an empty one
     */
    Program(Path folder) throws IOException {
        String file = NAME.replace('.', '/') + ".class";
        Path target = folder.resolve(file);
        Files.createDirectories(target.resolveSibling(""));
        try (InputStream bytes = Program.class.getClassLoader().getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            Files.copy(bytes, target);
        }
        model = folder.resolve("model.safetensors");
        JsonNodeFactory json = JsonNodeFactory.instance;
        new ModelFile(
                        "cold-start",
                        FirstPrediction.network(),
                        json.objectNode(),
                        json.arrayNode(),
                        json.objectNode(),
                        FirstPrediction.parameters().arrays())
                .write(model);
        classPath = Stream.concat(
                        Stream.of(folder),
                        Stream.of(
                                        CpuBackendProvider.class,
                                        Rnn4j.class,
                                        Backend.class,
                                        Tape.class,
                                        ObjectMapper.class,
                                        JsonFactory.class,
                                        JsonFormat.class)
                                .map(Program::home))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Where a class was loaded from. */
    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Starts it and waits for its answer, then for its end. */
    Start start(Way way) throws IOException, InterruptedException {
        long asked = System.nanoTime();
        Process process = new ProcessBuilder(command(way, List.of()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = String.valueOf(lines.readLine());
            long answered = System.nanoTime();
            process.waitFor();
            String[] answer = line.split(" ", -1);
            if (answer.length != 4 || !answer[3].equals("true")) {
                throw new IllegalStateException("cold start, " + way.label() + ": expected an answer but got '" + line
                        + "'. See what Java prints: " + String.join(" ", command(way, List.of())));
            }
            double opened = millis(answer[0]);
            double made = millis(answer[1]);
            double predicted = millis(answer[2]);
            double wall = (answered - asked) / 1e6;
            return new Start(wall - predicted, opened, made - opened, predicted - made, wall);
        }
    }

    private static double millis(String nanos) {
        return Long.parseLong(nanos) / 1e6;
    }

    /** Starts it once more and counts the classes it loads, by where they come from. */
    Map<String, Integer> classes(Way way) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(way, List.of("-Xlog:class+load:stdout")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<String, Integer> counts = new TreeMap<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines()
                    .filter(line -> line.contains(" source: "))
                    .forEach(line -> counts.merge(source(line), 1, Integer::sum));
        }
        process.waitFor();
        return counts;
    }

    private static String source(String line) {
        String source = line.substring(line.indexOf(" source: "));
        if (source.contains("shared objects file")) {
            return "archive of the JDK";
        }
        if (source.contains("jrt:/")) {
            return "JDK";
        }
        if (source.contains("file:")) {
            return line.contains("io.github.rnn4j") ? "rnn4j" : "other jars";
        }
        return "made while running";
    }

    private List<String> command(Way way, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(way.flags());
        command.addAll(more);
        command.addAll(List.of("-cp", classPath, NAME));
        command.addAll(way.arguments());
        if (way.reads()) {
            command.add(model.toString());
        }
        return command;
    }
}
