package com.example.loops;

import io.github.rnn4j.api.backend.MemoryOps;
import io.github.rnn4j.api.backend.TransferOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** Where tensors come from, and how their elements come and go. */
interface MemoryLoops extends Loops, MemoryOps, TransferOps {
    @Override
    default Scope openScope() {
        return session().openScope();
    }

    @Override
    default Tensor allocate(DType dtype, Shape shape) {
        return session().allocate(dtype, shape);
    }

    @Override
    default void copy(Tensor source, Tensor target) {
        LoopTensor x = use("copy source", source);
        LoopTensor y = use("copy target", target);
        boolean fits = Shape.broadcast(x.shape(), y.shape()).equals(y.shape());
        Refusals.fits("copy source", fits, "a shape that stretches to " + y.shape(), x.shape());
        int[] from = Loops.stretched(x.shape(), y.shape());
        for (int i = 0; i < from.length; i++) {
            y.set(i, x.values[from[i]]);
        }
    }

    @Override
    default void fill(Tensor target, double value) {
        LoopTensor y = use("fill", target);
        for (int i = 0; i < y.values.length; i++) {
            y.set(i, value);
        }
    }

    @Override
    default Tensor reshape(Tensor tensor, Shape shape) {
        LoopTensor x = use("reshape", tensor);
        Refusals.fits("reshape", x.values.length == shape.elements(), x.values.length + " elements", shape);
        return x.view(shape);
    }

    @Override
    default void upload(float[] source, int offset, Tensor target) {
        LoopTensor y = transferred(target, true, source.length, offset);
        for (int i = 0; i < y.values.length; i++) {
            y.set(i, source[offset + i]);
        }
    }

    @Override
    default void upload(double[] source, int offset, Tensor target) {
        LoopTensor y = transferred(target, true, source.length, offset);
        for (int i = 0; i < y.values.length; i++) {
            y.set(i, source[offset + i]);
        }
    }

    @Override
    default void upload(int[] source, int offset, Tensor target) {
        LoopTensor y = transferred(target, false, source.length, offset);
        for (int i = 0; i < y.values.length; i++) {
            y.set(i, source[offset + i]);
        }
    }

    @Override
    default void download(Tensor source, float[] target, int offset) {
        LoopTensor x = transferred(source, true, target.length, offset);
        for (int i = 0; i < x.values.length; i++) {
            target[offset + i] = (float) x.values[i];
        }
    }

    @Override
    default void download(Tensor source, double[] target, int offset) {
        LoopTensor x = transferred(source, true, target.length, offset);
        System.arraycopy(x.values, 0, target, offset, x.values.length);
    }

    @Override
    default void download(Tensor source, int[] target, int offset) {
        LoopTensor x = transferred(source, false, target.length, offset);
        for (int i = 0; i < x.values.length; i++) {
            target[offset + i] = (int) x.values[i];
        }
    }

    private LoopTensor transferred(Tensor tensor, boolean floating, int length, int offset) {
        LoopTensor ours = use("transfer", tensor);
        if (floating) {
            Refusals.floating("transfer of a floating array", ours);
        } else {
            Refusals.type("transfer of int[]", DType.INT32, ours);
        }
        boolean fits = offset >= 0 && (long) offset + ours.values.length <= length;
        Refusals.argument("transfer", fits, ours.values.length + " elements from " + offset, "length " + length);
        return ours;
    }
}
