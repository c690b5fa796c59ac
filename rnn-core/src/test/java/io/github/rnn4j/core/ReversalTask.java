package io.github.rnn4j.core;

import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DecoderSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sequences of symbols, to be written from the last to the first. */
public final class ReversalTask {
    /** Symbols, the 0 that ends a sequence included. */
    public static final int VOCABULARY = 11;

    private ReversalTask() {}

    public static NetworkSpec network(int hiddenSize, AttentionKind attention) {
        RecurrentSpec gru = RecurrentSpec.of(CellSpec.of(CellSpec.GRU), hiddenSize);
        return new NetworkSpec(
                new InputSpec.Ids(1),
                List.of(
                        new EmbeddingSpec(VOCABULARY, 16, 1, new InitializerSpec.Normal(0.5)),
                        gru,
                        DecoderSpec.of(VOCABULARY, 16, gru).withAttention(attention)));
    }

    public static TrainingSpec spec(int epochs) {
        OptimizerSpec adam = OptimizerSpec.Adam.withLearningRate(5e-3);
        return TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), adam)
                .withClipNorm(5)
                .withBatchSize(64)
                .withEpochs(epochs, epochs);
    }

    /**
     * Returns examples of which no two are alike.
     *
     * @param shortest symbols at least
     * @param longest symbols at the most
     */
    public static List<Example> examples(int count, int shortest, int longest) {
        RandomStream numbers = new RandomStream(new RandomKey(11, Purpose.TESTING, 0, 0));
        Set<Steps> known = new HashSet<>();
        List<Example> examples = new ArrayList<>();
        while (examples.size() < count) {
            int[] symbols = new int[shortest + numbers.nextInt(longest - shortest + 1)];
            int[] reversed = new int[symbols.length];
            for (int i = 0; i < symbols.length; i++) {
                symbols[i] = 1 + numbers.nextInt(VOCABULARY - 1);
                reversed[symbols.length - 1 - i] = symbols[i];
            }
            Steps steps = new Steps.Ids(1, symbols);
            if (known.add(steps)) {
                examples.add(new Example(steps, Target.Sequence.of(reversed)));
            }
        }
        return examples;
    }
}
