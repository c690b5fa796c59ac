package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.ShapingOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.cpu.internal.kernel.Elements;
import java.util.List;

/** {@code concat}, {@code stack}, {@code unstack}, {@code narrow}, {@code transpose}. */
final class CpuShapingOps implements ShapingOps {
    private final CpuOperands operands;
    private final CpuTranspose transposition;

    CpuShapingOps(CpuSession session) {
        this.operands = session.operands();
        this.transposition = new CpuTranspose(session.scratch());
    }

    @Override
    public void concat(List<Tensor> parts, int axis, Tensor out) {
        CpuTensor to = operands.open(out, "out");
        int along = to.shape().checkAxis(axis);
        int inner = product(to.shape(), along + 1, to.shape().rank());
        int total = 0;
        for (int i = 0; i < parts.size(); i++) {
            CpuTensor part = part(parts, i, to);
            CpuOperands.expect(equalBut(part.shape(), to.shape(), along), "parts", "the other axes of out", part);
            total += part.shape().size(along);
        }
        CpuOperands.expect(total == to.shape().size(along), "out", "as many indices as the parts have", to);
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            CpuTensor part = part(parts, i, to);
            int length = part.shape().size(along) * inner;
            blocks(part, 0, length, to, from, total * inner, product(to.shape(), 0, along), length);
            from += length;
        }
    }

    @Override
    public void stack(List<Tensor> parts, int axis, Tensor out) {
        CpuTensor to = operands.open(out, "out");
        int along = to.shape().checkAxis(axis);
        CpuOperands.expect(to.shape().size(along) == parts.size(), "out", "as many indices as there are parts", to);
        int inner = product(to.shape(), along + 1, to.shape().rank());
        int outer = product(to.shape(), 0, along);
        for (int i = 0; i < parts.size(); i++) {
            CpuTensor part = part(parts, i, to);
            CpuOperands.expect(equalWithout(part.shape(), to.shape(), along), "parts", "the other axes of out", part);
        }
        for (int i = 0; i < parts.size(); i++) {
            blocks(part(parts, i, to), 0, inner, to, i * inner, parts.size() * inner, outer, inner);
        }
    }

    @Override
    public void unstack(Tensor x, int axis, List<Tensor> parts) {
        CpuTensor from = operands.open(x, "x");
        int along = from.shape().checkAxis(axis);
        CpuOperands.expect(from.shape().size(along) == parts.size(), "x", "as many indices as there are parts", from);
        int inner = product(from.shape(), along + 1, from.shape().rank());
        int outer = product(from.shape(), 0, along);
        for (int i = 0; i < parts.size(); i++) {
            CpuTensor part = part(parts, i, from);
            CpuOperands.expect(equalWithout(part.shape(), from.shape(), along), "parts", "the other axes of x", part);
        }
        for (int i = 0; i < parts.size(); i++) {
            blocks(from, i * inner, parts.size() * inner, part(parts, i, from), 0, inner, outer, inner);
        }
    }

    @Override
    public void narrow(Tensor x, int axis, int from, Tensor out) {
        CpuTensor source = operands.open(x, "x");
        CpuTensor to = operands.result(out, "out", source.dtype(), source);
        int along = source.shape().checkAxis(axis);
        boolean fits = to.shape().rank() == source.shape().rank() && equalBut(to.shape(), source.shape(), along);
        CpuOperands.expect(fits, "out", "the other axes of x", to);
        int count = to.shape().size(along);
        int length = source.shape().size(along);
        if (from < 0 || from > length - count) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "from: expected 0 to " + (length - count) + " but got " + from + " (" + count + " indices of "
                            + length + ", axis " + along + ").");
        }
        int inner = product(source.shape(), along + 1, source.shape().rank());
        int outer = product(source.shape(), 0, along);
        blocks(source, from * inner, length * inner, to, 0, count * inner, outer, count * inner);
    }

    @Override
    public void transpose(Tensor x, int[] permutation, Tensor out) {
        CpuTensor source = operands.open(x, "x");
        CpuTensor to = operands.result(out, "out", source.dtype(), source);
        transposition.apply(source, permutation, to);
    }

    private CpuTensor part(List<Tensor> parts, int index, CpuTensor whole) {
        return operands.result(parts.get(index), "parts", whole.dtype(), whole);
    }

    /** Copies {@code count} blocks of {@code length} elements from one regular place to another. */
    private static void blocks(
            CpuTensor source, int from, int fromStep, CpuTensor target, int to, int toStep, int count, int length) {
        if (length == 1 && to == 0 && toStep == 1) {
            gather(CpuTypes.elements(source.dtype()), source, from, fromStep, target, count);
            return;
        }
        Object read = source.array();
        Object written = target.array();
        for (int i = 0; i < count; i++) {
            System.arraycopy(read, from + i * fromStep, written, to + i * toStep, length);
        }
    }

    /** Single elements to where they stand side by side: a copy for each would cost more than the element. */
    private static <A> void gather(
            Elements<A> elements, CpuTensor source, int from, int step, CpuTensor target, int count) {
        elements.gather(elements.cast(source.array()), from, step, elements.cast(target.array()), count);
    }

    private static boolean equalBut(Shape part, Shape whole, int axis) {
        boolean equal = part.rank() == whole.rank();
        for (int i = 0; equal && i < whole.rank(); i++) {
            equal = i == axis || part.size(i) == whole.size(i);
        }
        return equal;
    }

    private static boolean equalWithout(Shape part, Shape whole, int axis) {
        boolean equal = part.rank() == whole.rank() - 1;
        for (int i = 0; equal && i < part.rank(); i++) {
            equal = part.size(i) == whole.size(i < axis ? i : i + 1);
        }
        return equal;
    }

    private static int product(Shape shape, int from, int to) {
        int product = 1;
        for (int axis = from; axis < to; axis++) {
            product *= shape.size(axis);
        }
        return product;
    }
}
