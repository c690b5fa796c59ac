package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import java.util.Optional;

/** Compares sequences with what a network expects, before anything is computed. Immutable and thread-safe. */
@Internal
public final class InputCheck {
    private final InputSpec input;
    private final int vocabularySize;
    private final int keys;

    /** Makes a check for the input of a network. */
    public InputCheck(NetworkSpec network) {
        this.input = network.input();
        this.keys = network.keys();
        this.vocabularySize =
                network.layers().get(0) instanceof EmbeddingSpec embedding ? embedding.vocabularySize() : 0;
    }

    /** Returns {@code expected what but got what} for a sequence that does not go with the network, else nothing. */
    public Optional<String> problem(Steps steps) {
        // Without keyed states a key means nothing, so that one data set serves networks with and without.
        if (keys > 1 && steps.key() >= keys) {
            return Optional.of("expected a key from 0 to " + (keys - 1) + " but got " + steps.key());
        }
        if (input instanceof InputSpec.Ids expected) {
            return steps instanceof Steps.Ids ids && ids.idsPerStep() == expected.idsPerStep()
                    ? outsideVocabulary(ids)
                    : Optional.of("expected " + expected.idsPerStep() + " identifiers a step but got " + width(steps));
        }
        int inputSize = ((InputSpec.Features) input).inputSize();
        return steps instanceof Steps.Features features && features.inputSize() == inputSize
                ? Optional.empty()
                : Optional.of("expected " + inputSize + " features a step but got " + width(steps));
    }

    /**
     * Refuses a sequence that does not go with the network.
     *
     * @param index its number among those of the call, for the message
     * @throws ShapeMismatchException that says what is wrong
     */
    public void require(Steps steps, int index) {
        Optional<String> problem = problem(steps);
        if (problem.isPresent()) {
            throw new ShapeMismatchException("steps: " + problem.get() + " (sequence " + index + ").");
        }
    }

    private Optional<String> outsideVocabulary(Steps.Ids ids) {
        for (int step = 0; step < ids.timeSteps(); step++) {
            for (int i = 0; i < ids.idsPerStep(); i++) {
                int id = ids.id(step, i);
                if (id < 0 || id >= vocabularySize) {
                    return Optional.of("expected identifiers from 0 to " + (vocabularySize - 1) + " but got " + id
                            + " (step " + step + ")");
                }
            }
        }
        return Optional.empty();
    }

    private static String width(Steps steps) {
        return steps instanceof Steps.Ids ids
                ? ids.idsPerStep() + " identifiers"
                : ((Steps.Features) steps).inputSize() + " features";
    }
}
