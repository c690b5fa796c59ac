package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.cli.output.DeviceTrainingLog;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.core.discovery.BackendRegistry;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.tasks.timeseries.device.DeviceTraining;
import io.github.rnn4j.tasks.timeseries.device.DeviceTrainingOptions;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmMetrics;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceNetworkSpec;
import io.github.rnn4j.tasks.timeseries.device.model.ForecastMetric;
import io.github.rnn4j.tasks.timeseries.device.scaling.Scaling;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains on recordings of devices. */
@Command(
        name = "devices",
        description = {
            "Learns to tell the states of devices apart, such as normal from faulty, by windows of sensor frames.",
            "",
            "Fits ridge regression, the greatest deviation, a random forest and recurrent networks; gives each an alarm at"
                    + " an equal budget of false alarms; shows their validation figures; writes all of them as one model file."
                    + " A window's state is that of its last frame. Test windows are left to './rnn eval'. Ctrl-C keeps the"
                    + " best epoch so far."
        },
        customSynopsis = "./rnn train devices --data FILE... [OPTIONS]",
        sortOptions = false,
        footer = {
            "  ./rnn train devices --data pumps.csv --run pump --label fault",
            "  ./rnn train devices --data rig.csv.gz --run experiment --label anomaly --steps 15 --scale run:400",
            "  ./rnn train devices --unsupervised --data site.csv --run pump --time second --alarms-per-day 2"
        })
@Internal
public final class TrainDevicesCommand implements Callable<Integer> {
    private static final String OUT = "rnn4j-devices.safetensors";

    private static final Map<String, String> METRICS =
            Map.of("f1", AlarmMetrics.F1_FAULT, "accuracy", AlarmMetrics.ACCURACY);

    /** The data says how many states there are, and so which figure it is. */
    private static final String USUAL_FIGURE = "score";

    private final Terminal terminal;
    private final BackendRegistry backends;
    private final CellRegistry cells;

    @Mixin
    private final TableOptions tables = new TableOptions();

    @Mixin
    private final RunOptions runs = new RunOptions();

    @Mixin
    private final LabelOptions labels = new LabelOptions();

    @Option(
            names = "--classes",
            paramLabel = "A,B,...",
            split = ",",
            hideParamSyntax = true,
            description = "States to tell apart, the normal one first. Default: all, in order, so that 0 is normal.")
    private List<String> classes = List.of();

    @Option(
            names = "--features",
            paramLabel = "A,B,...",
            split = ",",
            hideParamSyntax = true,
            description =
                    "Columns to learn from. Default: all of numbers, but those that say what a row is, or that name or"
                            + " nearly determine the state, which are listed.")
    private List<String> features = List.of();

    @Option(names = "--steps", paramLabel = "N", defaultValue = "12", description = "Frames of a window. Default: 12.")
    private int steps = DeviceTrainingOptions.STEPS;

    @Option(
            names = "--scale",
            paramLabel = "train|run:N",
            defaultValue = "train",
            description =
                    "Where a feature's mean and deviation come from: the training frames, or the first N frames of each"
                            + " run, which are taken to be normal and are not scored. Default: train.")
    private String scale = "train";

    @Mixin
    private final AlarmBudgetOptions budget = new AlarmBudgetOptions();

    @Option(
            names = "--unsupervised",
            description =
                    "Learn from normal frames only, which are all where there is no --label: to forecast a window's last"
                            + " frame, whose error raises alarms. Takes --pooling last.")
    private boolean unsupervised;

    @Option(
            names = "--metric",
            paramLabel = "f1|accuracy",
            description =
                    "Figure that the best epoch is chosen by and models are compared by: F1 of the alarms, or the share of"
                            + " right states. Default: f1 of two states, accuracy of more.")
    private @Nullable String metric;

    @Option(
            names = "--split-windows",
            description =
                    "Show as well what ridge and forest would reach on random windows of the same runs: beside the"
                            + " honest figures, never for them. They are fitted once or several times more. Default: no.")
    private boolean splitWindows;

    @Mixin
    private final StackOptions stack = new StackOptions();

    @Mixin
    private final PoolingOption pooling = new PoolingOption();

    @Mixin
    private final MembersOption members = new MembersOption();

    @Mixin
    private final TrainingOptions training = new TrainingOptions();

    @Mixin
    private final JobOptions job = new JobOptions(OUT);

    /** Trains with these backends and cells. */
    public TrainDevicesCommand(Terminal terminal, BackendRegistry backends, CellRegistry cells) {
        this.terminal = terminal;
        this.backends = backends;
        this.cells = cells;
    }

    @Override
    public Integer call() {
        JsonFile file = job.json();
        DeviceTrainingOptions options = options();
        DeviceTrainingLog log = new DeviceTrainingLog(terminal, job.detail());
        return job.run(terminal, backends, file, plan(options), (backend, watch, stopRequested) -> new DeviceTraining(
                        backend, options, watch.devices(log), stopRequested)
                .run());
    }

    private TrainingPlan plan(DeviceTrainingOptions options) {
        String figure = options.figure();
        return new TrainingPlan(
                DeviceModel.TASK,
                DeviceTraining.RECURRENT,
                "windows",
                tables,
                options.network().stack(),
                options.network().pooling(),
                options.training(),
                unsupervised ? ForecastMetric.NAME : figure == null ? USUAL_FIGURE : figure,
                Map.of(
                        "steps",
                        options.steps(),
                        "scale",
                        scale,
                        "dropout",
                        options.network().dropout(),
                        "unsupervised",
                        unsupervised,
                        "members",
                        options.members(),
                        "anchor",
                        options.anchor()));
    }

    private DeviceTrainingOptions options() {
        DeviceNetworkSpec usual = unsupervised ? DeviceNetworkSpec.FORECASTING : DeviceNetworkSpec.DEFAULT;
        TrainingSpec usualTraining = unsupervised
                ? DeviceTrainingOptions.unsupervisedTraining(DeviceTrainingOptions.CLIP_NORM, job.seed())
                : DeviceTrainingOptions.training(DeviceTrainingOptions.CLIP_NORM, job.seed());
        return new DeviceTrainingOptions(
                runs.source(tables, labels.label(), features, labels.split(), classes),
                Choice.positive("--steps", steps),
                Scaling.parse(scale),
                budget.budget(),
                metric == null ? null : Choice.of("--metric", metric, METRICS),
                training.anchor(DeviceTrainingOptions.ANCHOR),
                members.members(),
                new DeviceNetworkSpec(
                        stack.layers(cells, (RecurrentSpec) usual.stack().get(0)),
                        pooling.kind(usual.pooling()),
                        usual.dropout()),
                training.spec(usualTraining),
                job.out(),
                job.acceptedLeaks(),
                splitWindows,
                job.checkpoints(),
                unsupervised);
    }
}
