package io.github.rnn4j.verification.benchmarks;

import io.github.rnn4j.verification.benchmarks.coldstart.ColdStart;
import io.github.rnn4j.verification.benchmarks.contender.Contenders;
import io.github.rnn4j.verification.benchmarks.machine.Machine;
import io.github.rnn4j.verification.benchmarks.machine.Peaks;
import io.github.rnn4j.verification.benchmarks.oddsize.OddSizes;
import io.github.rnn4j.verification.benchmarks.report.Report;
import io.github.rnn4j.verification.benchmarks.report.Result;
import io.github.rnn4j.verification.benchmarks.scaling.Scaling;
import io.github.rnn4j.verification.benchmarks.worker.Processes;
import io.github.rnn4j.verification.benchmarks.worker.Timing;
import io.github.rnn4j.verification.benchmarks.workload.Floor;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures workloads side by side: a fresh Java for each contender, rounds interleaved, outputs checked before anything is timed. */
@Command(
        name = "bench",
        description = "How fast, beside what the machine can do.",
        mixinStandardHelpOptions = true,
        subcommands = {Scaling.class, OddSizes.class, ColdStart.class},
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
            description = "Who takes part, out of rnn4j, rnn4j-plain; all if none are named.")
    private List<Contenders> contenders = List.of(Contenders.values());

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

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to a file as well.")
    private @Nullable Path json;

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
            String message = String.valueOf(failure.getMessage());
            failure.getCommandLine()
                    .getErr()
                    .println(message.lines().findFirst().orElse("") + " See ./rnn bench --help.");
            return CommandLine.ExitCode.USAGE;
        });
        return line;
    }

    @Override
    public Integer call() {
        atLeastOne("--rounds", rounds);
        atLeastOne("--millis", millis);
        atLeastOne("--warm-millis", warmMillis);
        Peaks peaks = Processes.peaks();
        Map<Workload, Map<String, Timing>> timings = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Workload workload : only) {
                for (Contenders contender : contenders) {
                    progress(round, workload, contender);
                    Timing timing = Processes.time(contender, workload, warmMillis, millis);
                    timings.computeIfAbsent(workload, key -> new LinkedHashMap<>())
                            .merge(contender.label(), timing, Result::join);
                }
            }
        }
        List<Result> results = new ArrayList<>();
        timings.forEach((workload, of) ->
                results.add(new Result(workload.name(), workload.description(), Floor.micros(workload, peaks), of)));
        Report report = new Report(1, "bench", Machine.describe(), peaks, results);
        spec.commandLine().getOut().print(report.table());
        spec.commandLine().getOut().flush();
        if (json != null) {
            report.write(json);
        }
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

    private void progress(int round, Workload workload, Contenders contender) {
        spec.commandLine().getErr().printf("round %d of %d: %s %s%n", round + 1, rounds, workload, contender.label());
    }

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

    /** Contenders by their label. */
    static final class ByLabel implements CommandLine.ITypeConverter<Contenders> {
        @Override
        public Contenders convert(String value) {
            for (Contenders candidate : Contenders.values()) {
                if (candidate.label().equals(value)) {
                    return candidate;
                }
            }
            throw new CommandLine.TypeConversionException("expected rnn4j or rnn4j-plain but got '" + value + "'.");
        }
    }
}
