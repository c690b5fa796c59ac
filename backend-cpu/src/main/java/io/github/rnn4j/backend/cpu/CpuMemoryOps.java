package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.MemoryOps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.cpu.internal.kernel.Elements;
import java.util.Arrays;

/** {@code allocate}, {@code copy}, {@code fill}, {@code reshape}. */
final class CpuMemoryOps implements MemoryOps {
    /** Elements converted at a time, so that the scratch row stays small. */
    private static final int CHUNK = 1024;

    private final CpuSession session;
    private final RunMove runs;

    CpuMemoryOps(CpuSession session) {
        this.session = session;
        this.runs = new RunMove(session.backend().pool());
    }

    @Override
    public Scope openScope() {
        return session.openScope();
    }

    @Override
    public Tensor allocate(DType dtype, Shape shape) {
        return session.allocate(dtype, shape);
    }

    @Override
    public void copy(Tensor source, Tensor target) {
        CpuTensor from = session.operands().open(source, "source");
        CpuTensor to = session.operands().open(target, "target");
        CpuOperands.distinct(to, from, "target");
        BroadcastWalk walk = session.scratch()
                .walk()
                .over(to.shape())
                .operand(from.shape(), "source")
                .start();
        if (from.dtype() != to.dtype()) {
            convert(CpuTypes.elements(from.dtype()), CpuTypes.elements(to.dtype()), walk, from, to);
        } else if (from.shape().elements() == to.shape().elements()) {
            session.share().copy(from.array(), to.array(), to.shape().elements());
        } else {
            runs.copy(from.array(), to.array(), walk, to.shape().elements());
        }
    }

    /** By way of double, which holds every element of every type exactly. */
    private <A, B> void convert(
            Elements<A> source, Elements<B> target, BroadcastWalk walk, CpuTensor fromTensor, CpuTensor toTensor) {
        A from = source.cast(fromTensor.array());
        B to = target.cast(toTensor.array());
        double[] row = session.scratch().doubles().first(Math.min(walk.run(), CHUNK));
        while (walk.next()) {
            for (int done = 0; done < walk.run(); done += CHUNK) {
                int count = Math.min(CHUNK, walk.run() - done);
                if (walk.step(0) == 1) {
                    source.toDouble(from, walk.offset(0) + done, row, 0, count);
                } else {
                    source.toDouble(from, walk.offset(0), row, 0, 1);
                    Arrays.fill(row, 0, count, row[0]);
                }
                target.fromDouble(row, 0, to, walk.position() + done, count);
            }
        }
    }

    @Override
    public void fill(Tensor target, double value) {
        CpuTensor tensor = session.operands().open(target, "target");
        session.share()
                .fill(
                        CpuTypes.elements(tensor.dtype()),
                        tensor.array(),
                        tensor.shape().elements(),
                        value);
    }

    @Override
    public Tensor reshape(Tensor tensor, Shape shape) {
        CpuTensor ours = session.operands().open(tensor, "tensor");
        if (ours.shape().elements() != shape.elements()) {
            throw new ShapeMismatchException("tensor: expected " + shape.elements() + " elements for " + shape
                    + " but got " + ours.shape().elements() + " (" + ours.shape() + ").");
        }
        return ours.view(shape);
    }
}
