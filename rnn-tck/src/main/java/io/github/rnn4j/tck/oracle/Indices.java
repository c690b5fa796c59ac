package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.tensor.Shape;

/** Row-major index arithmetic. */
final class Indices {
    private Indices() {}

    /** Returns, for each axis, how far apart in row-major order neighbours along it are. */
    static int[] strides(Shape shape) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape.size(axis);
        }
        return strides;
    }

    /** Returns the product of the sizes of the axes from {@code first} up to, not including, {@code end}. */
    static int product(Shape shape, int first, int end) {
        int product = 1;
        for (int axis = first; axis < end; axis++) {
            product *= shape.size(axis);
        }
        return product;
    }

    /**
     * Returns, for each element of {@code large} in row-major order, the index of the element of {@code small} that stands
     * there when {@code small} is stretched (NumPy's rules: aligned at the last axis, size 1 counts everywhere).
     */
    static int[] broadcast(Shape small, Shape large) {
        int[] strides = strides(small);
        int missing = large.rank() - small.rank();
        int[] indices = new int[large.elements()];
        for (int i = 0; i < indices.length; i++) {
            int rest = i;
            int index = 0;
            for (int axis = large.rank() - 1; axis >= missing; axis--) {
                int position = rest % large.size(axis);
                rest /= large.size(axis);
                index += small.size(axis - missing) == 1 ? 0 : position * strides[axis - missing];
            }
            indices[i] = index;
        }
        return indices;
    }
}
