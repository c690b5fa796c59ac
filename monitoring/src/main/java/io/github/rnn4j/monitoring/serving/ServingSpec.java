package io.github.rnn4j.monitoring.serving;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a model at work is held against. Immutable.
 *
 * @param interval from figures to the next ones, at the least
 * @param budget what an answer may take; null for no budget
 * @param reference how inputs and scores were distributed in the training data, the inputs in the order of an answer's
 */
@Experimental
public record ServingSpec(Duration interval, @Nullable Duration budget, ReferenceDistributions reference) {
    /** Figures once a second, no budget, nothing known of the training data. */
    public static final ServingSpec DEFAULT =
            new ServingSpec(Duration.ofSeconds(1), null, ReferenceDistributions.UNKNOWN);

    public ServingSpec {
        positive("interval", interval);
        if (budget != null) {
            positive("budget", budget);
        }
    }

    /** Returns the same with figures so often at the most. */
    public ServingSpec withInterval(Duration other) {
        return new ServingSpec(other, budget, reference);
    }

    /** Returns the same with a budget. */
    public ServingSpec withBudget(Duration other) {
        return new ServingSpec(interval, other, reference);
    }

    /** Returns the same with what is known of the training data. */
    public ServingSpec withReference(ReferenceDistributions known) {
        return new ServingSpec(interval, budget, known);
    }

    private static void positive(String name, Duration given) {
        if (given.isNegative() || given.isZero()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "serving." + name + ": expected a time above 0 but got " + given + ". Choose a longer one.");
        }
    }
}
