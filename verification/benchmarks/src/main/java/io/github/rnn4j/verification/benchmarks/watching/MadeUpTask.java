package io.github.rnn4j.verification.benchmarks.watching;

import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Trainings of the sizes and lengths that the task modules have unless others are asked for, on numbers that mean nothing. */
enum MadeUpTask {
    /** Short texts: two identifiers a step out of a large table. */
    REVIEWS(22_000, 6) {
        @Override
        NetworkSpec network() {
            return new NetworkSpec(
                    new InputSpec.Ids(VIEWS),
                    List.of(
                            new EmbeddingSpec(IDENTIFIERS, 48, VIEWS, new InitializerSpec.Normal(0.3)),
                            rnn(64),
                            new PoolingSpec(PoolingKind.MAX),
                            head()));
        }

        @Override
        Steps sequence(RandomStream numbers) {
            int[] ids = new int[VIEWS * (5 + numbers.nextInt(40))];
            for (int i = 0; i < ids.length; i++) {
                // A few identifiers are frequent and most are rare, as words are.
                ids[i] = 1 + (int) ((IDENTIFIERS - 1) * Math.pow(numbers.nextDouble(), 4));
            }
            return new Steps.Ids(VIEWS, ids);
        }
    },

    /** Windows of sensor frames. */
    DEVICES(20_000, 30) {
        @Override
        NetworkSpec network() {
            return features(16, PoolingKind.MEAN);
        }

        @Override
        Steps sequence(RandomStream numbers) {
            return features(16, 15, numbers);
        }
    },

    /** Windows of bars. */
    TICKS(40_000, 20) {
        @Override
        NetworkSpec network() {
            return features(8, PoolingKind.LAST);
        }

        @Override
        Steps sequence(RandomStream numbers) {
            return features(8, 10, numbers);
        }
    };

    private static final int VIEWS = 2;
    private static final int IDENTIFIERS = 50_000;
    private static final int CLASSES = 2;
    private static final int BATCH = 64;
    private static final double CLIP = 5;

    private final int examples;
    private final int epochs;

    MadeUpTask(int examples, int epochs) {
        this.examples = examples;
        this.epochs = epochs;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract NetworkSpec network();

    abstract Steps sequence(RandomStream numbers);

    /** Returns whether the command that trains it can trace sequences. */
    boolean isTraced() {
        return this == REVIEWS;
    }

    int usualExamples() {
        return examples;
    }

    /** Returns the steps of a training on so many examples. */
    int steps(int count) {
        return epochs * ((count + BATCH - 1) / BATCH);
    }

    TrainingSpec training() {
        return TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(2e-3))
                .withClipNorm(CLIP)
                .withBatchSize(BATCH)
                .withEpochs(epochs, epochs)
                .withEmbeddingUpdate(EmbeddingUpdate.USED_ROWS);
    }

    /**
     * Returns examples, the same at every call.
     *
     * @param part a number for each part of the data
     */
    List<Example> examples(int count, int part) {
        RandomStream numbers = new RandomStream(new RandomKey(1, Purpose.TESTING, 0, part));
        List<Example> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(new Example(sequence(numbers), new Target.Label(numbers.nextInt(CLASSES))));
        }
        return made;
    }

    private static NetworkSpec features(int inputSize, PoolingKind pooling) {
        return new NetworkSpec(new InputSpec.Features(inputSize), List.of(rnn(32), new PoolingSpec(pooling), head()));
    }

    private static Steps features(int inputSize, int timeSteps, RandomStream numbers) {
        float[] values = new float[inputSize * timeSteps];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) numbers.nextGaussian();
        }
        return new Steps.Features(inputSize, values);
    }

    private static LayerSpec rnn(int hidden) {
        return RecurrentSpec.of(CellSpec.of(CellSpec.RNN), hidden);
    }

    private static LayerSpec head() {
        return new DenseSpec(CLASSES, new InitializerSpec.XavierUniform(1));
    }
}
