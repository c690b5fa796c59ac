package io.github.rnn4j.tasks.common.leak;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/**
 * The steps that one example is made of, its target included.
 *
 * @param group what it is cut from, such as a run or a day
 * @param from first step, numbered within the group
 * @param to last step, not before the first
 * @param line where the last step stands in its file, from 1
 */
@Experimental
public record Span(String group, long from, long to, long line) {
    public Span {
        if (to < from) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "span of '" + group + "': expected its last step at or after the first, " + from + ", but got "
                            + to);
        }
    }
}
