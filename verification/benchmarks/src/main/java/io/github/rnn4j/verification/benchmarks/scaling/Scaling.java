package io.github.rnn4j.verification.benchmarks.scaling;

import io.github.rnn4j.verification.benchmarks.machine.Machine;
import io.github.rnn4j.verification.benchmarks.machine.Peaks;
import io.github.rnn4j.verification.benchmarks.report.FileToWrite;
import io.github.rnn4j.verification.benchmarks.sweep.Sweep;
import io.github.rnn4j.verification.benchmarks.sweep.SweepOptions;
import io.github.rnn4j.verification.benchmarks.worker.Timing;
import io.github.rnn4j.verification.benchmarks.workload.Floor;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Cost against size: steps, width and batch, one varied at a time, beside the floor. */
@Command(
        name = "scaling",
        description = "What a call of an RNN costs as its steps, width and batch grow, as a table and a chart.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Scaling implements Callable<Integer> {
    @Option(
            names = "--axes",
            split = ",",
            paramLabel = "NAMES",
            description = "What to vary, out of ${COMPLETION-CANDIDATES}; all if none are named.")
    private List<Axis> axes = List.of(Axis.values());

    @Option(
            names = "--most",
            defaultValue = "1024",
            paramLabel = "N",
            description = "Leave out larger sizes (default ${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = "--steps",
            defaultValue = "20",
            paramLabel = "N",
            description = "Steps where they do not vary (default ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--hidden",
            defaultValue = "128",
            paramLabel = "N",
            description = "Width of input and state where it does not vary (default ${DEFAULT-VALUE}).")
    private int hidden;

    @Option(
            names = "--batch",
            defaultValue = "1",
            paramLabel = "N",
            description = "Sequences where they do not vary (default ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--out",
            defaultValue = "rnn4j-scaling.png",
            paramLabel = "FILE",
            converter = FileToWrite.class,
            description = "Where the chart goes, a PNG (default ${DEFAULT-VALUE}).")
    private Path out = Path.of("rnn4j-scaling.png");

    @Mixin
    private final SweepOptions options = new SweepOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        Sizes base = new Sizes(steps, hidden, batch);
        List<Workload> workloads = axes.stream()
                .flatMap(axis -> sizes(axis, base))
                .map(Sizes::workload)
                .toList();
        Sweep.Measured measured =
                Sweep.measure(workloads, options, spec.commandLine().getErr());
        Peaks peaks = measured.peaks();
        List<Curve> curves = axes.stream()
                .map(axis -> new Curve(
                        axis.label(),
                        sizes(axis, base)
                                .map(sizes -> point(axis, sizes, peaks, measured.timings()))
                                .toList()))
                .toList();
        ScalingReport report = new ScalingReport(1, "bench scaling", Machine.describe(), peaks, base, curves);
        spec.commandLine().getOut().print(report.table());
        spec.commandLine().getOut().println("chart: " + out);
        spec.commandLine().getOut().flush();
        ScalingChart.write(report, out);
        options.json().ifPresent(report::write);
        if (!peaks.valid()) {
            spec.commandLine().getErr().println("bench scaling: " + peaks.busy());
            return CommandLine.ExitCode.SOFTWARE;
        }
        return CommandLine.ExitCode.OK;
    }

    private Stream<Sizes> sizes(Axis axis, Sizes base) {
        return axis.sizes(most).mapToObj(size -> axis.at(base, size));
    }

    private static Curve.Point point(Axis axis, Sizes sizes, Peaks peaks, Map<String, Map<String, Timing>> timings) {
        Workload workload = sizes.workload();
        return new Curve.Point(
                axis.of(sizes),
                workload.name(),
                workload.multiplyAdds(),
                Floor.micros(workload, peaks, 1),
                timings.getOrDefault(workload.name(), Map.of()));
    }

    private void check() {
        options.check();
        SweepOptions.atLeastOne(spec.commandLine(), "--steps", steps);
        SweepOptions.atLeastOne(spec.commandLine(), "--hidden", hidden);
        SweepOptions.atLeastOne(spec.commandLine(), "--batch", batch);
        List<String> without = new ArrayList<>();
        for (Axis axis : axes) {
            if (axis.sizes(most).findAny().isEmpty()) {
                without.add(axis.label() + " from "
                        + axis.sizes(Integer.MAX_VALUE).min().orElse(0));
            }
        }
        if (!without.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--most: expected a size to measure at (" + String.join(", ", without) + ") but got " + most
                            + ". Name other --axes, or more.");
        }
    }
}
