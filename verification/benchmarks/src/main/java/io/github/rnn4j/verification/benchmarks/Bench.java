package io.github.rnn4j.verification.benchmarks;

import io.github.rnn4j.verification.benchmarks.coldstart.ColdStart;
import io.github.rnn4j.verification.benchmarks.contender.Contenders;
import io.github.rnn4j.verification.benchmarks.machine.Machine;
import io.github.rnn4j.verification.benchmarks.machine.Peaks;
import io.github.rnn4j.verification.benchmarks.oddsize.OddSizes;
import io.github.rnn4j.verification.benchmarks.report.JsonOption;
import io.github.rnn4j.verification.benchmarks.report.Report;
import io.github.rnn4j.verification.benchmarks.report.Result;
import io.github.rnn4j.verification.benchmarks.scaling.Scaling;
import io.github.rnn4j.verification.benchmarks.watching.Watching;
import io.github.rnn4j.verification.benchmarks.worker.PeakCheck;
import io.github.rnn4j.verification.benchmarks.worker.Processes;
import io.github.rnn4j.verification.benchmarks.worker.Timing;
import io.github.rnn4j.verification.benchmarks.workload.Floor;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures workloads side by side: a fresh Java for each contender, rounds interleaved, outputs checked before anything is timed. */
@Command(
        name = "./rnn bench",
        description = "How fast, beside what the machine can do.",
        mixinStandardHelpOptions = true,
        subcommands = {Scaling.class, OddSizes.class, ColdStart.class, Watching.class},
        sortOptions = false)
