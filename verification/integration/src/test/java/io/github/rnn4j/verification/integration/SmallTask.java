package io.github.rnn4j.verification.integration;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.train.NetworkTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A made-up task for networks of a few hundred numbers: sequences of 0 to 7 identifiers of three classes. */
final class SmallTask {
    static final int CLASSES = 3;
    private static final int VOCABULARY = 9;
    private static final int BATCH = 8;
    private static final int STEPS = 20;
    private static final long SEED = 7;
    private static final InitializerSpec WIDE = new InitializerSpec.Normal(0.5);

    /** Embedding, two recurrent layers that read both ways, mean over time, one dense layer. */
    static final NetworkSpec NETWORK = new NetworkSpec(
            new InputSpec.Ids(1),
            List.of(
                    new EmbeddingSpec(VOCABULARY, 5, 1, WIDE),
                    RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 7)
                            .withNumLayers(2)
                            .withDirection(Direction.BIDIRECTIONAL)
                            .withInitializers(WIDE, WIDE),
                    new PoolingSpec(PoolingKind.MEAN),
                    new DenseSpec(CLASSES, WIDE)));

    private SmallTask() {}

    /** One epoch of Adam, with a clip that takes hold. */
    static TrainingSpec spec() {
        OptimizerSpec adam = OptimizerSpec.Adam.withLearningRate(0.01);
        return TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), adam)
                .withClipNorm(0.5)
                .withBatchSize(BATCH)
                .withEpochs(1, 1)
                .withSeed(SEED);
    }

    /** Makes examples, of which every eighth has no steps. */
    static List<Example> examples(int count, int seed) {
        RandomStream numbers = new RandomStream(new RandomKey(seed, Purpose.TESTING, 0, 0));
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] ids = new int[i % 8];
            for (int step = 0; step < ids.length; step++) {
                ids[step] = 1 + numbers.nextInt(VOCABULARY - 1);
            }
            examples.add(new Example(new Steps.Ids(1, ids), new Target.Label(numbers.nextInt(CLASSES))));
        }
        return examples;
    }

    /** Trains 20 steps; the caller closes the model. */
    static Model train(Backend backend, DType dtype) {
        return train(backend, dtype, spec(), STEPS * BATCH);
    }

    /** Trains on some examples; the caller closes the model. */
    static Model train(Backend backend, DType dtype, TrainingSpec spec, int count) {
        return train(backend, dtype, run(spec, count, TrainingListener.NONE));
    }

    /** Trains 20 steps that are looked into. */
    static void inspect(Backend backend, DType dtype, InspectionSpec looks, TrainingListener listener) {
        train(backend, dtype, run(spec(), STEPS * BATCH, listener).withInspection(looks))
                .close();
    }

    private static TrainingRun run(TrainingSpec spec, int count, TrainingListener listener) {
        return new TrainingRun(
                NETWORK, spec, examples(count, 1), examples(BATCH, 2), new RowCount(), listener, () -> false);
    }

    private static Model train(Backend backend, DType dtype, TrainingRun run) {
        return new NetworkTrainer(new Engine(backend, CellRegistry.ofClassPath(), dtype))
                .train(run)
                .model();
    }

    /** Returns the logits of some sequences, one after the other. */
    static double[] predict(Model model) {
        try (Predictor predictor = model.newPredictor()) {
            List<Steps> sequences = examples(10, 3).stream().map(Example::steps).toList();
            return predictor.logits(sequences).stream()
                    .flatMapToDouble(SmallTask::widened)
                    .toArray();
        }
    }

    /** Returns the logits of parameters put to work for this once. */
    static double[] predict(Backend backend, StateDict parameters) {
        try (Model model = Rnn4j.newModel(backend, NETWORK, parameters)) {
            return predict(model);
        }
    }

    private static DoubleStream widened(float[] logits) {
        return IntStream.range(0, logits.length).mapToDouble(i -> logits[i]);
    }

    /** There is one epoch to choose from. */
    private static final class RowCount implements Metric.OfOutputs {
        @Override
        public String name() {
            return "rows";
        }

        @Override
        public double compute(List<float[]> outputs, List<Target> targets) {
            return targets.size();
        }
    }
}
