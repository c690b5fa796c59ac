package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.ReductionOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import org.jspecify.annotations.Nullable;

/** {@code sum}, {@code max}, {@code maskedSoftmax}. */
final class CpuReductionOps implements ReductionOps {
    private final CpuOperands operands;
    private final CpuScratch scratch;
    private final WorkerPool pool;
    /** Made when it is first needed: most predictions reduce nothing. */
    private @Nullable AxisReduction reduction;

    CpuReductionOps(CpuSession session) {
        this.operands = session.operands();
        this.scratch = session.scratch();
        this.pool = session.backend().pool();
    }

    private AxisReduction reduction() {
        AxisReduction made = reduction == null ? new AxisReduction(pool) : reduction;
        reduction = made;
        return made;
    }

    @Override
    public void sum(Tensor x, int axis, Tensor out) {
        CpuTensor from = operands.open(x, "x");
        CpuTensor to = operands.open(out, "out");
        CpuOperands.distinct(to, from, "out");
        if (to.dtype() != from.dtype() && to.dtype() != DType.FLOAT64) {
            throw new RnnException(
                    ErrorCode.DTYPE_MISMATCH,
                    "out: expected " + from.dtype() + " or FLOAT64 but got " + to.dtype() + " " + to.shape() + ".");
        }
        int reduced = reducedAxis(from, axis, to, "out");
        reduction().sum(from, reduced, to);
    }

    @Override
    public void max(Tensor x, int axis, Tensor out, @Nullable Tensor index) {
        CpuTensor from = operands.open(x, "x");
        CpuTensor to = operands.result(out, "out", from.dtype(), from);
        int reduced = reducedAxis(from, axis, to, "out");
        if (from.shape().size(reduced) == 0) {
            throw new ShapeMismatchException(
                    "x: expected an axis that is not empty but got " + from.shape() + " (axis " + reduced + ").");
        }
        int[] found = scratch.ints().first(to.shape().elements());
        if (index != null) {
            CpuTensor where = operands.result(index, "index", DType.INT32, from);
            CpuOperands.expectShape(where, "index", to.shape());
            CpuOperands.distinct(where, to, "index");
            found = CpuTypes.INTS.cast(where.array());
        }
        reduction().max(from, reduced, to, found);
    }

    @Override
    public void maskedSoftmax(Tensor x, @Nullable Tensor mask, Tensor out) {
        CpuTensor from = operands.open(x, "x");
        FloatingElements<?> elements = CpuTypes.floating(from.dtype(), "x");
        CpuTensor to = operands.open(out, "out", from.dtype());
        CpuOperands.expectShape(to, "out", from.shape());
        CpuOperands.expect(from.shape().rank() > 0, "x", "an axis", from);
        CpuTensor used = mask == null ? null : operands.open(mask, "mask", from.dtype());
        softmax(elements, scratch.rows(from.dtype()), from, used, to);
    }

    private <A, B> void softmax(
            FloatingElements<A> elements, ScratchRows<B> rows, CpuTensor x, @Nullable CpuTensor mask, CpuTensor out) {
        A used = mask == null ? null : elements.cast(stretched(rows, mask, x.shape()));
        A from = elements.cast(x.array());
        A to = elements.cast(out.array());
        int width = x.shape().size(-1);
        A row = elements.cast(rows.first(width));
        for (int start = 0; start < x.shape().elements(); start += width) {
            System.arraycopy(from, start, row, 0, width);
            elements.softmax(row, used, start, width);
            System.arraycopy(row, 0, to, start, width);
        }
    }

    private <B> B stretched(ScratchRows<B> rows, CpuTensor mask, Shape shape) {
        B from = rows.of(mask);
        B all = rows.second(shape.elements());
        BroadcastWalk walk =
                scratch.walk().over(shape).operand(mask.shape(), "mask").start();
        B run = rows.third(walk.run());
        while (walk.next()) {
            rows.elements().gather(from, walk.offset(0), walk.step(0), run, walk.run());
            System.arraycopy(run, 0, all, walk.position(), walk.run());
        }
        return all;
    }

    /** Returns the axis counted from 0 if the result has the shape without it, or with size 1 there. */
    private static int reducedAxis(CpuTensor x, int axis, CpuTensor out, String name) {
        int reduced = x.shape().checkAxis(axis);
        int rank = out.shape().rank();
        int kept = rank - x.shape().rank() + 1;
        boolean fits = kept == 0 || kept == 1;
        for (int i = 0; fits && i < rank; i++) {
            int expected = kept == 1 && i == reduced ? 1 : x.shape().size(kept == 0 && i >= reduced ? i + 1 : i);
            fits = out.shape().size(i) == expected;
        }
        if (!fits) {
            throw new ShapeMismatchException(name + ": expected " + x.shape().without(reduced) + " or "
                    + x.shape().withSize(reduced, 1) + " but got " + out.shape() + " (axis " + reduced + " of "
                    + x.shape() + ").");
        }
        return reduced;
    }
}
