package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.Seconds;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakGate;
import io.github.rnn4j.tasks.common.leak.LeakReport;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.leak.DeviceLeaks;
import io.github.rnn4j.tasks.timeseries.device.leak.InflatedAlarms;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingBaseline;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceSelection;
import io.github.rnn4j.tasks.timeseries.device.model.FaultMetric;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier;
import io.github.rnn4j.tasks.timeseries.device.model.WindowSettings;
import io.github.rnn4j.tasks.timeseries.device.window.Windows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One training on devices: reads the recordings, fits the baselines, trains the recurrent network alone and
 * from where the best baseline stands, chooses a threshold of alarms for each
 * at an equal share of false alarms, writes all of them as one model file, and scores them on the validation windows. Test windows are
 * not looked at. Confined to one thread.
 */
@Experimental
public final class DeviceTraining {
    /** Name of the recurrent network alone in events and checkpoints. */
    public static final String RECURRENT = "recurrent";

    /** Name of the network that starts at a baseline in events and checkpoints. */
    public static final String BOTH = "both";

    private static final List<String> NETWORKS = List.of(RECURRENT, BOTH);

    /** Deviations that the network sees at the most. */
    private static final double LIMIT = 6;

    private final Backend backend;
    private final DeviceTrainingOptions options;
    private final DeviceListener listener;
    private final BooleanSupplier stopRequested;

    /**
     * Prepares a training; nothing is read yet.
     *
     * @param backend stays the caller's
     * @param stopRequested asked between steps; once true, training ends with the best epoch so far
     */
    public DeviceTraining(
            Backend backend, DeviceTrainingOptions options, DeviceListener listener, BooleanSupplier stopRequested) {
        this.backend = backend;
        this.options = options;
        this.listener = listener;
        this.stopRequested = stopRequested;
    }

    /**
     * Trains.
     *
     * @return figures on the validation windows; nothing if a stop was requested before the first epoch was over, in which case no file
     *     is written either
     * @throws RnnException if the data cannot be learned from or the model cannot be written; both are found out before training
     */
    public Optional<TaskResult> run() {
        Stopwatch total = new Stopwatch();
        AtomicFile.checkWritable(options.out());
        Checkpoints checkpoints = options.checkpoints();
        if (checkpoints != null) {
            checkpoints.check(options.out(), NETWORKS);
        }
        DeviceData data =
                DeviceData.labelled(options.source(), options.training().seed());
        int states = data.classes().size();
        Loss.of(options.training().loss()).problem(states).ifPresent(problem -> {
            throw new InvalidSpecException(problem);
        });
        WindowSettings settings = WindowSettings.fit(data, options.steps(), options.scaling(), LIMIT);
        LabelledWindows train = windows(data, settings, Part.TRAIN);
        LabelledWindows validation = windows(data, settings, Part.VALIDATION);
        checkNormal(data, validation);
        List<Leak> leaks = leaks(data);
        NetworkSpec network = options.network().network(settings.inputSize(), states);
        // Finds out before anything is fitted what the trainer would find out afterwards.
        Network.forTraining(
                network, new Engine(backend, CellRegistry.ofClassPath(), DType.FLOAT32), options.training());
        announce(data, train, validation);
        listener.on(new DeviceEvent.LeaksFound(leaks));
        Stopwatch training = new Stopwatch();
        String figure = options.figure(states);
        List<DeviceBaselines.Fitted> baselines =
                new DeviceBaselines(options, listener, stopRequested, train, validation).fit(figure);
        if (stopRequested.getAsBoolean()) {
            return Optional.empty();
        }
        InflatedFigures inflated = inflated(
                baselines.stream().map(DeviceBaselines.Fitted::baseline).toList(), train, validation);
        DeviceNetworks networks = new DeviceNetworks(
                backend,
                options,
                listener,
                stopRequested,
                settings,
                train,
                validation,
                new FaultMetric(options.falseAlarmRate(), figure));
        Optional<DeviceNetworks.Trained> alone = networks.alone();
        if (alone.isEmpty()) {
            return Optional.empty();
        }
        Optional<DeviceNetworks.Trained> anchored = networks.anchored(baselines.get(0));
        boolean anchorAnswers = options.anchor() && anchored.isPresent();
        DeviceNetworks.Trained answering = anchorAnswers ? anchored.get() : alone.get();
        DeviceModel model = new DeviceModel(
                settings,
                data.classes(),
                answering.network(),
                (anchorAnswers ? alone : anchored)
                        .map(DeviceNetworks.Trained::network)
                        .orElse(null),
                baselines.stream().map(DeviceBaselines.Fitted::baseline).toList(),
                options.falseAlarmRate(),
                figure,
                DeviceSelection.of(options.source()),
                answering
                        .outcome()
                        .record(options.training(), data.digests(), train.size(), validation.size(), backend.name())
                        .withLeaks(new LeakReport(leaks, inflated)));
        double trainSeconds = training.seconds();
        boolean interrupted = stopRequested.getAsBoolean();
        model.save(options.out());
        if (checkpoints != null && !interrupted) {
            checkpoints.delete(options.out(), NETWORKS);
        }
        listener.on(new DeviceEvent.ModelWritten(options.out()));
        return Optional.of(new DeviceScoring(backend, model)
                .score("train", data, Part.VALIDATION, options.source())
                .trained(new Seconds(trainSeconds, total.seconds()), interrupted));
    }

    private LabelledWindows windows(DeviceData data, WindowSettings settings, Part part) {
        LabelledWindows windows = settings.windows(data, part);
        if (windows.size() == 0) {
            throw DeviceScoring.noWindows(data, settings, part);
        }
        return windows;
    }

    private static void checkNormal(DeviceData data, LabelledWindows validation) {
        if (Arrays.stream(validation.labels()).noneMatch(label -> label == 0)) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    data.files().get(0) + ": expected windows of the normal state '"
                            + data.classes().get(0)
                            + "' in part 'validation' but got none. Name the normal state first (--classes), or check the"
                            + " split.");
        }
    }

    private List<Leak> leaks(DeviceData data) {
        Windows windows = new Windows(options.steps(), options.scaling().ownFrames());
        return new LeakGate(options.acceptedLeaks()).pass(data.files().get(0), DeviceLeaks.find(data, windows));
    }

    private @Nullable InflatedFigures inflated(
            List<AlarmingBaseline> baselines, LabelledWindows train, LabelledWindows validation) {
        List<WindowClassifier> fitted =
                baselines.stream().map(AlarmingBaseline::model).toList();
        return new InflatedAlarms(fitted, train, validation, options.training().seed())
                .estimate(options.splitWindows(), stopRequested)
                .orElse(null);
    }

    private void announce(DeviceData data, LabelledWindows train, LabelledWindows validation) {
        listener.on(new DeviceEvent.DataRead(
                data.runs().size(),
                train.size(),
                validation.size(),
                data.classes(),
                ClassificationMetrics.majorityShare(validation.labels(), validation.classes()),
                data.features(),
                data.leftOut(),
                data.skippedRows()));
    }
}
