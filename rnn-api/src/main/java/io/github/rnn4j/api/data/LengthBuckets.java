package io.github.rnn4j.api.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.Collections;
import java.util.List;

/**
 * Numbers of time steps that training makes batches of: sequences that the same bound holds go into the same batches, and are padded to
 * it. Immutable.
 *
 * @param bounds ascending, each at least 1; none to leave it to the trainer
 */
@Experimental
public record LengthBuckets(List<Integer> bounds) {
    /** No buckets: the trainer sorts by length itself, and pads as it likes. */
    public static final LengthBuckets NONE = new LengthBuckets(List.of());

    public LengthBuckets {
        bounds = List.copyOf(bounds);
        int before = 0;
        for (int bound : bounds) {
            if (bound <= before) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT, "buckets: expected ascending bounds >= 1 but got " + bounds);
            }
            before = bound;
        }
    }

    /** Returns how many there are. */
    public int size() {
        return bounds.size();
    }

    /**
     * Returns the position of the least bound that holds a sequence.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if none does
     */
    public int bucket(int timeSteps) {
        int found = Collections.binarySearch(bounds, timeSteps);
        int bucket = found >= 0 ? found : -found - 1;
        if (bucket == bounds.size()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "buckets: expected a bound for " + timeSteps + " steps but got " + bounds + ".");
        }
        return bucket;
    }

    /**
     * Returns the least bound that holds a sequence.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if none does
     */
    public int bound(int timeSteps) {
        return bounds.get(bucket(timeSteps));
    }
}
