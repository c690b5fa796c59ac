package io.github.rnn4j.verification.benchmarks.watching;

import io.github.rnn4j.verification.benchmarks.machine.Machine;
import io.github.rnn4j.verification.benchmarks.report.JsonOption;
import io.github.rnn4j.verification.benchmarks.sweep.SweepOptions;
import io.github.rnn4j.verification.benchmarks.worker.Processes;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What it costs to watch a training, by pairs of trainings that take turns. */
@Command(
        name = "watching",
        description = {
            "What it costs to watch a training: processor time of its thread with everything on (looks into steps, of reviews a trace"
                    + " at the end of every epoch, a run kept in a folder) and with nothing, in pairs that take turns epoch by epoch.",
            "",
            "Trainings have the sizes that tasks have unless others are asked for, and numbers that mean nothing."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Watching implements Callable<Integer> {
    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAMES",
            description = "Trainings, out of reviews, devices and ticks; all if none are named.")
    private List<MadeUpTask> only = List.of(MadeUpTask.values());

    @Option(
            names = "--pairs",
            defaultValue = "11",
            paramLabel = "N",
            description = "Pairs, after one that does not count (default ${DEFAULT-VALUE}).")
    private int pairs;

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "Examples of a training (default 20000 to 40000, as many as the tasks' data have).")
    private @Nullable Integer examples;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (pairs < PairedRatios.FEWEST) {
            throw new ParameterException(
                    spec.commandLine(), "--pairs: expected " + PairedRatios.FEWEST + " or more but got " + pairs + ".");
        }
        if (examples != null) {
            SweepOptions.atLeastOne(spec.commandLine(), "--examples", examples);
        }
        String machine = Machine.describe();
        PrintWriter out = spec.commandLine().getOut();
        out.print(WatchingReport.head(machine, pairs));
        out.flush();
        List<WatchingCost> costs = new ArrayList<>();
        for (MadeUpTask task : only) {
            int count = examples == null ? task.usualExamples() : examples;
            spec.commandLine().getErr().printf("%s: %d pairs, each some seconds%n", task.label(), pairs);
            WatchingCost cost = Processes.answer(
                    WatchingWorker.class,
                    WatchingCost.class,
                    task.name(),
                    Integer.toString(count),
                    Integer.toString(pairs));
            costs.add(cost);
            out.print(WatchingReport.row(cost)); // at once, for the next takes minutes
            out.flush();
        }
        WatchingReport report = new WatchingReport(1, "bench watching", machine, pairs, costs);
        json.file().ifPresent(report::write);
        return CommandLine.ExitCode.OK;
    }
}
