package io.github.rnn4j.core.train;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.RecordedNetwork;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.core.model.BatchRunner;
import io.github.rnn4j.core.model.DecoderRunner;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Scores the parameters as they are on the validation part, on the path that a model will predict with. Owns its session.
 * Confined to the thread that made it.
 */
final class Validation implements AutoCloseable {
    private final List<Example> examples;
    private final List<Target> targets;
    private final Metric metric;
    private final Loss loss;
    private final double scale;
    private final int batchSize;
    private final int outputSize;
    private final BatchRunner runner;
    private final @Nullable DecoderRunner writer;
    private final List<int[]> batches;
    private final Tensor batchLoss;

    Validation(Backend backend, Network network, NetworkParameters values, TrainingRun run, Loss loss, int batchSize) {
        this.examples = run.validation();
        this.metric = run.metric();
        this.loss = loss;
        this.batchSize = batchSize;
        this.outputSize = network.outputSize();
        this.batches = new LengthBatches(examples, batchSize).sorted();
        this.targets = examples.stream().map(Validation::bareTarget).toList();
        this.scale = 1 / targets.stream().mapToDouble(loss::weight).sum();
        this.runner = new BatchRunner(backend, network, values);
        this.writer = metric instanceof Metric.OfSymbols ? new DecoderRunner(backend, network, values) : null;
        this.batchLoss = runner.ops().allocate(network.dtype(), Shape.of(1));
    }

    /** Returns the score; nothing if a stop was requested between two batches. */
    Optional<Score> score(BooleanSupplier stopRequested) {
        float[][] logits = new float[examples.size()][];
        int[][] symbols = new int[examples.size()][];
        double meanLoss = 0;
        for (int[] batch : batches) {
            if (stopRequested.getAsBoolean()) {
                return Optional.empty();
            }
            meanLoss += run(batch, logits);
            if (writer != null) {
                write(writer, batch, symbols);
            }
        }
        double figure = metric instanceof Metric.OfSymbols ofSymbols
                ? ofSymbols.compute(List.of(symbols), targets)
                : ((Metric.OfOutputs) metric).compute(List.of(logits), targets);
        return Optional.of(new Score(meanLoss, figure));
    }

    /** Puts the logits of a batch to their examples, where there is one vector for each, and returns its part of the mean loss. */
    private double run(int[] batch, float[][] logits) {
        List<Example> chosen = Arrays.stream(batch).mapToObj(examples::get).toList();
        RecordedNetwork network = runner.run(chosen, batchSize, loss, scale, batchLoss);
        if (writer == null) {
            float[] rows = new float[batchSize * outputSize];
            runner.ops().download(network.logits(), rows, 0);
            for (int row = 0; row < batch.length; row++) {
                float[] own = Arrays.copyOfRange(rows, row * outputSize, (row + 1) * outputSize);
                addOffset(own, chosen.get(row).target());
                logits[batch[row]] = own;
            }
        }
        double[] part = new double[1];
        runner.ops().download(batchLoss, part, 0);
        return part[0];
    }

    /** Metrics know nothing of offsets: they see sums, and targets without one. */
    private static Target bareTarget(Example example) {
        return example.target() instanceof Target.WithOffset beside ? beside.target() : example.target();
    }

    private static void addOffset(float[] outputs, Target target) {
        if (target instanceof Target.WithOffset beside) {
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] += beside.offset().get(i).floatValue();
            }
        }
    }

    /** Puts what the network writes by itself to its examples: one symbol more than the longest target shows that it goes on. */
    private void write(DecoderRunner decoder, int[] batch, int[][] symbols) {
        List<Steps> sequences =
                Arrays.stream(batch).mapToObj(i -> examples.get(i).steps()).toList();
        int longest = targets.stream()
                .mapToInt(target -> ((Target.Sequence) target).timeSteps())
                .max()
                .orElse(1);
        List<int[]> rows = decoder.run(sequences, batchSize, longest);
        for (int row = 0; row < batch.length; row++) {
            symbols[batch[row]] = rows.get(row);
        }
    }

    @Override
    public void close() {
        runner.close();
        if (writer != null) {
            writer.close();
        }
    }

    /**
     * What the validation part gave.
     *
     * @param loss mean loss
     * @param metric the metric, the greater the better
     */
    record Score(double loss, double metric) {}
}
