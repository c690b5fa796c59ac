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

    /**
     * Symbols for a decoder to write.
     *
     * @param symbols in order, each at least 1; the 0 that ends them is not among them. May be empty
     */
    @Experimental
    record Sequence(List<Integer> symbols) implements Target {
        public Sequence {
            symbols = List.copyOf(symbols);
            for (int i = 0; i < symbols.size(); i++) {
                if (symbols.get(i) < 1) {
                    throw new RnnException(
                            ErrorCode.INVALID_ARGUMENT,
                            "target: expected symbols >= 1, for 0 ends a sequence by itself, but got " + symbols.get(i)
                                    + " (position " + i + ")");
                }
            }
        }

        /** Returns a target of some symbols. */
        public static Sequence of(int... symbols) {
            return new Sequence(Arrays.stream(symbols).boxed().toList());
        }

        /** Returns the steps that a decoder takes to write it, the one that ends it included. */
        public int timeSteps() {
            return symbols.size() + 1;
        }
    }

    /**
     * A target beside an answer that is there already, such as a linear model's: loss and metric see the sum of it and of what the network
     * puts out, so that the network learns what is missing (the offset of generalised linear models; McCullagh and Nelder, 1989). Whoever
     * asks the network later adds it as well.
     *
     * @param target the answer; neither symbols nor another one with an offset
     * @param offset what is added to each output, finite: logits where the loss takes logits
     */
    @Experimental
    record WithOffset(Target target, List<Double> offset) implements Target {
        public WithOffset {
            offset = List.copyOf(offset);
            if (target instanceof Sequence || target instanceof WithOffset) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "target: expected a label or values beside an offset but got " + target);
            }
            if (offset.isEmpty() || !offset.stream().allMatch(Double::isFinite)) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT, "offset: expected one finite number or more but got " + offset);
            }
        }
    }
}
