package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.AdamScalars;
import io.github.rnn4j.backend.cpu.internal.kernel.BinaryOp;
import io.github.rnn4j.backend.cpu.internal.kernel.Elements;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import org.jspecify.annotations.Nullable;

/**
 * Operations that go through whole arrays element by element, in ranges that threads share. Sums are those of chunks that do not
 * depend on the threads, added in their order. Confined to a session; allocates nothing once warm.
 */
final class ElementShare {
    /** Multiply-adds that take about as long as an element, which comes from memory. */
    private static final long WORK = 8;
    /** Elements of a chunk of a sum. */
    private static final int CHUNK = 1 << 14;
    /** Ranges begin with a cache line. */
    private static final int STEP = 16;

    private static final Object NONE = new Object();

    private final WorkerPool pool;
    private final WorkerPool.Work binary = this::binary;
    private final WorkerPool.Work copy = this::copy;
    private final WorkerPool.Work fill = this::fill;
    private final WorkerPool.Work squares = this::squares;
    private final WorkerPool.Work adam = this::adam;

    private @Nullable Elements<?> elements;
    private @Nullable FloatingElements<?> floating;
    private BinaryOp op = BinaryOp.ADD;
    private double alpha;
    private double beta;
    /** Operands: of Adam the parameter, the gradient and the moments. */
    private Object first = NONE;

    private Object second = NONE;
    private Object third = NONE;
    private Object fourth = NONE;
    private AdamScalars scalars = new AdamScalars();
    private double[] sums = new double[1];
    private int count;
    private int parts;

    ElementShare(WorkerPool pool) {
        this.pool = pool;
    }

    /** Computes {@code out[i] = left[i] op right[i]}; {@code out} may be an operand. */
    <A> void apply(Elements<A> kernels, BinaryOp what, double a, double b, A left, A right, A out, int size) {
        elements = kernels;
        op = what;
        alpha = a;
        beta = b;
        first = left;
        second = right;
        third = out;
        run(binary, size);
    }

    private void binary(int part) {
        if (elements != null) {
            binary(elements, begin(part), begin(part + 1));
        }
    }

    private <A> void binary(Elements<A> kernels, int from, int to) {
        kernels.apply(op, alpha, beta, kernels.cast(first), kernels.cast(second), kernels.cast(third), from, to);
    }

    /** Copies an array into another of its type. */
    void copy(Object source, Object target, int size) {
        first = source;
        second = target;
        run(copy, size);
    }

    private void copy(int part) {
        int from = begin(part);
        System.arraycopy(first, from, second, from, begin(part + 1) - from);
    }

    /** Sets all elements to a value, rounded. */
    void fill(Elements<?> kernels, Object target, int size, double value) {
        elements = kernels;
        alpha = value;
        first = target;
        run(fill, size);
    }

    private void fill(int part) {
        if (elements != null) {
            fill(elements, begin(part), begin(part + 1));
        }
    }

    private <A> void fill(Elements<A> kernels, int from, int to) {
        kernels.fill(kernels.cast(first), from, to, alpha);
    }

    /** Takes one Adam step in place and sets the gradient to 0. */
    void adam(
            FloatingElements<?> kernels,
            CpuTensor parameter,
            CpuTensor gradient,
            CpuTensor firstMoment,
            CpuTensor secondMoment,
            AdamScalars step) {
        floating = kernels;
        first = parameter.array();
        second = gradient.array();
        third = firstMoment.array();
        fourth = secondMoment.array();
        scalars = step;
        run(adam, parameter.shape().elements());
    }

    private void adam(int part) {
        if (floating != null) {
            adam(floating, begin(part), begin(part + 1));
        }
    }

    private <A> void adam(FloatingElements<A> kernels, int from, int to) {
        kernels.adam(
                kernels.cast(first),
                kernels.cast(second),
                kernels.cast(third),
                kernels.cast(fourth),
                scalars,
                from,
                to);
    }

    /** Returns the sum of the squares, in double. */
    double squaredSum(FloatingElements<?> kernels, Object x, int size) {
        int chunks = (size + CHUNK - 1) / CHUNK;
        sums = CpuTypes.DOUBLES.atLeast(sums, chunks);
        floating = kernels;
        first = x;
        count = size;
        parts = pool.parts(size * WORK, Math.max(1, chunks));
        pool.run(parts, squares);
        forget();
        double sum = 0;
        for (int chunk = 0; chunk < chunks; chunk++) {
            sum += sums[chunk];
        }
        return sum;
    }

    private void squares(int part) {
        if (floating != null) {
            squares(floating, part);
        }
    }

    private <A> void squares(FloatingElements<A> kernels, int part) {
        int chunks = (count + CHUNK - 1) / CHUNK;
        int end = WorkerPool.begin(chunks, 1, part + 1, parts);
        for (int chunk = WorkerPool.begin(chunks, 1, part, parts); chunk < end; chunk++) {
            int from = chunk * CHUNK;
            sums[chunk] = kernels.squaredSum(kernels.cast(first), from, Math.min(count, from + CHUNK));
        }
    }

    private void run(WorkerPool.Work work, int size) {
        count = size;
        parts = pool.parts(size * WORK, Math.max(1, size / STEP));
        pool.run(parts, work);
        forget();
    }

    private int begin(int part) {
        return WorkerPool.begin(count, STEP, part, parts);
    }

    /** What is computed with is not kept alive. */
    private void forget() {
        first = NONE;
        second = NONE;
        third = NONE;
        fourth = NONE;
    }
}
