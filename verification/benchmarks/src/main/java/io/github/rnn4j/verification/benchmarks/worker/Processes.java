package io.github.rnn4j.verification.benchmarks.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rnn4j.verification.benchmarks.contender.Contenders;
import io.github.rnn4j.verification.benchmarks.machine.Peaks;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts {@link Worker}s, one at a time. */
public final class Processes {
    private static final List<String> COMMON = List.of("--add-modules", "jdk.incubator.vector", "-Xmx2g");

    /** Where native libraries look for their number of threads: OpenMP, their linear algebra, ND4J's own pool. */
    private static final List<String> THREAD_VARIABLES = List.of(
            "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "SD_MAX_THREADS", "SD_MASTER_THREADS");

    private Processes() {}

    /** Measures what the machine can do. */
    public static Peaks peaks() {
        return run(List.of(), 1, Peaks.class, "peaks");
    }

    /** Times a contender on a workload. */
    public static Timing time(Contenders contender, Workload workload, int threads, long warmMillis, long millis) {
        return run(
                contender.flags(threads),
                threads,
                Timing.class,
                "time",
                contender.name(),
                workload.name(),
                Integer.toString(threads),
                Long.toString(warmMillis),
                Long.toString(millis));
    }

    /**
     * Runs another program with the Vector API, and returns what its line says that begins with {@link Worker#ANSWER}.
     *
     * @param program has a main method
     * @param type of the answer
     */
    public static <T> T answer(Class<?> program, Class<T> type, String... arguments) {
        return run(program, List.of(), 1, type, arguments);
    }

    private static <T> T run(List<String> flags, int threads, Class<T> type, String... arguments) {
        return run(Worker.class, flags, threads, type, arguments);
    }

    private static <T> T run(Class<?> program, List<String> flags, int threads, Class<T> type, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(COMMON);
        command.addAll(flags);
        command.add(program.getName());
        command.addAll(List.of(arguments));
        try {
            Path errors = Files.createTempFile("rnn-bench", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
                // Not on the command line: ONNX Runtime 1.29.0 ends a process whose own is longer than 4 KiB.
                builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
                THREAD_VARIABLES.forEach(name -> builder.environment().put(name, Integer.toString(threads)));
                Process process = builder.start();
                process.getOutputStream().close();
                String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int exitCode = process.waitFor();
                if (exitCode != 0) {
                    throw new IllegalStateException("measuring " + String.join(" ", arguments)
                            + ": expected exit code 0 but got " + exitCode + ":\n" + text + Files.readString(errors));
                }
                String answer = text.lines()
                        .filter(line -> line.startsWith(Worker.ANSWER))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no answer in: " + text));
                return new ObjectMapper().readValue(answer.substring(Worker.ANSWER.length()), type);
            } finally {
                Files.deleteIfExists(errors);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
