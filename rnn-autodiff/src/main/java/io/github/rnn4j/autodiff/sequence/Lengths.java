package io.github.rnn4j.autodiff.sequence;

import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which steps of which row are used. What is not used is replaced by selection, never multiplied by 0: padding may be NaN.
 *
 * @param lengths used steps of each row; null if all are
 * @param used {@code [timeSteps, batch, 1]}, 1 where used; null if all are
 * @param steps the same, one {@code [batch, 1]} for each step; empty if all are
 */
record Lengths(@Nullable Tensor lengths, @Nullable Tensor used, List<Tensor> steps) {
    static Lengths of(Ops ops, @Nullable Tensor lengths, Shape input, DType dtype) {
        if (lengths == null) {
            return new Lengths(null, null, List.of());
        }
        int timeSteps = input.size(0);
        int[] counting = new int[timeSteps];
        Arrays.setAll(counting, step -> step);
        Tensor step = ops.constant(Shape.of(timeSteps, 1), counting);
        Tensor below = ops.compare(Comparison.LESS, step, ops.reshape(lengths, Shape.of(1, input.size(1))));
        Tensor used = ops.reshape(ops.cast(below, dtype), Shape.of(timeSteps, input.size(1), 1));
        return new Lengths(lengths, used, ops.unstack(used, 0));
    }

    /** Returns a sequence with zeros beyond each length. */
    Tensor zeroBeyond(Ops ops, Tensor sequence) {
        return used == null ? sequence : ops.select(used, sequence, zero(ops, sequence));
    }

    /** Returns each sequence read from its last used step to its first; a sequence read so is turned back. */
    Tensor reverse(Ops ops, Tensor sequence) {
        return lengths == null ? sequence : ops.reverseByLength(sequence, lengths);
    }

    /** Returns the new value where the step is used, else the old one. */
    Tensor keepUnused(Ops ops, int step, Tensor newValue, Tensor oldValue) {
        return used == null ? newValue : ops.select(steps.get(step), newValue, oldValue);
    }

    private static Tensor zero(Ops ops, Tensor sequence) {
        return ops.constant(sequence.dtype(), Shape.of(1), 0);
    }
}
