package io.github.rnn4j.api.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * In which order many sequences stand in one array; it cuts them out, whatever the order. Inside, rnn4j is time-major.
 */
@Experimental
public enum BatchLayout {
    /** {@code [timeSteps, batch, width]}, as engines compute. */
    TIME_MAJOR,
    /** {@code [batch, timeSteps, width]}, as data is often kept; PyTorch's {@code batch_first}. */
    BATCH_MAJOR;

    /**
     * Cuts feature vectors into sequences; the values are copied.
     *
     * @param shape three sizes in this order, the last one the features of a step, at least 1
     * @param values as many as the shape has, row-major; those beyond a length are not looked at
     * @param lengths used steps of each sequence; none at all if every step is used
     * @throws ShapeMismatchException if shape, values and lengths do not go together
     * @throws RnnException with code {@code INVALID_ARGUMENT} for a length below 0 or above the steps
     */
    public List<Steps> features(Shape shape, float[] values, int... lengths) {
        check(shape, values.length, lengths);
        int width = shape.size(2);
        return sequences(shape, lengths, rows -> {
            float[] own = new float[rows.length * width];
            for (int step = 0; step < rows.length; step++) {
                System.arraycopy(values, rows[step] * width, own, step * width, width);
            }
            return new Steps.Features(width, own);
        });
    }

    /**
     * Cuts identifiers into sequences; they are copied.
     *
     * @param shape three sizes in this order, the last one the identifiers of a step, at least 1
     * @param ids as many as the shape has, row-major; those beyond a length are not looked at
     * @param lengths used steps of each sequence; none at all if every step is used
     * @throws ShapeMismatchException if shape, identifiers and lengths do not go together
     * @throws RnnException with code {@code INVALID_ARGUMENT} for a length below 0 or above the steps
     */
    public List<Steps> ids(Shape shape, int[] ids, int... lengths) {
        check(shape, ids.length, lengths);
        int width = shape.size(2);
        return sequences(shape, lengths, rows -> {
            int[] own = new int[rows.length * width];
            for (int step = 0; step < rows.length; step++) {
                System.arraycopy(ids, rows[step] * width, own, step * width, width);
            }
            return new Steps.Ids(width, own);
        });
    }

    private int timeSteps(Shape shape) {
        return shape.size(this == TIME_MAJOR ? 0 : 1);
    }

    private int batch(Shape shape) {
        return shape.size(this == TIME_MAJOR ? 1 : 0);
    }

    private void check(Shape shape, int values, int[] lengths) {
        if (shape.rank() != 3 || shape.size(2) < 1 || shape.elements() != values) {
            throw new ShapeMismatchException("batch: expected "
                    + (this == TIME_MAJOR ? "[timeSteps, batch, width]" : "[batch, timeSteps, width]")
                    + " with a width >= 1 and as many values but got " + shape + " and " + values + ".");
        }
        if (lengths.length != 0 && lengths.length != batch(shape)) {
            throw new ShapeMismatchException("lengths: expected " + batch(shape) + ", one for each sequence of " + shape
                    + ", but got " + lengths.length + ".");
        }
        for (int b = 0; b < lengths.length; b++) {
            if (lengths[b] < 0 || lengths[b] > timeSteps(shape)) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "lengths: expected 0 to " + timeSteps(shape) + " but got " + lengths[b] + " (sequence " + b
                                + ").");
            }
        }
    }

    /** Gives each sequence the numbers of its steps' rows. */
    private List<Steps> sequences(Shape shape, int[] lengths, Function<int[], Steps> cut) {
        int timeSteps = timeSteps(shape);
        int batch = batch(shape);
        List<Steps> sequences = new ArrayList<>();
        for (int b = 0; b < batch; b++) {
            int[] rows = new int[lengths.length == 0 ? timeSteps : lengths[b]];
            for (int t = 0; t < rows.length; t++) {
                rows[t] = this == TIME_MAJOR ? t * batch + b : b * timeSteps + t;
            }
            sequences.add(cut.apply(rows));
        }
        return sequences;
    }
}
