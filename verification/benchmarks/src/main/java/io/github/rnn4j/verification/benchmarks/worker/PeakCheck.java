package io.github.rnn4j.verification.benchmarks.worker;

import io.github.rnn4j.verification.benchmarks.machine.Peaks;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds the peaks that Java measures against those of a C program: a floor that is too low would flatter every ratio. */
public final class PeakCheck {
    private static final int DONE = 0;
    private static final int NOT_REACHED = 1;
    private static final int NO_COMPILER = 2;
    private static final String ROW = "%-22s %10s %10s %8s%n";

    private PeakCheck() {}

    /** Prints both side by side; returns the exit code. */
    public static int run(PrintWriter out, PrintWriter err) {
        return run(System.getenv("PATH"), out, err);
    }

    static int run(String path, PrintWriter out, PrintWriter err) {
        Optional<Path> compiler = compiler(path);
        if (compiler.isEmpty()) {
            err.println(
                    "gcc: expected a C compiler to check the peaks with but found none on PATH. Install gcc, or leave"
                            + " --check-peaks out.");
            return NO_COMPILER;
        }
        Map<String, Double> inC = inC(compiler.get());
        Peaks inJava = Processes.peaks();
        double reached = print(inJava, inC, out);
        if (reached < Peaks.VALID) {
            err.printf(
                    Locale.ROOT,
                    "bench: expected Java to reach at least %.0f%% of each peak in C but it reached %.0f%%: the machine is"
                            + " busy, or floors are too high. Run it again.%n",
                    100 * Peaks.VALID,
                    100 * reached);
            return NOT_REACHED;
        }
        return DONE;
    }

    /** Returns the least part of a peak in C, of operations or of bandwidth, that Java reached. */
    static double print(Peaks inJava, Map<String, Double> inC, PrintWriter out) {
        out.printf(ROW, "one core", "Java", "C", "Java/C");
        row(out, "clock, GHz", inJava.gigaHertz(), figure(inC, "gigaHertz"));
        row(out, "lanes", inJava.lanes(), figure(inC, "lanes"));
        row(out, "multiply-add, ns", inJava.fmaNanos(), figure(inC, "fmaNanos"));
        double least = row(out, "GFLOP/s", inJava.gigaFlops(), figure(inC, "gigaFlops"));
        for (Map.Entry<Long, Double> entry : inJava.bandwidths().entrySet()) {
            double part = row(
                    out,
                    "reading " + entry.getKey() / 1024 + " KiB, GB/s",
                    entry.getValue(),
                    figure(inC, "bandwidth." + entry.getKey()));
            least = Math.min(least, part);
        }
        out.flush();
        return least;
    }

    private static double row(PrintWriter out, String what, double inJava, double inC) {
        out.printf(ROW, what, two(inJava), two(inC), two(inJava / inC));
        return inJava / inC;
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static double figure(Map<String, Double> figures, String name) {
        return Objects.requireNonNull(figures.get(name), () -> "peaks.c: expected a line '" + name + "' but got none");
    }

    /** Returns gcc, if a folder of a path has it. */
    private static Optional<Path> compiler(String path) {
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder, "gcc");
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Double> inC(Path compiler) {
        try {
            Path folder = Files.createTempDirectory("rnn-peaks");
            Path source = folder.resolve("peaks.c");
            Path program = folder.resolve("peaks");
            try (InputStream text = PeakCheck.class.getResourceAsStream("peaks.c")) {
                Files.copy(
                        Objects.requireNonNull(text, "peaks.c: expected it beside its class but found none"), source);
                output(List.of(
                        compiler.toString(), "-O3", "-march=native", source.toString(), "-o", program.toString()));
                return figures(output(List.of(program.toString())));
            } finally {
                Files.deleteIfExists(source);
                Files.deleteIfExists(program);
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads lines of a name and a figure. */
    static Map<String, Double> figures(String lines) {
        return lines.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(
                        words -> words[0], words -> Double.valueOf(words[1]), (one, other) -> other, TreeMap::new));
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + text);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return text;
    }
}
