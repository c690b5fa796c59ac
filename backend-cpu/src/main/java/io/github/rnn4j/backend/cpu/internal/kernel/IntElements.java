package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;
import java.util.Arrays;

/** INT32. */
@Internal
public final class IntElements implements Elements<int[]> {
    @Override
    public int[] allocate(int length) {
        return new int[length];
    }

    @Override
    public int[] cast(Object array) {
        return (int[]) array;
    }

    @Override
    public int length(int[] array) {
        return array.length;
    }

    @Override
    public void fill(int[] array, int from, int to, double value) {
        Arrays.fill(array, from, to, (int) value);
    }

    @Override
    public void gather(int[] source, int from, int step, int[] target, int count) {
        for (int i = 0, at = from; i < count; i++, at += step) {
            target[i] = source[at];
        }
    }

    @Override
    public void toDouble(int[] source, int from, double[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = source[from + i];
        }
    }

    @Override
    public void fromDouble(double[] source, int from, int[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = (int) source[from + i];
        }
    }

    /** {@link BinaryOp#DIVIDE} is refused before it comes here. */
    @Override
    public void apply(BinaryOp op, double alpha, double beta, int[] left, int[] right, int[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            int a = left[i];
            int b = right[i];
            out[i] = switch (op) {
                case ADD -> (int) (alpha * a + beta * b);
                case MULTIPLY -> a * b;
                case DIVIDE -> throw new IllegalArgumentException("INT32 has no quotient");
                case EQUAL -> a == b ? 1 : 0;
                case LESS -> a < b ? 1 : 0;
                case LESS_OR_EQUAL -> a <= b ? 1 : 0;
            };
        }
    }

    @Override
    public void select(int[] condition, int[] left, int[] right, int[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = condition[i] != 0 ? left[i] : right[i];
        }
    }

    @Override
    public void accumulate(int[] source, int from, double[] sums, int to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] += source[from + i];
        }
    }

    @Override
    public double sum(int[] source, int from, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += source[from + i];
        }
        return sum;
    }

    @Override
    public int argMax(int[] source, int from, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            best = source[from + i] > source[from + best] ? i : best;
        }
        return best;
    }

    @Override
    public void keepGreater(int[] source, int from, int[] best, int[] index, int to, int count, int number) {
        for (int i = 0; i < count; i++) {
            if (source[from + i] > best[to + i]) {
                best[to + i] = source[from + i];
                index[to + i] = number;
            }
        }
    }

    @Override
    public void addTo(int[] source, int from, int[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] += source[from + i];
        }
    }
}
