package io.github.rnn4j.core.train;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.RecordedNetwork;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.core.loss.LossSlots;
import io.github.rnn4j.core.model.BatchRunner;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Scores the parameters as they are on the validation part, on the path that a model will predict with. Owns its session.
 * Confined to the thread that made it.
 */
final class Validation implements AutoCloseable {
    private final List<Example> examples;
    private final List<Target> targets;
    private final double scale;
    private final int batchSize;
    private final int outputSize;
    private final BatchRunner runner;
    private final List<int[]> batches;
    private final LossSlots slots;
    private final Tensor batchLoss;
    private final Tensor scratch;

    Validation(
            Backend backend,
            Network network,
            NetworkParameters values,
            List<Example> examples,
            Loss loss,
            int batchSize) {
        this.examples = examples;
        this.batchSize = batchSize;
        this.outputSize = network.outputSize();
        this.batches = new LengthBatches(examples, batchSize).sorted();
        this.targets = examples.stream().map(Example::target).toList();
        this.scale = 1 / targets.stream().mapToDouble(loss::weight).sum();
        this.runner = new BatchRunner(backend, network, values);
        TensorOps ops = runner.ops();
        this.batchLoss = ops.allocate(network.dtype(), Shape.of(1));
        this.scratch = ops.allocate(network.dtype(), Shape.of(batchSize, outputSize));
        this.slots = loss.newSlots(ops, network.dtype(), scratch.shape());
    }

    /** Returns the score; nothing if a stop was requested between two batches. */
    Optional<Score> score(Metric metric, BooleanSupplier stopRequested) {
        float[][] logits = new float[examples.size()][];
        double meanLoss = 0;
        for (int[] batch : batches) {
            if (stopRequested.getAsBoolean()) {
                return Optional.empty();
            }
            meanLoss += run(batch, logits);
        }
        return Optional.of(new Score(meanLoss, metric.compute(List.of(logits), targets)));
    }

    /** Puts the logits of a batch to their examples and returns its part of the mean loss. */
    private double run(int[] batch, float[][] logits) {
        List<Steps> sequences =
                Arrays.stream(batch).mapToObj(i -> examples.get(i).steps()).toList();
        slots.clear();
        for (int row = 0; row < batch.length; row++) {
            slots.put(row, targets.get(batch[row]));
        }
        TensorOps ops = runner.ops();
        RecordedNetwork network = runner.run(sequences, batchSize);
        float[] rows = new float[batchSize * outputSize];
        ops.download(network.logits(), rows, 0);
        for (int row = 0; row < batch.length; row++) {
            logits[batch[row]] = Arrays.copyOfRange(rows, row * outputSize, (row + 1) * outputSize);
        }
        slots.compute(scale, network.logits(), batchLoss, scratch);
        double[] part = new double[1];
        ops.download(batchLoss, part, 0);
        return part[0];
    }

    @Override
    public void close() {
        runner.close();
    }

    /**
     * What the validation part gave.
     *
     * @param loss mean loss
     * @param metric the metric, the greater the better
     */
    record Score(double loss, double metric) {}
}
