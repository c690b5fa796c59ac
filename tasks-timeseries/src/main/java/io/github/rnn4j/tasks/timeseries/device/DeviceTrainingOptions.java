package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.common.model.Ensemble;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmBudget;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmMetrics;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceNetworkSpec;
import io.github.rnn4j.tasks.timeseries.device.scaling.Scaling;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is trained, on what, and where the model goes.
 *
 * @param source the data
 * @param steps frames of a window
 * @param scaling which frames a feature's scale is taken from
 * @param budget how many false alarms the normal validation windows may raise, for all models alike
 * @param figure name of the figure of {@link AlarmMetrics} that epochs are chosen by and models are compared by; null for the usual one
 * @param anchor whether the best baseline and the networks answer together, and not the networks alone; both are scored
 * @param members recurrent networks, each from a seed of its own, whose mean answers; at least 1
 * @param network shape of the network
 * @param training how it is trained; its seed is that of a split by run and of the forest as well
 * @param out file of the model
 * @param acceptedLeaks leaks of the data that are no reason to refuse it
 * @param splitWindows whether to fit ridge and forest once more, on random windows, and show by how much their figures would be inflated
 * @param checkpoints whether and how often to write down how far training came; null for never
 * @param unsupervised whether to learn from normal frames only, by forecasting the next one, and find faults by the error of the forecast
 */
@Experimental
public record DeviceTrainingOptions(
        DeviceSource source,
        int steps,
        Scaling scaling,
        AlarmBudget budget,
        @Nullable String figure,
        boolean anchor,
        int members,
        DeviceNetworkSpec network,
        TrainingSpec training,
        Path out,
        Set<LeakKind> acceptedLeaks,
        boolean splitWindows,
        @Nullable Checkpoints checkpoints,
        boolean unsupervised) {
    /** Frames of a window unless others are asked for. */
    public static final int STEPS = 12;
    /** Greatest share of false alarms unless another is asked for. */
    public static final double FALSE_ALARM_RATE = 0.04;
    /** Greatest global norm of the gradient unless another is asked for. */
    public static final double CLIP_NORM = 5;

    /** Whether the best baseline and the networks answer together unless it is said. */
    public static final boolean ANCHOR = true;

    /** Deviations from which on an error of a forecast pulls no harder. */
    private static final double HUBER_DELTA = 1;

    private static final double LEARNING_RATE = 5e-4;
    private static final int BATCH_SIZE = 64;
    private static final int MAX_EPOCHS = 30;
    private static final int PATIENCE = 6;
    private static final int AVERAGE_FROM = 3;

    public DeviceTrainingOptions {
        acceptedLeaks = Set.copyOf(acceptedLeaks);
        if (members < 1) {
            throw new InvalidSpecException("members: expected >= 1 but got " + members);
        }
        if (budget instanceof AlarmBudget.PerDay && source.time() == null) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--alarms-per-day: expected data with times but got no column of them. Name it with --time, or choose a"
                            + " share of false alarms (--false-alarms).");
        }
        if (unsupervised) {
            checkUnsupervised(steps, splitWindows);
        }
    }

    private static void checkUnsupervised(int steps, boolean splitWindows) {
        if (steps < 2) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--steps: expected >= 2 with --unsupervised, which forecasts the last frame, but got " + steps
                            + ".");
        }
        if (splitWindows) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--split-windows: expected a training on states but got --unsupervised. Leave one of them out.");
        }
    }

    /** Returns the usual training on normal frames only. */
    public static TrainingSpec unsupervisedTraining(double clipNorm, long seed) {
        return training(clipNorm, seed).withLoss(new LossSpec.Huber(HUBER_DELTA));
    }

    /** Returns the usual training. */
    public static TrainingSpec training(double clipNorm, long seed) {
        return TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(LEARNING_RATE))
                .withClipNorm(clipNorm)
                .withBatchSize(BATCH_SIZE)
                .withEpochs(MAX_EPOCHS, PATIENCE)
                .withAverageFrom(AVERAGE_FROM)
                .withSeed(seed);
    }

    /** Returns the names of the networks in events and checkpoints. */
    List<String> networkNames() {
        return Ensemble.names(DeviceTraining.RECURRENT, members);
    }

    /** Returns the name of the figure that goes with so many states. */
    String figure(int states) {
        return figure == null ? AlarmMetrics.figure(states) : figure;
    }

    /** Returns the usual options for some data. */
    public static DeviceTrainingOptions of(DeviceSource source, long seed, Path out) {
        return new DeviceTrainingOptions(
                source,
                STEPS,
                new Scaling.OfTraining(),
                new AlarmBudget.Share(FALSE_ALARM_RATE),
                null,
                ANCHOR,
                Ensemble.MEMBERS,
                DeviceNetworkSpec.DEFAULT,
                training(CLIP_NORM, seed),
                out,
                Set.of(),
                false,
                null,
                false);
    }

    /** Returns these options with leaks that are no reason to refuse the data. */
    public DeviceTrainingOptions accepting(LeakKind... leaks) {
        return with(budget, training, Set.of(leaks));
    }

    /** Returns these options with another budget of false alarms. */
    public DeviceTrainingOptions withBudget(AlarmBudget other) {
        return with(other, training, acceptedLeaks);
    }

    /** Returns these options with another training of the networks. */
    public DeviceTrainingOptions withTraining(TrainingSpec other) {
        return with(budget, other, acceptedLeaks);
    }

    /** Returns these options for learning from normal frames only, with the usual network and training for that. */
    public DeviceTrainingOptions withoutStates() {
        return new DeviceTrainingOptions(
                source,
                steps,
                scaling,
                budget,
                figure,
                anchor,
                members,
                DeviceNetworkSpec.FORECASTING,
                unsupervisedTraining(training.clipNorm(), training.seed()),
                out,
                acceptedLeaks,
                splitWindows,
                checkpoints,
                true);
    }

    private DeviceTrainingOptions with(AlarmBudget newBudget, TrainingSpec newTraining, Set<LeakKind> accepted) {
        return new DeviceTrainingOptions(
                source,
                steps,
                scaling,
                newBudget,
                figure,
                anchor,
                members,
                network,
                newTraining,
                out,
                accepted,
                splitWindows,
                checkpoints,
                unsupervised);
    }
}
