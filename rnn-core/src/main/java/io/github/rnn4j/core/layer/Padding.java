package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** Tells used steps from padding. Padding is left out by selection, never by a factor: 0·NaN is NaN. */
final class Padding {
    private Padding() {}

    /** Records a condition {@code [timeSteps, batch, 1]} that is 1 at used steps and 0 beyond each length. */
    static Tensor used(Recording recording) {
        Ops ops = recording.recorder();
        int[] numbers = new int[recording.timeSteps()];
        for (int step = 0; step < numbers.length; step++) {
            numbers[step] = step;
        }
        Tensor steps = ops.constant(Shape.of(numbers.length, 1), numbers);
        Tensor lengths = ops.reshape(recording.lengths(), Shape.of(1, recording.batchSize()));
        Tensor used = ops.cast(ops.compare(Comparison.LESS, steps, lengths), recording.dtype());
        return ops.reshape(used, Shape.of(recording.timeSteps(), recording.batchSize(), 1));
    }

    /** Records a sequence whose padding is 0; the sequence itself where it is known to be so. */
    static Tensor zeroed(Recording recording, Flow input) {
        return input.zeroPadding() ? input.tensor() : replaced(recording, input.tensor(), 0);
    }

    /** Records a sequence whose padding is {@code value}. */
    static Tensor replaced(Recording recording, Tensor sequence, double value) {
        Ops ops = recording.recorder();
        Tensor filler = ops.constant(sequence.dtype(), Shape.of(1, 1, 1), value);
        return ops.select(used(recording), sequence, filler);
    }

    /** Records INT32 {@code [batch]}: 1 where a sequence has a used step, else 0. */
    static Tensor nonEmpty(Recording recording) {
        Ops ops = recording.recorder();
        Tensor zero = ops.constant(Shape.of(1), 0);
        return ops.compare(Comparison.LESS, zero, recording.lengths());
    }

    /** Records INT32 {@code [batch]} as a column of the network's type. */
    static Tensor column(Recording recording, Tensor numbers) {
        Ops ops = recording.recorder();
        DType type = recording.dtype();
        return ops.reshape(ops.cast(numbers, type), Shape.of(recording.batchSize(), 1));
    }
}
