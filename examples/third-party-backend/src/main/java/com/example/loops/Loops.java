package com.example.loops;

import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** What the families share: the session, and row-major index arithmetic. */
interface Loops {
    LoopSession session();

    default LoopTensor use(String subject, Tensor tensor) {
        return session().use(subject, tensor);
    }

    /** How many elements stand between neighbours along an axis: the product of the axes behind it. */
    static int stride(Shape shape, int axis) {
        int product = 1;
        for (int behind = axis + 1; behind < shape.rank(); behind++) {
            product *= shape.size(behind);
        }
        return product;
    }

    /** Which element of {@code small} stands at each element of {@code large}, to whose shape it is stretched. */
    static int[] stretched(Shape small, Shape large) {
        int missing = large.rank() - small.rank();
        int[] from = new int[large.elements()];
        for (int axis = 0; axis < small.rank(); axis++) {
            int stride = small.size(axis) == 1 ? 0 : stride(small, axis);
            int apart = stride(large, axis + missing);
            for (int i = 0; i < from.length; i++) {
                from[i] += i / apart % large.size(axis + missing) * stride;
            }
        }
        return from;
    }
}
