package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import java.util.Arrays;

/** Reorders axes, a row of the result at a time. Confined to a session. */
final class CpuTranspose {
    private final CpuScratch scratch;
    /** Elements of the operand between neighbours along each axis of the result. */
    private int[] steps = new int[8];

    private int[] counters = new int[8];

    CpuTranspose(CpuScratch scratch) {
        this.scratch = scratch;
    }

    void apply(CpuTensor x, int[] permutation, CpuTensor out) {
        check(x, permutation, out);
        int rank = permutation.length;
        if (steps.length < rank) {
            steps = new int[rank];
            counters = new int[rank];
        }
        for (int axis = 0; axis < rank; axis++) {
            int step = 1;
            for (int inner = permutation[axis] + 1; inner < rank; inner++) {
                step *= x.shape().size(inner);
            }
            steps[axis] = step;
        }
        copy(scratch.rows(x.dtype()), x, out);
    }

    private <A> void copy(ScratchRows<A> rows, CpuTensor x, CpuTensor out) {
        A from = rows.of(x);
        A to = rows.of(out);
        int rank = out.shape().rank();
        if (rank == 0) {
            System.arraycopy(from, 0, to, 0, 1);
            return;
        }
        int width = out.shape().size(-1);
        A row = rows.first(width);
        Arrays.fill(counters, 0);
        for (int position = 0; position < out.shape().elements(); position += width) {
            rows.elements().gather(from, offset(rank), steps[rank - 1], row, width);
            System.arraycopy(row, 0, to, position, width);
            advance(out, rank);
        }
    }

    private int offset(int rank) {
        int offset = 0;
        for (int axis = 0; axis < rank - 1; axis++) {
            offset += counters[axis] * steps[axis];
        }
        return offset;
    }

    private void advance(CpuTensor out, int rank) {
        for (int axis = rank - 2; axis >= 0; axis--) {
            if (++counters[axis] < out.shape().size(axis)) {
                return;
            }
            counters[axis] = 0;
        }
    }

    private static void check(CpuTensor x, int[] permutation, CpuTensor out) {
        int rank = x.shape().rank();
        int seen = 0;
        boolean fits = out.shape().rank() == rank;
        for (int axis = 0; axis < permutation.length; axis++) {
            int from = permutation[axis];
            if (permutation.length != rank || from < 0 || from >= rank || (seen & 1 << from) != 0) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "permutation: expected each of " + rank + " axes once but got " + Arrays.toString(permutation)
                                + ".");
            }
            seen |= 1 << from;
            fits = fits && out.shape().size(axis) == x.shape().size(from);
        }
        if (!fits || permutation.length != rank) {
            throw new ShapeMismatchException("out: expected " + x.shape() + " reordered by "
                    + Arrays.toString(permutation) + " but got " + out.shape() + ".");
        }
    }
}
