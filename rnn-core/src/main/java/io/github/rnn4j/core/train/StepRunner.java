package io.github.rnn4j.core.train;

import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.core.inspect.Inspector;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.RecordedLoss;
import io.github.rnn4j.core.layer.RecordedNetwork;
import io.github.rnn4j.core.layer.TrainingBatches;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.core.optimizer.Optimizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes training steps: batch up, forward, loss, backward, clip, update. Nothing is read back but on demand. Owns what it
 * records. Confined to the session's thread.
 */
final class StepRunner implements AutoCloseable {
    /** Buckets are there to be used, all of them in every epoch: half as much again stays recorded. */
    static final int MAX_BUCKET_ROWS = 3 << 15;

    private static final int MAX_ROWS = 1 << 16;

    private final TensorOps ops;
    private final Optimizer optimizer;
    private final TrainingBatches batches;
    private final Loss loss;
    private final Tensor stepLoss;
    private final Tensor wideLoss;
    private final Tensor zero;
    private final Tensor lossSum;
    private final double[] number = new double[1];

    /**
     * Makes a runner in a training session; session, parameters, gradients and optimiser stay the caller's.
     *
     * @param sizes what batches are made of
     */
    StepRunner(
            Session session,
            Network network,
            NetworkParameters values,
            NetworkParameters gradients,
            Optimizer optimizer,
            Loss loss,
            TrainingBatches.Sizes sizes) {
        this.ops = session.ops();
        this.optimizer = optimizer;
        this.loss = loss;
        this.stepLoss = ops.allocate(network.dtype(), Shape.of(1));
        this.wideLoss = ops.allocate(DType.FLOAT64, Shape.of(1));
        this.zero = ops.allocate(DType.FLOAT64, Shape.of(1));
        this.lossSum = ops.allocate(DType.FLOAT64, Shape.of(1));
        int maxRows = sizes.buckets().size() > 0 ? MAX_BUCKET_ROWS : MAX_ROWS;
        this.batches = new TrainingBatches(network, session, values, gradients, maxRows, sizes);
    }

    /** Begins an epoch: the sum of the losses is 0 again. */
    void startEpoch() {
        ops.fill(lossSum, 0);
    }

    /** Goes on in the middle of an epoch. */
    void restore(double sumOfLosses) {
        number[0] = sumOfLosses;
        ops.upload(number, 0, lossSum);
    }

    /**
     * Takes one step.
     *
     * @param batch indices of at most as many examples as the batch has rows; the loss is the weighted mean over these
     * @param learningRate factor on this step
     * @param augmentation changes the filled batch before it is sent, and draws masks
     * @param inspector looks into the step; null for a step that is not looked into
     */
    void step(
            List<Example> examples,
            int[] batch,
            double learningRate,
            Consumer<RecordedNetwork> augmentation,
            @Nullable Inspector inspector) {
        List<Example> chosen = Arrays.stream(batch).mapToObj(examples::get).toList();
        RecordedNetwork network = batches.filled(chosen, augmentation);
        RecordedLoss targets = network.loss(loss);
        targets.clear();
        double weight = 0;
        for (int row = 0; row < chosen.size(); row++) {
            Target target = chosen.get(row).target();
            targets.put(row, target);
            weight += loss.weight(target);
        }
        augmentation.accept(network);
        network.forward();
        targets.compute(1 / weight, stepLoss);
        optimizer.scaleLoss(network.logitsGradient());
        network.backward();
        int[] ids = network.slots().ids();
        if (inspector == null) {
            optimizer.step(learningRate, ids);
        } else {
            inspector.look(chosen, () -> optimizer.inspectedStep(learningRate, ids));
        }
        ops.copy(stepLoss, wideLoss);
        // A step that was skipped has no part in the mean; its loss may be NaN, so that no factor would do.
        ops.select(optimizer.control().skip(), zero, wideLoss, wideLoss);
        ops.add(1, lossSum, 1, wideLoss, lossSum);
    }

    /** Returns the parameters whose gradient was not finite since the last call. Reads the device. */
    Optional<String> nonFiniteGradient() {
        return optimizer.nonFiniteGradient();
    }

    /** Reads the figures back, which waits for the device. */
    Reading read() {
        return new Reading(
                read(stepLoss),
                read(lossSum),
                read(optimizer.control().norm()),
                Math.round(read(optimizer.control().stepCount())),
                read(optimizer.control().lossScale()));
    }

    private double read(Tensor scalar) {
        ops.download(scalar, number, 0);
        return number[0];
    }

    @Override
    public void close() {
        batches.close();
    }

    /**
     * Figures of the device at one moment.
     *
     * @param loss mean loss of the last step
     * @param lossSum sum of the losses of the epoch's steps so far
     * @param gradientNorm norm of the last step before clipping
     * @param updates steps so far that were not skipped for a gradient that was not finite
     * @param lossScale what the next step's loss is multiplied by
     */
    record Reading(double loss, double lossSum, double gradientNorm, long updates, double lossScale) {}
}
