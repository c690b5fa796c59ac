package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import io.github.rnn4j.core.checkpoint.TrainingCheckpoint;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.evaluation.Seconds;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.common.model.NetworkTraining;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmMetrics;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmThreshold;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingBaseline;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceSelection;
import io.github.rnn4j.tasks.timeseries.device.model.FaultMetric;
import io.github.rnn4j.tasks.timeseries.device.model.ForestFit;
import io.github.rnn4j.tasks.timeseries.device.model.GreatestDeviation;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.device.model.RidgeClassifier;
import io.github.rnn4j.tasks.timeseries.device.model.ScoredWindows;
import io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier;
import io.github.rnn4j.tasks.timeseries.device.model.WindowSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One training on devices: reads the recordings, fits the baselines, trains the recurrent network, chooses a threshold of alarms for each
 * at an equal share of false alarms, writes all of them as one model file, and scores them on the validation windows. Test windows are
 * not looked at. Confined to one thread.
 */
@Experimental
public final class DeviceTraining {
    /** Name of the recurrent network in events and checkpoints. */
    public static final String RECURRENT = "recurrent";

    /** Deviations that the network sees at the most. */
    private static final double LIMIT = 3;

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
        Checkpoints wanted = options.checkpoints();
        CheckpointPolicy checkpoints = wanted == null ? null : wanted.of(options.out(), RECURRENT);
        if (checkpoints != null) {
            TrainingCheckpoint.check(checkpoints);
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
        NetworkSpec network = options.network().network(data.features().size(), states);
        // Finds out before anything is fitted what the trainer would find out afterwards.
        Network.forTraining(
                network, new Engine(backend, CellRegistry.ofClassPath(), DType.FLOAT32), options.training());
        announce(data, train, validation);
        Stopwatch training = new Stopwatch();
        List<AlarmingBaseline> baselines = baselines(train, validation);
        if (stopRequested.getAsBoolean()) {
            return Optional.empty();
        }
        NetworkTraining.Outcome outcome = new NetworkTraining(
                        backend,
                        (name, event) -> listener.on(new DeviceEvent.Training(event)),
                        stopRequested,
                        examples(settings, train),
                        examples(settings, validation))
                .train(
                        RECURRENT,
                        network,
                        options.training(),
                        new FaultMetric(options.falseAlarmRate(), states),
                        checkpoints);
        if (outcome.bestEpoch() == 0) {
            return Optional.empty();
        }
        DeviceModel model = new DeviceModel(
                settings,
                data.classes(),
                outcome.network(),
                threshold(ScoredWindows.of(backend, outcome.network(), settings, validation), validation),
                baselines,
                options.falseAlarmRate(),
                DeviceSelection.of(options.source()),
                outcome.record(options.training(), data.digests(), train.size(), validation.size(), backend.name()));
        double trainSeconds = training.seconds();
        boolean interrupted = stopRequested.getAsBoolean();
        model.save(options.out());
        if (checkpoints != null && !interrupted) {
            AtomicFile.deleteIfExists(checkpoints.file());
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

    /** Fits what the network stands beside; the linear one first. */
    private List<AlarmingBaseline> baselines(LabelledWindows train, LabelledWindows validation) {
        List<Supplier<WindowClassifier>> fits = new ArrayList<>();
        fits.add(() -> RidgeClassifier.fit(train, validation));
        if (train.classes() == 2) {
            fits.add(() -> GreatestDeviation.fit(validation));
        }
        fits.add(() -> ForestFit.fit(train, options.training().seed()));
        List<AlarmingBaseline> baselines = new ArrayList<>();
        for (Supplier<WindowClassifier> fit : fits) {
            if (stopRequested.getAsBoolean()) {
                return baselines;
            }
            Stopwatch stopwatch = new Stopwatch();
            WindowClassifier model = fit.get();
            ScoredWindows scored = ScoredWindows.of(model, validation);
            AlarmingBaseline baseline = new AlarmingBaseline(model, threshold(scored, validation));
            baselines.add(baseline);
            AlarmMetrics metrics =
                    AlarmMetrics.of(validation.labels(), validation.runs(), scored.answers(baseline.threshold()));
            listener.on(new DeviceEvent.BaselineFitted(
                    new NamedMetrics(model.name(), metrics.byName()), stopwatch.seconds()));
        }
        return baselines;
    }

    private double threshold(ScoredWindows scored, LabelledWindows validation) {
        return AlarmThreshold.atFalseAlarmRate(scored.faultScores(), validation.labels(), options.falseAlarmRate());
    }

    private static List<Example> examples(WindowSettings settings, LabelledWindows windows) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            examples.add(new Example(settings.input(windows.values().get(i)), new Target.Label(windows.labels()[i])));
        }
        return examples;
    }
}
