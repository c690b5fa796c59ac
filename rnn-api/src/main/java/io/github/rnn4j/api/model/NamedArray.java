package io.github.rnn4j.api.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.Arrays;

/**
 * A parameter's values on the host, in double, which holds every narrower type without loss. Immutable.
 */
@Experimental
public final class NamedArray {
    private final String name;
    private final DType dtype;
    private final Shape shape;
    private final double[] values;

    /**
     * Copies the values.
     *
     * @param dtype type in which they are stored in a file and on a backend
     * @param values row-major, as many as the shape has
     */
    public NamedArray(String name, DType dtype, Shape shape, double[] values) {
        if (values.length != shape.elements()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "parameter '" + name + "': expected " + shape.elements() + " values for " + shape + " but got "
                            + values.length);
        }
        this.name = name;
        this.dtype = dtype;
        this.shape = shape;
        this.values = values.clone();
    }

    /** Returns the full name. */
    public String name() {
        return name;
    }

    /** Returns the stored type. */
    public DType dtype() {
        return dtype;
    }

    /** Returns the canonical shape. */
    public Shape shape() {
        return shape;
    }

    /** Returns a copy of the values, row-major. */
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedArray that
                && name.equals(that.name)
                && dtype == that.dtype
                && shape.equals(that.shape)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return name + " " + dtype + " " + shape;
    }
}
