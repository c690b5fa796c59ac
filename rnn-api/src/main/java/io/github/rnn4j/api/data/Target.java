package io.github.rnn4j.api.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.Arrays;
import java.util.List;

/** What is to be learned of one sequence. Immutable. */
@Experimental
public sealed interface Target {
    /**
     * One class.
     *
     * @param label its number, from 0
     */
    @Experimental
    record Label(int label) implements Target {
        public Label {
            if (label < 0) {
                throw new RnnException(ErrorCode.INVALID_ARGUMENT, "label: expected >= 0 but got " + label);
            }
        }
    }

    /**
     * A number for each output.
     *
     * @param values the numbers, finite, at least one
     */
    @Experimental
    record Values(List<Double> values) implements Target {
        public Values {
            values = List.copyOf(values);
            if (values.isEmpty() || !values.stream().allMatch(Double::isFinite)) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT, "target: expected one finite number or more but got " + values);
            }
        }

        /** Returns a target of some numbers. */
        public static Values of(double... values) {
            return new Values(Arrays.stream(values).boxed().toList());
        }
    }
}
