package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/**
 * What can be done with arrays of one element type, whichever it is. Stateless and thread-safe. Ranges are trusted.
 *
 * @param <A> the array type: {@code float[]}, {@code double[]} or {@code int[]}
 */
@Internal
public interface Elements<A> {
    /** Returns a new array of zeros. */
    A allocate(int length);

    /** Returns an array under its type. */
    A cast(Object array);

    /** Returns the number of elements. */
    int length(A array);

    /** Sets the elements {@code [from, to)} to a value, rounded. */
    void fill(A array, int from, int to, double value);

    /** Copies every {@code step}-th element, {@code target[i] = source[from + i step]}. */
    void gather(A source, int from, int step, A target, int count);

    /** Converts to double; exact. */
    void toDouble(A source, int from, double[] target, int to, int count);

    /** Converts from double: rounded, or cut towards zero. */
    void fromDouble(double[] source, int from, A target, int to, int count);

    /** Computes {@code out[i] = left[i] op right[i]} for {@code from <= i < to}; {@code out} may be an operand. */
    void apply(BinaryOp op, double alpha, double beta, A left, A right, A out, int from, int to);

    /** Computes {@code out[i] = condition[i] != 0 ? left[i] : right[i]}; {@code out} may be an operand. */
    void select(A condition, A left, A right, A out, int count);

    /** Computes {@code sums[to + i] += source[from + i]}. */
    void accumulate(A source, int from, double[] sums, int to, int count);

    /** Returns the sum of a run of elements. */
    double sum(A source, int from, int count);

    /** Returns which of a run of elements is the greatest; of equal ones the first. */
    int argMax(A source, int from, int count);

    /** Replaces {@code best[to + i]} and its number in {@code index} where {@code source[from + i]} is greater. */
    void keepGreater(A source, int from, A best, int[] index, int to, int count, int number);

    /** Computes {@code target[to + i] += source[from + i]}. */
    void addTo(A source, int from, A target, int to, int count);

    /** Returns the array if it is long enough, else a longer one with none of its content. */
    default A atLeast(A array, int length) {
        return length(array) >= length ? array : allocate(Math.max(length, length(array) + length(array) / 2));
    }
}
