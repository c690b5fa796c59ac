package io.github.rnn4j.api.data;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the inputs of a model and its scores were distributed when it was trained: what a model at work is held against. Immutable.
 *
 * @param inputs one for each input, in their order; none where that is not known
 * @param score of the answers, such as the probability of a class; null where that is not known
 */
@Experimental
public record ReferenceDistributions(
        List<ReferenceDistribution> inputs, @Nullable ReferenceDistribution score) {
    /** Nothing is known. */
    public static final ReferenceDistributions UNKNOWN = new ReferenceDistributions(List.of(), null);

    public ReferenceDistributions {
        inputs = List.copyOf(inputs);
    }

    /** Returns whether nothing is known. */
    public boolean isUnknown() {
        return inputs.isEmpty() && score == null;
    }
}
