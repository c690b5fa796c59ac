package io.github.rnn4j.tasks.common.length;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a sequence. Immutable.
 *
 * @param end which part
 * @param length how many items at the most, at least 1
 */
@Experimental
public record SequenceCut(KeptEnd end, int length) {
    public SequenceCut {
        if (length < 1) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "length: expected >= 1 but got " + length);
        }
    }

    /** Returns the cut that keeps the beginning. */
    public static SequenceCut head(int length) {
        return new SequenceCut(KeptEnd.HEAD, length);
    }

    /** Returns what is kept of some items, in their order; all of them if they are no more than the length. */
    public <T> List<T> of(List<T> items) {
        int size = items.size();
        if (size <= length) {
            return items;
        }
        return switch (end) {
            case HEAD -> items.subList(0, length);
            case TAIL -> items.subList(size - length, size);
            case BOTH -> {
                List<T> kept = new ArrayList<>(items.subList(0, length - length / 2));
                kept.addAll(items.subList(size - length / 2, size));
                yield kept;
            }
        };
    }
}
