package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.List;

/**
 * The shape of a network for reviews: embedding, recurrent layers, pooling, one dense layer. What the vocabulary and the
 * classes decide is left open.
 *
 * @param embeddingSize length of an identifier's vector, at least 1
 * @param cell which cell
 * @param hiddenSize width of the recurrent layers, at least 1
 * @param numLayers recurrent layers, at least 1
 * @param direction which way they read
 * @param pooling how the steps' outputs become one vector
 * @param initializer first values of the weights on input and state
 */
@Experimental
public record ReviewNetworkSpec(
        int embeddingSize,
        CellSpec cell,
        int hiddenSize,
        int numLayers,
        Direction direction,
        PoolingKind pooling,
        InitializerSpec initializer) {
    /** What is trained unless something else is asked for. */
    public static final ReviewNetworkSpec DEFAULT = new ReviewNetworkSpec(
            128,
            CellSpec.of(CellSpec.RNN),
            128,
            1,
            Direction.FORWARD,
            PoolingKind.MAX,
            new InitializerSpec.XavierUniform(1));

    private static final double EMBEDDING_DEVIATION = 0.3;

    /** The state's weights start at half of what the rule gives: nearer to what pooling alone would see. */
    private static final double RECURRENT_GAIN = 0.5;

    /** Returns the network for a vocabulary and a number of classes. */
    public NetworkSpec recurrent(Vocabulary vocabulary, int classes) {
        return new NetworkSpec(
                new InputSpec.Ids(vocabulary.views()),
                List.of(
                        embedding(vocabulary),
                        RecurrentSpec.of(cell, hiddenSize)
                                .withNumLayers(numLayers)
                                .withDirection(direction)
                                .withInitializers(initializer, damped(initializer)),
                        new PoolingSpec(pooling),
                        head(classes)));
    }

    /** Returns the same network with the recurrent layers left out and the mean as its pooling. */
    public NetworkSpec poolingAlone(Vocabulary vocabulary, int classes) {
        return new NetworkSpec(
                new InputSpec.Ids(vocabulary.views()),
                List.of(embedding(vocabulary), new PoolingSpec(PoolingKind.MEAN), head(classes)));
    }

    private EmbeddingSpec embedding(Vocabulary vocabulary) {
        return new EmbeddingSpec(
                vocabulary.size(), embeddingSize, vocabulary.views(), new InitializerSpec.Normal(EMBEDDING_DEVIATION));
    }

    private static InitializerSpec damped(InitializerSpec initializer) {
        if (initializer instanceof InitializerSpec.XavierUniform uniform) {
            return new InitializerSpec.XavierUniform(RECURRENT_GAIN * uniform.gain());
        }
        if (initializer instanceof InitializerSpec.XavierNormal normal) {
            return new InitializerSpec.XavierNormal(RECURRENT_GAIN * normal.gain());
        }
        return initializer;
    }

    private static DenseSpec head(int classes) {
        return new DenseSpec(classes, new InitializerSpec.XavierUniform(1));
    }
}
