package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One call of tier 1 with tensors that fit it, so that each of them can be exchanged for one that does not.
 *
 * @param name how it appears in reports
 * @param slots the tensors it takes
 * @param call the call
 */
record Operation(String name, List<Slot> slots, Call call) {
    /**
     * A tensor that the call takes.
     *
     * @param checksShape whether a tensor of another shape must be refused
     * @param checksType whether a tensor of another type must be refused
     */
    record Slot(DType dtype, Shape shape, boolean checksShape, boolean checksType) {
        Tensor allocate(TensorOps ops) {
            return ops.allocate(dtype, shape);
        }

        /** Returns a tensor of as many axes whose sizes fit nowhere. */
        Tensor allocateMisshapen(TensorOps ops) {
            return ops.allocate(dtype, Shape.of(Arrays.copyOf(new int[] {5, 7, 11}, shape.rank())));
        }

        /** Returns a tensor of another type. */
        Tensor allocateMistyped(TensorOps ops) {
            return ops.allocate(dtype == DType.FLOAT64 ? DType.FLOAT32 : DType.FLOAT64, shape);
        }
    }

    /** The call itself. */
    @FunctionalInterface
    interface Call {
        void run(TensorOps ops, List<Tensor> tensors);
    }

    /** Returns an operation on FLOAT64 tensors of these shapes, of which each is checked. */
    static Operation of(String name, Call call, Shape... shapes) {
        List<Slot> slots = new ArrayList<>();
        for (Shape shape : shapes) {
            slots.add(new Slot(DType.FLOAT64, shape, true, true));
        }
        return new Operation(name, slots, call);
    }

    /** Returns this with one slot for an INT32 tensor. */
    Operation whole(int slot) {
        Slot old = slots.get(slot);
        return with(slot, new Slot(DType.INT32, old.shape, old.checksShape, old.checksType));
    }

    /** Returns this with one slot that takes every type. */
    Operation anyType(int slot) {
        Slot old = slots.get(slot);
        return with(slot, new Slot(old.dtype, old.shape, old.checksShape, false));
    }

    /** Returns this with one slot that takes every shape. */
    Operation anyShape(int slot) {
        Slot old = slots.get(slot);
        return with(slot, new Slot(old.dtype, old.shape, false, old.checksType));
    }

    /** Allocates a tensor for each slot. */
    List<Tensor> allocate(TensorOps ops) {
        List<Tensor> tensors = new ArrayList<>();
        slots.forEach(slot -> tensors.add(slot.allocate(ops)));
        return tensors;
    }

    private Operation with(int slot, Slot changed) {
        List<Slot> copy = new ArrayList<>(slots);
        copy.set(slot, changed);
        return new Operation(name, copy, call);
    }

    @Override
    public String toString() {
        return name;
    }
}
