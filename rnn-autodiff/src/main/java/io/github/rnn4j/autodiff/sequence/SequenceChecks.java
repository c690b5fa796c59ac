package io.github.rnn4j.autodiff.sequence;

import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.Axis;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses tensors that do not fit a sequence, naming the axis. */
final class SequenceChecks {
    private SequenceChecks() {}

    static void check(
            SequenceDescriptor descriptor,
            List<StateSpec> specs,
            Tensor input,
            @Nullable Tensor lengths,
            List<Tensor> initialState) {
        input(descriptor.inputSize(), input);
        int batchSize = input.shape().size(1);
        if (lengths != null) {
            lengths(descriptor, batchSize, lengths);
        }
        if (!initialState.isEmpty() && initialState.size() != specs.size()) {
            throw new ShapeMismatchException(
                    "initialState: expected none or " + specs.size() + " tensors but got " + initialState.size());
        }
        int passes = descriptor.numLayers() * descriptor.direction().count();
        for (int i = 0; i < initialState.size(); i++) {
            Shape expected = Shape.of(passes, batchSize, specs.get(i).width());
            state(specs.get(i).name(), expected, input.dtype(), initialState.get(i));
        }
    }

    private static void input(int inputSize, Tensor input) {
        String expected = "input: expected [" + Axis.TIME_STEPS.label() + ", " + Axis.BATCH.label() + ", "
                + Axis.FEATURES.label() + "=" + inputSize + "]";
        Shape shape = input.shape();
        if (shape.rank() != 3) {
            throw new ShapeMismatchException(expected + " but got " + shape);
        }
        if (shape.size(2) != inputSize) {
            throw new ShapeMismatchException(
                    expected + " but got " + shape + " (axis 2 '" + Axis.FEATURES.label() + "')");
        }
        if (shape.size(0) == 0) {
            throw new ShapeMismatchException(expected + " with at least one step but got " + shape + " (axis 0 '"
                    + Axis.TIME_STEPS.label() + "')");
        }
        if (!input.dtype().isFloating()) {
            throw new RnnException(
                    ErrorCode.DTYPE_MISMATCH, "input: expected a floating type but got " + input.dtype());
        }
    }

    private static void lengths(SequenceDescriptor descriptor, int batchSize, Tensor lengths) {
        if (!descriptor.lengths()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "lengths: expected none but got some. Make the sequence from a descriptor with lengths.");
        }
        if (lengths.dtype() != DType.INT32 || !lengths.shape().equals(Shape.of(batchSize))) {
            throw new ShapeMismatchException("lengths: expected INT32 [batch=" + batchSize + "] but got "
                    + lengths.dtype() + " " + lengths.shape());
        }
    }

    private static void state(String name, Shape expected, DType dtype, Tensor state) {
        if (state.dtype() != dtype || !state.shape().equals(expected)) {
            throw new ShapeMismatchException("initialState '" + name + "': expected " + dtype
                    + " [layers * directions, batch, features] = " + expected + " but got " + state.dtype() + " "
                    + state.shape());
        }
    }
}
