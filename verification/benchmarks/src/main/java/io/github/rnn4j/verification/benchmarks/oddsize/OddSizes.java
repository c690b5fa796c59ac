package io.github.rnn4j.verification.benchmarks.oddsize;

import io.github.rnn4j.verification.benchmarks.contender.Contenders;
import io.github.rnn4j.verification.benchmarks.machine.Machine;
import io.github.rnn4j.verification.benchmarks.machine.Peaks;
import io.github.rnn4j.verification.benchmarks.sweep.Sweep;
import io.github.rnn4j.verification.benchmarks.sweep.SweepOptions;
import io.github.rnn4j.verification.benchmarks.worker.Timing;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The time of an operation at sizes that fill no vector, beside sizes that do. */
@Command(
        name = "odd-sizes",
        description = "What sizes cost that fill no vector, beside their neighbours: the time of a multiply-add.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class OddSizes implements Callable<Integer> {
    @Option(
            names = "--hidden",
            split = ",",
            paramLabel = "N",
            description = "Widths of the state (default 100,33,7 and no others where --input is given).")
    private List<Integer> hidden = List.of();

    @Option(
            names = "--input",
            split = ",",
            paramLabel = "N",
            description = "Widths of the input (default 3,50 and no others where --hidden is given).")
    private List<Integer> input = List.of();

    @Option(names = "--batch", split = ",", paramLabel = "N", description = "Sequences of a call (default 1,32).")
    private List<Integer> batches = List.of(1, 32);

    @Option(
            names = "--steps",
            defaultValue = "20",
            paramLabel = "N",
            description = "Steps of a sequence (default ${DEFAULT-VALUE}).")
    private int steps;

    @Mixin
    private final SweepOptions options = new SweepOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** An odd size of one side in calls of one batch. */
    private record Case(Side side, int size, int batch) {}

    @Override
    public Integer call() {
        check();
        List<Case> cases = cases();
        List<Workload> workloads = new ArrayList<>();
        for (Case one : cases) {
            workloads.add(workload(one, one.size()));
            Side.neighbours(one.size()).forEach(size -> workloads.add(workload(one, size)));
        }
        Sweep.Measured measured =
                Sweep.measure(workloads, options, spec.commandLine().getErr());
        Peaks peaks = measured.peaks();
        List<OddSizesReport.Verdict> verdicts = new ArrayList<>();
        for (Contenders kernels : Sweep.KERNELS) {
            for (Case one : cases) {
                verdicts.add(OddSizesReport.Verdict.of(compare(one, kernels.label(), measured.timings())));
            }
        }
        OddSizesReport report = new OddSizesReport(
                1, "bench odd-sizes", Machine.describe(), peaks, steps, Side.EVEN, Comparison.LIMIT, verdicts);
        spec.commandLine().getOut().print(report.table());
        spec.commandLine().getOut().flush();
        options.json().ifPresent(report::write);
        if (!peaks.valid()) {
            spec.commandLine().getErr().println("bench odd-sizes: " + peaks.busy());
            return CommandLine.ExitCode.SOFTWARE;
        }
        return CommandLine.ExitCode.OK;
    }

    private void check() {
        options.check();
        SweepOptions.atLeastOne(spec.commandLine(), "--steps", steps);
        hidden.forEach(size -> SweepOptions.atLeastOne(spec.commandLine(), "--hidden", size));
        input.forEach(size -> SweepOptions.atLeastOne(spec.commandLine(), "--input", size));
        batches.forEach(size -> SweepOptions.atLeastOne(spec.commandLine(), "--batch", size));
    }

    private List<Case> cases() {
        boolean named = !hidden.isEmpty() || !input.isEmpty();
        List<Case> cases = new ArrayList<>();
        for (int batch : batches) {
            for (int size : named ? hidden : List.of(100, 33, 7)) {
                cases.add(new Case(Side.HIDDEN, size, batch));
            }
            for (int size : named ? input : List.of(3, 50)) {
                cases.add(new Case(Side.INPUT, size, batch));
            }
        }
        return cases;
    }

    private Workload workload(Case one, int size) {
        return one.side().workload(size, one.batch(), steps);
    }

    private Comparison compare(Case one, String kernels, Map<String, Map<String, Timing>> timings) {
        Timing own = timing(workload(one, one.size()), kernels, timings);
        double nanos = Sweep.nanosPerOperation(workload(one, one.size()), own);
        List<Comparison.Neighbour> neighbours = new ArrayList<>();
        for (int size : Side.neighbours(one.size())) {
            Timing timing = timing(workload(one, size), kernels, timings);
            double its = Sweep.nanosPerOperation(workload(one, size), timing);
            neighbours.add(new Comparison.Neighbour(size, timing.bestMicros(), its, nanos / its));
        }
        return new Comparison(
                one.side().label(), one.size(), one.batch(), kernels, own.bestMicros(), nanos, neighbours);
    }

    private static Timing timing(Workload workload, String kernels, Map<String, Map<String, Timing>> timings) {
        Timing timing = timings.getOrDefault(workload.name(), Map.of()).get(kernels);
        if (timing == null) {
            throw new IllegalStateException(workload + " was not timed on " + kernels);
        }
        return timing;
    }
}
