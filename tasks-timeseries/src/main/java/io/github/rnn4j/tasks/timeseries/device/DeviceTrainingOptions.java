package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmMetrics;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceNetworkSpec;
import io.github.rnn4j.tasks.timeseries.device.scaling.Scaling;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is trained, on what, and where the model goes.
 *
 * @param source the data
 * @param steps frames of a window
 * @param scaling which frames a feature's scale is taken from
 * @param falseAlarmRate greatest share of the normal validation windows that may raise an alarm, above 0 and below 1
 * @param figure name of the figure of {@link AlarmMetrics} that epochs are chosen by and models are compared by; null for the usual one
 * @param anchor whether the network that starts at the best baseline answers, and not the one alone; both are trained and scored
 * @param network shape of the network
 * @param training how it is trained; its seed is that of a split by run and of the forest as well
 * @param out file of the model
 * @param acceptedLeaks leaks of the data that are no reason to refuse it
 * @param splitWindows whether to fit ridge and forest once more, on random windows, and show by how much their figures would be inflated
 * @param checkpoints whether and how often to write down how far training came; null for never
 */
@Experimental
public record DeviceTrainingOptions(
        DeviceSource source,
        int steps,
        Scaling scaling,
        double falseAlarmRate,
        @Nullable String figure,
        boolean anchor,
        DeviceNetworkSpec network,
        TrainingSpec training,
        Path out,
        Set<LeakKind> acceptedLeaks,
        boolean splitWindows,
        @Nullable Checkpoints checkpoints) {
    /** Frames of a window unless others are asked for. */
    public static final int STEPS = 12;
    /** Greatest share of false alarms unless another is asked for. */
    public static final double FALSE_ALARM_RATE = 0.04;
    /** Greatest global norm of the gradient unless another is asked for. */
    public static final double CLIP_NORM = 5;

    /** Whether the network that starts at the best baseline answers unless it is said. */
    public static final boolean ANCHOR = true;

    private static final double LEARNING_RATE = 5e-4;
    private static final int BATCH_SIZE = 64;
    private static final int MAX_EPOCHS = 30;
    private static final int PATIENCE = 6;
    private static final int AVERAGE_FROM = 3;

    public DeviceTrainingOptions {
        acceptedLeaks = Set.copyOf(acceptedLeaks);
        if (!(falseAlarmRate > 0 && falseAlarmRate < 1)) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--false-alarms: expected a share above 0 and below 1 but got " + falseAlarmRate + ".");
        }
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
                FALSE_ALARM_RATE,
                null,
                ANCHOR,
                DeviceNetworkSpec.DEFAULT,
                training(CLIP_NORM, seed),
                out,
                Set.of(),
                false,
                null);
    }

    /** Returns these options with leaks that are no reason to refuse the data. */
    public DeviceTrainingOptions accepting(LeakKind... leaks) {
        return new DeviceTrainingOptions(
                source,
                steps,
                scaling,
                falseAlarmRate,
                figure,
                anchor,
                network,
                training,
                out,
                Set.of(leaks),
                splitWindows,
                checkpoints);
    }
}
