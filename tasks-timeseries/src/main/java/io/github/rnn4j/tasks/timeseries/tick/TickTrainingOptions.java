package io.github.rnn4j.tasks.timeseries.tick;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.model.TickNetworkSpec;
import io.github.rnn4j.tasks.timeseries.tick.model.TickTarget;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindows;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is trained, on what, and where the model goes.
 *
 * @param source the data
 * @param target what is forecast
 * @param windows bars of a window and of an answer; the direction is that of the next bar
 * @param anchored whether the network that answers starts at the first baseline; the other one is trained anyway
 * @param network shape of the networks
 * @param training how they are trained
 * @param out file of the model
 * @param acceptedLeaks leaks of the data that are no reason to refuse it
 * @param checkpoints whether and how often to write down how far training came; null for never
 */
@Experimental
public record TickTrainingOptions(
        TickSource source,
        TickTarget target,
        TickWindows windows,
        boolean anchored,
        TickNetworkSpec network,
        TrainingSpec training,
        Path out,
        Set<LeakKind> acceptedLeaks,
        @Nullable Checkpoints checkpoints) {
    /** Bars of a window unless others are asked for. */
    public static final int STEPS = 10;
    /** Bars of an answer unless others are asked for. */
    public static final int HORIZON = 6;
    /** Greatest global norm of the gradient unless another is asked for. */
    public static final double CLIP_NORM = 5;

    private static final double LEARNING_RATE = 2e-3;
    private static final int BATCH_SIZE = 64;
    private static final int MAX_EPOCHS = 30;
    private static final int PATIENCE = 6;
    private static final int AVERAGE_FROM = 2;

    public TickTrainingOptions {
        acceptedLeaks = Set.copyOf(acceptedLeaks);
        if (target == TickTarget.DIRECTION) {
            windows = new TickWindows(windows.steps(), 1);
        }
    }

    /** Returns the usual training. */
    public static TrainingSpec training(TickTarget target, long seed) {
        LossSpec loss =
                target == TickTarget.VOLATILITY ? new LossSpec.MeanSquaredError() : new LossSpec.SigmoidCrossEntropy();
        return TrainingSpec.of(loss, OptimizerSpec.Adam.withLearningRate(LEARNING_RATE))
                .withClipNorm(CLIP_NORM)
                .withBatchSize(BATCH_SIZE)
                .withEpochs(MAX_EPOCHS, PATIENCE)
                .withAverageFrom(AVERAGE_FROM)
                .withSeed(seed);
    }

    /** Returns the usual options for some data. */
    public static TickTrainingOptions of(TickSource source, TickTarget target, long seed, Path out) {
        return new TickTrainingOptions(
                source,
                target,
                new TickWindows(STEPS, HORIZON),
                target == TickTarget.VOLATILITY,
                TickNetworkSpec.DEFAULT,
                training(target, seed),
                out,
                Set.of(),
                null);
    }
}
