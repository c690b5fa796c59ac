package io.github.rnn4j.api.tensor;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import java.util.Arrays;

/**
 * Sizes of a tensor's axes, outermost first; elements are counted row-major. A size may be 0 (no elements); rank 0 is a
 * single element. Immutable.
 */
@Stable
public final class Shape {
    private final int[] sizes;
    private final int elements;

    private Shape(int[] sizes) {
        long product = 1;
        for (int size : sizes) {
            if (size < 0) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT, "shape: expected sizes >= 0 but got " + Arrays.toString(sizes));
            }
            product = Math.min(product * size, Integer.MAX_VALUE + 1L);
        }
        if (product > Integer.MAX_VALUE) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "shape: expected at most " + Integer.MAX_VALUE + " elements but got " + Arrays.toString(sizes));
        }
        this.sizes = sizes;
        this.elements = (int) product;
    }

    /** Returns the shape with these sizes. */
    public static Shape of(int... sizes) {
        return new Shape(sizes.clone());
    }

    /** Returns the number of axes. */
    public int rank() {
        return sizes.length;
    }

    /**
     * Returns the size of one axis.
     *
     * @param axis from 0; negative counts from the last, {@code -1}
     */
    public int size(int axis) {
        return sizes[checkAxis(axis)];
    }

    /** Returns the number of elements. */
    public int elements() {
        return elements;
    }

    /** Returns the sizes as a new array. */
    public int[] toArray() {
        return sizes.clone();
    }

    /** Returns the axis counted from 0, or throws where there is none. */
    public int checkAxis(int axis) {
        int counted = axis < 0 ? axis + sizes.length : axis;
        if (counted < 0 || counted >= sizes.length) {
            throw new ShapeMismatchException(
                    "axis: expected one of " + sizes.length + " axes but got " + axis + " (shape " + this + ")");
        }
        return counted;
    }

    /** Returns this shape with one axis of another size. */
    public Shape withSize(int axis, int size) {
        int[] changed = sizes.clone();
        changed[checkAxis(axis)] = size;
        return new Shape(changed);
    }

    /** Returns this shape without one axis. */
    public Shape without(int axis) {
        int dropped = checkAxis(axis);
        int[] rest = new int[sizes.length - 1];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = sizes[i < dropped ? i : i + 1];
        }
        return new Shape(rest);
    }

    /** Returns this shape with a further axis of the given size before {@code axis}. */
    public Shape inserting(int axis, int size) {
        int[] more = new int[sizes.length + 1];
        for (int i = 0; i < more.length; i++) {
            more[i] = i < axis ? sizes[i] : i == axis ? size : sizes[i - 1];
        }
        return new Shape(more);
    }

    /**
     * Returns the shape that two shapes have in common when axes of size 1 are stretched (NumPy's rules, aligned at the
     * last axis).
     *
     * @throws ShapeMismatchException if an axis differs and neither size is 1
     */
    public static Shape broadcast(Shape left, Shape right) {
        if (left.equals(right)) {
            return left;
        }
        int[] common = new int[Math.max(left.rank(), right.rank())];
        for (int fromEnd = 1; fromEnd <= common.length; fromEnd++) {
            int a = fromEnd <= left.rank() ? left.size(-fromEnd) : 1;
            int b = fromEnd <= right.rank() ? right.size(-fromEnd) : 1;
            if (a != b && a != 1 && b != 1) {
                throw new ShapeMismatchException(
                        "broadcast: expected equal sizes or 1 but got " + left + " and " + right);
            }
            common[common.length - fromEnd] = a == 1 ? b : a;
        }
        return new Shape(common);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    @Override
    public String toString() {
        return Arrays.toString(sizes);
    }
}
