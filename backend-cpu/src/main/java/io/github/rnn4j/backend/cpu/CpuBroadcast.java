package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.cpu.internal.kernel.BinaryOp;
import io.github.rnn4j.backend.cpu.internal.kernel.Elements;

/**
 * Element-wise operations on operands that are stretched to the shape of the result. Equal shapes are one loop; others go run
 * by run through scratch rows, so that the loops see arrays without an offset. Confined to a session.
 */
final class CpuBroadcast {
    private final CpuOperands operands;
    private final CpuScratch scratch;
    private final ElementShare share;
    private final RunMove runs;

    CpuBroadcast(CpuSession session) {
        this.operands = session.operands();
        this.scratch = session.scratch();
        this.share = session.share();
        this.runs = new RunMove(session.backend().pool());
    }

    void binary(BinaryOp op, double alpha, Tensor left, double beta, Tensor right, Tensor out) {
        CpuTensor a = operands.open(left, "left");
        CpuTensor b = operands.open(right, "right", a.dtype());
        CpuTensor c = operands.open(out, "out", a.dtype());
        binary(scratch.rows(c.dtype()), op, alpha, a, beta, b, c);
    }

    private <A> void binary(
            ScratchRows<A> rows,
            BinaryOp op,
            double alpha,
            CpuTensor left,
            double beta,
            CpuTensor right,
            CpuTensor out) {
        Elements<A> elements = rows.elements();
        A c = rows.of(out);
        if (isWhole(left, out) && isWhole(right, out)) {
            share.apply(
                    elements,
                    op,
                    alpha,
                    beta,
                    rows.of(left),
                    rows.of(right),
                    c,
                    out.shape().elements());
            return;
        }
        BroadcastWalk walk = scratch.walk().over(out.shape()).operand(left.shape(), "left");
        walk.operand(right.shape(), "right").exactly().start();
        notStretchedInPlace(left, out);
        notStretchedInPlace(right, out);
        int run = walk.run();
        A a = rows.first(run);
        A b = rows.second(run);
        int heldLeft = -1;
        int heldRight = -1;
        while (walk.next()) {
            heldLeft = fetch(rows, left, walk, 0, heldLeft, a);
            heldRight = fetch(rows, right, walk, 1, heldRight, b);
            A row = rows.third(run);
            elements.apply(op, alpha, beta, a, b, row, 0, run);
            System.arraycopy(row, 0, c, walk.position(), run);
        }
    }

    void select(Tensor condition, Tensor left, Tensor right, Tensor out) {
        CpuTensor a = operands.open(left, "left");
        CpuTensor test = operands.open(condition, "condition", a.dtype());
        CpuTensor b = operands.open(right, "right", a.dtype());
        CpuTensor c = operands.open(out, "out", a.dtype());
        select(scratch.rows(c.dtype()), test, a, b, c);
    }

    private <A> void select(ScratchRows<A> rows, CpuTensor test, CpuTensor left, CpuTensor right, CpuTensor out) {
        Elements<A> elements = rows.elements();
        A d = rows.of(out);
        if (isWhole(test, out) && isWhole(left, out) && isWhole(right, out)) {
            elements.select(
                    rows.of(test), rows.of(left), rows.of(right), d, out.shape().elements());
            return;
        }
        BroadcastWalk walk = scratch.walk().over(out.shape()).operand(test.shape(), "condition");
        walk.operand(left.shape(), "left")
                .operand(right.shape(), "right")
                .exactly()
                .start();
        notStretchedInPlace(test, out);
        notStretchedInPlace(left, out);
        notStretchedInPlace(right, out);
        if (walk.step(0) == 0) {
            runs.select(
                    elements,
                    rows.of(test),
                    rows.of(left),
                    rows.of(right),
                    d,
                    walk,
                    out.shape().elements());
        } else {
            select(rows, test, left, right, d, walk);
        }
    }

    private <A> void select(
            ScratchRows<A> rows, CpuTensor test, CpuTensor left, CpuTensor right, A out, BroadcastWalk walk) {
        int run = walk.run();
        A a = rows.first(run);
        A b = rows.second(run);
        A c = rows.third(run);
        int heldTest = -1;
        int heldRight = -1;
        while (walk.next()) {
            heldTest = fetch(rows, test, walk, 0, heldTest, a);
            fetch(rows, left, walk, 1, -1, b);
            heldRight = fetch(rows, right, walk, 2, heldRight, c);
            rows.elements().select(a, b, c, b, run);
            System.arraycopy(b, 0, out, walk.position(), run);
        }
    }

    private static boolean isWhole(CpuTensor operand, CpuTensor out) {
        return operand.shape().equals(out.shape());
    }

    private static void notStretchedInPlace(CpuTensor operand, CpuTensor out) {
        if (!isWhole(operand, out)) {
            CpuOperands.distinct(out, operand, "out");
        }
    }

    /**
     * Copies an operand's run into a row, unless the row holds it.
     *
     * @param held where the run in the row begins, or -1
     * @return where the run now in the row begins
     */
    private static <A> int fetch(
            ScratchRows<A> rows, CpuTensor tensor, BroadcastWalk walk, int operand, int held, A row) {
        int offset = walk.offset(operand);
        if (offset != held) {
            if (walk.step(operand) == 1) {
                System.arraycopy(rows.of(tensor), offset, row, 0, walk.run());
            } else {
                rows.elements().gather(rows.of(tensor), offset, 0, row, walk.run());
            }
        }
        return offset;
    }
}
