package io.github.rnn4j.core;

import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
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
import io.github.rnn4j.api.train.Accuracy;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A made-up task that needs a memory: which of two symbols, each in the sequence once, came first? */
public final class TinyTask {
    public static final int VOCABULARY = 6;
    public static final Metric ACCURACY = new Accuracy();

    private TinyTask() {}

    public static NetworkSpec network(int hiddenSize, PoolingKind pooling) {
        InitializerSpec xavier = new InitializerSpec.XavierUniform(1);
        return new NetworkSpec(
                new InputSpec.Ids(1),
                List.of(
                        new EmbeddingSpec(VOCABULARY, 5, 1, new InitializerSpec.Normal(0.5)),
                        RecurrentSpec.of(CellSpec.of(CellSpec.RNN), hiddenSize),
                        new PoolingSpec(pooling),
                        new DenseSpec(2, xavier)));
    }

    public static TrainingSpec spec(int maxEpochs) {
        OptimizerSpec adam = OptimizerSpec.Adam.withLearningRate(0.01);
        return TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), adam)
                .withClipNorm(5)
                .withBatchSize(16)
                .withEpochs(maxEpochs, maxEpochs)
                .withSeed(7);
    }

    /** Makes examples of 5 to 12 steps. */
    public static List<Example> examples(int count, int seed) {
        RandomStream numbers = new RandomStream(new RandomKey(seed, Purpose.TESTING, 0, 0));
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] ids = new int[5 + numbers.nextInt(8)];
            for (int step = 0; step < ids.length; step++) {
                ids[step] = 3 + numbers.nextInt(3);
            }
            int first = numbers.nextInt(ids.length - 1);
            int second = first + 1 + numbers.nextInt(ids.length - 1 - first);
            int label = numbers.nextInt(2);
            ids[first] = 1 + label;
            ids[second] = 2 - label;
            examples.add(new Example(new Steps.Ids(1, ids), new Target.Label(label)));
        }
        return examples;
    }

    public static TrainingRun run(NetworkSpec network, TrainingSpec spec) {
        return run(network, spec, TrainingListener.NONE, () -> false);
    }

    public static TrainingRun run(
            NetworkSpec network, TrainingSpec spec, TrainingListener listener, BooleanSupplier stopRequested) {
        return new TrainingRun(network, spec, examples(200, 1), examples(50, 2), ACCURACY, listener, stopRequested);
    }

    /** Collects events. */
    public static final class Log implements TrainingListener {
        private final List<TrainingEvent> events = new ArrayList<>();

        @Override
        public void on(TrainingEvent event) {
            events.add(event);
        }

        public List<TrainingEvent> all() {
            return events;
        }

        public <E extends TrainingEvent> List<E> of(Class<E> type) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }
}
