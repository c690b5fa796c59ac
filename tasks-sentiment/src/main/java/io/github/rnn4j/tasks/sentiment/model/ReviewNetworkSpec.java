package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a network for reviews: embedding, a stack of layers, pooling, one dense layer. What the vocabulary and the
 * classes decide is left open.
 *
 * @param embeddingSize length of an identifier's vector, at least 1
 * @param stack what stands between embedding and pooling, with a recurrent layer at least
 * @param pooling how the steps' outputs become one vector
 */
@Experimental
public record ReviewNetworkSpec(int embeddingSize, List<LayerSpec> stack, PoolingKind pooling) {
    /** What is trained unless something else is asked for. */
    public static final ReviewNetworkSpec DEFAULT =
            new ReviewNetworkSpec(48, List.of(recurrentLayer()), PoolingKind.MAX);

    private static final double EMBEDDING_DEVIATION = 0.3;

    public ReviewNetworkSpec {
        stack = List.copyOf(stack);
        if (stack.stream().noneMatch(RecurrentSpec.class::isInstance)) {
            throw new InvalidSpecException("review network: expected a recurrent layer but got " + stack);
        }
    }

    /** The state's weights start at half of what Xavier's rule gives: nearer to what pooling alone would see. */
    private static RecurrentSpec recurrentLayer() {
        return RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 64)
                .withInitializers(new InitializerSpec.XavierUniform(1), new InitializerSpec.XavierUniform(0.5));
    }

    /** Returns the same with vectors of another length. */
    public ReviewNetworkSpec withEmbeddingSize(int size) {
        return new ReviewNetworkSpec(size, stack, pooling);
    }

    /** Returns the network for a vocabulary and a number of classes. */
    public NetworkSpec recurrent(Vocabulary vocabulary, int classes) {
        List<LayerSpec> layers = new ArrayList<>(List.of(embedding(vocabulary)));
        layers.addAll(stack);
        layers.add(new PoolingSpec(pooling));
        layers.add(head(classes));
        return new NetworkSpec(new InputSpec.Ids(vocabulary.views()), layers);
    }

    /** Returns the same network with the stack left out and the mean as its pooling. */
    public NetworkSpec poolingAlone(Vocabulary vocabulary, int classes) {
        return new NetworkSpec(
                new InputSpec.Ids(vocabulary.views()),
                List.of(embedding(vocabulary), new PoolingSpec(PoolingKind.MEAN), head(classes)));
    }

    private EmbeddingSpec embedding(Vocabulary vocabulary) {
        return new EmbeddingSpec(
                vocabulary.size(), embeddingSize, vocabulary.views(), new InitializerSpec.Normal(EMBEDDING_DEVIATION));
    }

    private static DenseSpec head(int classes) {
        return new DenseSpec(classes, new InitializerSpec.XavierUniform(1));
    }
}