public final class Bench implements Callable<Integer> {
    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAMES",
            converter = ByName.class,
            description = "Workloads, out of W1 to W8; all if none are named. Others by their sizes, like"
                    + " sequence:1x10:rnn-64-128.")
    private List<Workload> only = List.of(Workload.values());

    @Option(
            names = "--contenders",
            split = ",",
            paramLabel = "NAMES",
            converter = ByLabel.class,
            description = "Who takes part, out of rnn4j, rnn4j-plain and, after ./rnn --with peers bench, djl-pytorch,"
                    + " onnxruntime, dl4j; all that are there if none are named.")
    private List<Contenders> contenders = Contenders.there();

    @Option(
            names = "--threads",
            split = ",",
            paramLabel = "N",
            converter = ThreadCount.class,
            description = "Threads of each contender, or all; several, such as 1,all, are measured one after the other"
                    + " (default 1).")
    private List<Integer> threads = List.of(1);

    @Option(
            names = "--rounds",
            defaultValue = "3",
            paramLabel = "N",
            description = "Rounds, each with a Java of its own (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-millis",
            defaultValue = "1500",
            paramLabel = "N",
            description = "Time to run before measuring (default ${DEFAULT-VALUE}).")
    private long warmMillis;

    @Option(
            names = "--millis",
            defaultValue = "1500",
            paramLabel = "N",
            description = "Time to measure (default ${DEFAULT-VALUE}).")
    private long millis;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = "--check-peaks",
            description = "Measure nothing but the peaks, beside a C program that gcc compiles for this processor.")
    private boolean checkPeaks;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    /** Runs the benchmarks and ends the process with their exit code. */
    public static void main(String[] arguments) {
        System.exit(newCommandLine().execute(arguments));
    }

    static CommandLine newCommandLine() {
        CommandLine line = new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((failure, arguments) -> {
            failure.getCommandLine()
                    .getErr()
                    .println(Objects.toString(failure.getMessage(), "")
                                    .lines()
                                    .findFirst()
                                    .orElse("") + " See ./rnn bench --help.");
            return CommandLine.ExitCode.USAGE;
        });
        return line;
    }

    @Override
    public Integer call() {
        atLeastOne("--rounds", rounds);
        atLeastOne("--millis", millis);
        atLeastOne("--warm-millis", warmMillis);
        threads.forEach(count -> atLeastOne("--threads", count));
        if (checkPeaks) {
            return PeakCheck.run(spec.commandLine().getOut(), spec.commandLine().getErr());
        }
        List<Peaks> measured = new ArrayList<>();
        Map<Case, Map<String, Timing>> timings = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            measured.add(Processes.peaks());
            for (Workload workload : only) {
                for (int count : new LinkedHashSet<>(threads)) {
                    Map<String, Timing> of =
                            timings.computeIfAbsent(new Case(workload, count), key -> new LinkedHashMap<>());
                    time(round, workload, count)
                            .forEach((contender, timing) -> of.merge(contender.label(), timing, Result::join));
                }
            }
        }
        Peaks peaks = Peaks.best(measured);
        List<Result> results = new ArrayList<>();
        timings.forEach((key, of) -> results.add(new Result(
                key.workload().name(),
                key.workload().description(),
                key.threads(),
                Floor.micros(key.workload(), peaks, key.threads()),
                of)));
        Report report = new Report(1, "bench", Machine.describe(), peaks, results);
        spec.commandLine().getOut().print(report.table());
        spec.commandLine().getOut().flush();
        json.file().ifPresent(report::write);
        if (!peaks.valid()) {
            spec.commandLine().getErr().println("bench: " + peaks.busy());
            return CommandLine.ExitCode.SOFTWARE;
        }
        return CommandLine.ExitCode.OK;
    }

    private void atLeastOne(String option, long value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + ": expected 1 or more but got " + value + ".");
        }
    }

    /** One round of a workload: a fresh Java for each contender that has what it needs. */
    private Map<Contenders, Timing> time(int round, Workload workload, int count) {
        Map<Contenders, Timing> timings = new EnumMap<>(Contenders.class);
        for (Contenders contender : contenders) {
            if (contender.open().supports(workload)) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                "round %d of %d: %s %s, %d %s%n",
                                round + 1,
                                rounds,
                                workload,
                                contender.label(),
                                count,
                                count == 1 ? "thread" : "threads");
                timings.put(contender, time(contender, workload, count));
            }
        }
        return timings;
    }

    private Timing time(Contenders contender, Workload workload, int count) {
        Supplier<Timing> process = () -> Processes.time(contender, workload, count, warmMillis, millis);
        return contender.ours()
                ? process.get()
                : onceMore(process, spec.commandLine().getErr());
    }

    /** A peer's process that fails, which DJL's did once in some hundred, costs one more process and not the run. */
    static Timing onceMore(Supplier<Timing> process, PrintWriter err) {
        try {
            return process.get();
        } catch (IllegalStateException failure) {
            err.println("bench: " + failure.getMessage() + " Started once more.");
            return process.get();
        }
    }

    /** What is measured together. */
    private record Case(Workload workload, int threads) {}

    /** Workloads by their name. */
    static final class ByName implements CommandLine.ITypeConverter<Workload> {
        @Override
        public Workload convert(String value) {
            try {
                return Workload.of(value);
            } catch (IllegalArgumentException unknown) {
                throw new CommandLine.TypeConversionException(unknown.getMessage());
            }
        }
    }

    /** Contenders by their label, if they are on the class path. */
    static final class ByLabel implements CommandLine.ITypeConverter<Contenders> {
        @Override
        public Contenders convert(String value) {
            Contenders contender = Contenders.of(value)
                    .orElseThrow(() -> new CommandLine.TypeConversionException("expected one of "
                            + Contenders.there().stream().map(Contenders::label).collect(Collectors.joining(", "))
                            + " but got '" + value + "'."));
            if (!contender.isThere()) {
                throw new CommandLine.TypeConversionException(
                        "expected one that is there but got '" + value + "', a peer. Start ./rnn --with peers bench.");
            }
            return contender;
        }
    }

    /** A number of threads, or all of the machine's. */
    static final class ThreadCount implements CommandLine.ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (value.equals("all")) {
                return Runtime.getRuntime().availableProcessors();
            }
            try {
                return Integer.valueOf(value);
            } catch (NumberFormatException notANumber) {
                throw new CommandLine.TypeConversionException("expected a number or all but got '" + value + "'.");
            }
        }
    }
}
