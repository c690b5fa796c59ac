package io.github.rnn4j.monitoring.serving;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model at work is held against. Immutable.
 *
 * @param interval from figures to the next ones, at the least
 * @param budget what an answer may take; null for no budget
 * @param inputs how each input was distributed in the training data, in the order of an answer's inputs; none where that is not known
 * @param score how scores were distributed; null where that is not known
 */
@Experimental
public record ServingSpec(
        Duration interval,
        @Nullable Duration budget,
        List<ReferenceDistribution> inputs,
        @Nullable ReferenceDistribution score) {
    /** Figures once a second, no budget, nothing known of the training data. */
    public static final ServingSpec DEFAULT = new ServingSpec(Duration.ofSeconds(1), null, List.of(), null);

    public ServingSpec {
        inputs = List.copyOf(inputs);
        positive("interval", interval);
        if (budget != null) {
            positive("budget", budget);
        }
    }

    /** Returns the same with figures so often at the most. */
    public ServingSpec withInterval(Duration other) {
        return new ServingSpec(other, budget, inputs, score);
    }

    /** Returns the same with a budget. */
    public ServingSpec withBudget(Duration other) {
        return new ServingSpec(interval, other, inputs, score);
    }

    /** Returns the same with what is known of the inputs. */
    public ServingSpec withInputs(List<ReferenceDistribution> known) {
        return new ServingSpec(interval, budget, known, score);
    }

    /** Returns the same with what is known of the scores. */
    public ServingSpec withScore(ReferenceDistribution known) {
        return new ServingSpec(interval, budget, inputs, known);
    }

    private static void positive(String name, Duration given) {
        if (given.isNegative() || given.isZero()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "serving." + name + ": expected a time above 0 but got " + given + ". Choose a longer one.");
        }
    }
}
