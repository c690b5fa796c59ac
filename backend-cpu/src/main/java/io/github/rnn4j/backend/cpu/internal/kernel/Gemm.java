package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/**
 * The matrix product. Each element of the result sums over {@code k} in ascending order, one fused multiply-add each, starting
 * from the scaled old content: its bits depend neither on the other rows nor on the shapes' blocking. Confined to a session; no
 * allocation once warm.
 *
 * @param <A> the array type
 */
@Internal
public interface Gemm<A> {
    /** Rows that are best computed together: whoever divides a product does so in multiples. */
    int TILE_ROWS = 4;

    /** Columns likewise; for the widest vectors there are. */
    int TILE_COLUMNS = 32;

    /**
     * Computes {@code out = alpha left right + beta out}; where {@code beta} is 0 the old content is not read. It is the elements of the left
     * operand that {@code alpha} multiplies, before anything is summed.
     */
    void multiply(double alpha, MatrixView<A> left, MatrixView<A> right, double beta, MatrixView<A> out);

    /** Computes {@code out += left right} with a right operand that was packed before. */
    void accumulate(MatrixView<A> left, PackedMatrix<A> packed, MatrixView<A> out);

    /** Computes {@code sums = } the sum of all rows, in their order; the elements of a row follow each other. */
    void sumRows(MatrixView<A> rows, A sums);

    /** Returns room for a right operand. */
    PackedMatrix<A> newPacked(int depth, int columns);

    /** Copies a right operand. */
    void pack(MatrixView<A> right, PackedMatrix<A> packed);

    /**
     * Lets a packed operand begin where it is read quickest, for those that rows are multiplied by again and again one at a time. Takes some
     * microseconds, and holds until the garbage collector moves the array.
     *
     * @return whether it begins somewhere else than before, and must be packed again
     */
    default boolean align(PackedMatrix<A> packed) {
        return false;
    }
}
