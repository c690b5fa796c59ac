package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** FLOAT32. Stateless and thread-safe. */
@Internal
public class FloatElements implements FloatingElements<float[]> {
    @Override
    public float[] allocate(int length) {
        return new float[length];
    }

    @Override
    public float[] cast(Object array) {
        return (float[]) array;
    }

    @Override
    public int length(float[] array) {
        return array.length;
    }

    @Override
    public void fill(float[] array, int from, int to, double value) {
        Arrays.fill(array, from, to, (float) value);
    }

    @Override
    public void gather(float[] source, int from, int step, float[] target, int count) {
        for (int i = 0, at = from; i < count; i++, at += step) {
            target[i] = source[at];
        }
    }

    @Override
    public void toDouble(float[] source, int from, double[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = source[from + i];
        }
    }

    @Override
    public void fromDouble(double[] source, int from, float[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = (float) source[from + i];
        }
    }

    @Override
    public void apply(
            BinaryOp op, double alpha, double beta, float[] left, float[] right, float[] out, int from, int to) {
        switch (op) {
            case ADD -> FloatLoops.add((float) alpha, left, (float) beta, right, out, from, to);
            case MULTIPLY -> FloatLoops.multiply(left, right, out, from, to);
            case DIVIDE -> FloatLoops.divide(left, right, out, from, to);
            case EQUAL -> FloatLoops.equal(left, right, out, from, to);
            case LESS -> FloatLoops.less(left, right, out, from, to);
            case LESS_OR_EQUAL -> FloatLoops.lessOrEqual(left, right, out, from, to);
        }
    }

    @Override
    public void apply(UnaryOp op, float[] x, float[] out, int count) {
        switch (op) {
            case EXP -> FloatLoops.exp(x, out, count);
            case LOG -> FloatLoops.log(x, out, count);
            case SQRT -> FloatLoops.sqrt(x, out, count);
            case TANH -> FloatTanh.tanh(x, out, 0, count);
            case SIGMOID -> FloatTanh.sigmoid(x, out, 0, count);
            case RELU -> FloatLoops.relu(x, out, 0, count);
        }
    }

    @Override
    public void select(float[] condition, float[] left, float[] right, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = condition[i] != 0 ? left[i] : right[i];
        }
    }

    @Override
    public void accumulate(float[] source, int from, double[] sums, int to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] += source[from + i];
        }
    }

    @Override
    public double sum(float[] source, int from, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += source[from + i];
        }
        return sum;
    }

    @Override
    public int argMax(float[] source, int from, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            best = source[from + i] > source[from + best] ? i : best;
        }
        return best;
    }

    @Override
    public void keepGreater(float[] source, int from, float[] best, int[] index, int to, int count, int number) {
        for (int i = 0; i < count; i++) {
            if (source[from + i] > best[to + i]) {
                best[to + i] = source[from + i];
                index[to + i] = number;
            }
        }
    }

    @Override
    public void addTo(float[] source, int from, float[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] += source[from + i];
        }
    }

    @Override
    public void softmax(float[] row, float @Nullable [] mask, int maskFrom, int count) {
        float greatest = Float.NEGATIVE_INFINITY;
        boolean used = false;
        for (int i = 0; i < count; i++) {
            if (mask == null || mask[maskFrom + i] != 0) {
                greatest = used ? Math.max(greatest, row[i]) : row[i];
                used = true;
            }
        }
        double total = 0;
        for (int i = 0; i < count; i++) {
            row[i] = mask == null || mask[maskFrom + i] != 0 ? (float) StrictMath.exp(row[i] - greatest) : 0;
            total += row[i];
        }
        for (int i = 0; i < count && used; i++) {
            row[i] = (float) (row[i] / total);
        }
    }

    @Override
    public double crossEntropy(float[] logits, int from, int classes, int label, double scale, float[] gradient) {
        double greatest = logits[from + argMax(logits, from, classes)];
        double total = 0;
        for (int i = 0; i < classes; i++) {
            total += StrictMath.exp(logits[from + i] - greatest);
        }
        for (int i = 0; i < classes; i++) {
            double probability = StrictMath.exp(logits[from + i] - greatest) / total;
            gradient[from + i] = (float) (scale * (i == label ? probability - 1 : probability));
        }
        return StrictMath.log(total) - (logits[from + label] - greatest);
    }

    @Override
    public double squaredSum(float[] x, int from, int to) {
        return FloatLoops.squaredSum(x, from, to);
    }

    @Override
    public void adam(
            float[] parameter,
            float[] gradient,
            float[] firstMoment,
            float[] secondMoment,
            AdamScalars scalars,
            int from,
            int to) {
        FloatLoops.adam(parameter, gradient, firstMoment, secondMoment, scalars, from, to);
    }

    @Override
    public void activationGradient(UnaryOp activation, float[] gradient, float[] value, float[] out, int count) {
        switch (activation) {
            case TANH -> FloatLoops.tanhGradient(gradient, value, out, count);
            case SIGMOID -> FloatLoops.sigmoidGradient(gradient, value, out, count);
            case RELU -> FloatLoops.reluGradient(gradient, value, out, count);
            default ->
                throw new IllegalArgumentException("activation: expected tanh, sigmoid or relu but got " + activation);
        }
    }

    @Override
    public BlockOps<float[]> newBlockOps() {
        return new ScratchBlockOps<>(this);
    }

    /** Returns the width in bits of the vectors that the kernels ask for; 0 if that is left to the compiler. */
    public int vectorBits() {
        return 0;
    }

    @Override
    public Recurrence<float[]> newRecurrence() {
        return new FloatRecurrence();
    }

    @Override
    public Gemm<float[]> newGemm() {
        return new FloatGemm();
    }
}
