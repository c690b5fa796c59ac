package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
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
import io.github.rnn4j.tasks.timeseries.device.model.UnlabelledStates;
import io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier;
import io.github.rnn4j.tasks.timeseries.device.model.WindowSettings;
import io.github.rnn4j.tasks.timeseries.device.window.Windows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One training on devices: reads the recordings, fits the baselines, trains the recurrent networks, weighs how they answer together with the
 * best baseline, chooses a threshold of alarms for each at an equal budget of false alarms, writes all of them as one model file, and scores
 * them on the validation windows. Test windows are not looked at. Confined to one thread.
 *
 * <p>A training without states ({@link DeviceTrainingOptions#unsupervised}) learns to forecast the next frame of normal devices; the baselines
 * are then ridge regression of that frame and the greatest deviation.
 */
@Experimental
public final class DeviceTraining {
    /** Name of the first recurrent network in events and checkpoints. */
    public static final String RECURRENT = DeviceModel.RECURRENT;

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
            checkpoints.check(options.out(), options.networkNames());
        }
        DeviceData data = options.unsupervised()
                ? DeviceData.unlabelled(options.source(), options.training().seed())
                : DeviceData.labelled(options.source(), options.training().seed());
        List<String> states = options.unsupervised() ? UnlabelledStates.of(data.classes()) : data.classes();
        WindowSettings settings =
                WindowSettings.fit(data, options.steps(), options.scaling(), LIMIT, options.unsupervised());
        LabelledWindows train = options.unsupervised()
                ? normalWindows(data, settings, Part.TRAIN)
                : windows(data, settings, Part.TRAIN);
        LabelledWindows validation = windows(data, settings, Part.VALIDATION);
        checkNormal(data, validation);
        List<Leak> leaks = leaks(data);
        checkNetwork(
                settings.inputSize(), options.unsupervised() ? data.features().size() : states.size());
        announce(data, states, train, validation);
        listener.on(new DeviceEvent.LeaksFound(leaks));
        Stopwatch training = new Stopwatch();
        String figure = options.figure(states.size());
        Optional<DeviceFit> found = options.unsupervised()
                ? new NormalFrames(
                                networks(),
                                options,
                                listener,
                                settings,
                                train,
                                normalWindows(data, settings, Part.VALIDATION),
                                validation)
                        .fit()
                : fitStates(settings, train, validation, figure);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        DeviceModel model = model(data, settings, states, figure, found.get(), leaks, train.size(), validation.size());
        model = model.withDistributions(DeviceDistributions.of(backend, model, train, validation));
        double trainSeconds = training.seconds();
        boolean interrupted = stopRequested.getAsBoolean();
        model.save(options.out());
        if (checkpoints != null && !interrupted) {
            checkpoints.delete(options.out(), options.networkNames());
        }
        listener.on(new DeviceEvent.ModelWritten(options.out()));
        return Optional.of(new DeviceScoring(backend, model)
                .score("train", data, Part.VALIDATION, options.source())
                .trained(new Seconds(trainSeconds, total.seconds()), interrupted));
    }

    /** Finds out before anything is fitted what the trainer would find out afterwards. */
    private void checkNetwork(int inputSize, int outputSize) {
        Loss.of(options.training().loss()).problem(outputSize).ifPresent(problem -> {
            throw new InvalidSpecException(problem);
        });
        Network.forTraining(
                options.network().network(inputSize, outputSize),
                new Engine(backend, CellRegistry.ofClassPath(), DType.FLOAT32),
                options.training());
    }

    private NetworkFit networks() {
        return new NetworkFit(backend, options, listener, stopRequested);
    }

    /** Fits what learns the states; nothing if a stop was requested before the first epoch was over. */
    private Optional<DeviceFit> fitStates(
            WindowSettings settings, LabelledWindows train, LabelledWindows validation, String figure) {
        List<AlarmingBaseline> baselines =
                new DeviceBaselines(options, listener, stopRequested, train, validation).fit(figure);
        if (stopRequested.getAsBoolean()) {
            return Optional.empty();
        }
        InflatedFigures inflated = inflated(baselines, train, validation);
        return new StateNetworks(
                        networks(),
                        options,
                        settings,
                        train,
                        validation,
                        new FaultMetric(options.budget(), validation.series(), figure))
                .fit(baselines, inflated);
    }

    private DeviceModel model(
            DeviceData data,
            WindowSettings settings,
            List<String> states,
            String figure,
            DeviceFit fit,
            List<Leak> leaks,
            int trainWindows,
            int validationWindows) {
        return new DeviceModel(
                settings,
                states,
                NetworkFit.saved(fit.networks()),
                fit.alone(),
                fit.together(),
                options.anchor(),
                fit.baselines(),
                options.budget(),
                figure,
                DeviceSelection.of(options.source()),
                fit.networks()
                        .get(0)
                        .record(options.training(), data.digests(), trainWindows, validationWindows, backend.name())
                        .withLeaks(new LeakReport(leaks, fit.inflated())));
    }

    private static LabelledWindows normalWindows(DeviceData data, WindowSettings settings, Part part) {
        LabelledWindows windows = settings.normalWindows(data, part);
        if (windows.size() == 0) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    data.files().get(0) + ": expected windows of " + settings.steps()
                            + " normal frames that follow each other in part '" + part.code() + "' but got none ("
                            + data.runs().size() + " runs). Check --run, --split, --label, --steps and --scale.");
        }
        return windows;
    }

    private LabelledWindows windows(DeviceData data, WindowSettings settings, Part part) {
        LabelledWindows windows = settings.windows(data, part);
        if (windows.size() == 0) {
            throw DeviceScoring.noWindows(data, settings, part);
        }
        return windows;
    }

    private static void checkNormal(DeviceData data, LabelledWindows validation) {
        if (Arrays.stream(validation.labels()).noneMatch(label -> label <= 0)) {
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

    private void announce(DeviceData data, List<String> states, LabelledWindows train, LabelledWindows validation) {
        listener.on(new DeviceEvent.DataRead(
                data.runs().size(),
                train.size(),
                validation.size(),
                states,
                DeviceScoring.majorityShare(validation.series(), states.size()).orElse(1),
                data.features(),
                data.leftOut(),
                data.skippedRows()));
    }
}
