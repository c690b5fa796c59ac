package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** FLOAT64. */
@Internal
public final class DoubleElements implements FloatingElements<double[]> {
    @Override
    public double[] allocate(int length) {
        return new double[length];
    }

    @Override
    public double[] cast(Object array) {
        return (double[]) array;
    }

    @Override
    public int length(double[] array) {
        return array.length;
    }

    @Override
    public void fill(double[] array, int from, int to, double value) {
        Arrays.fill(array, from, to, value);
    }

    @Override
    public void gather(double[] source, int from, int step, double[] target, int count) {
        for (int i = 0, at = from; i < count; i++, at += step) {
            target[i] = source[at];
        }
    }

    @Override
    public void toDouble(double[] source, int from, double[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = source[from + i];
        }
    }

    @Override
    public void fromDouble(double[] source, int from, double[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = source[from + i];
        }
    }

    @Override
    public void apply(
            BinaryOp op, double alpha, double beta, double[] left, double[] right, double[] out, int from, int to) {
        switch (op) {
            case ADD -> DoubleLoops.add(alpha, left, beta, right, out, from, to);
            case MULTIPLY -> DoubleLoops.multiply(left, right, out, from, to);
            case DIVIDE -> DoubleLoops.divide(left, right, out, from, to);
            case EQUAL -> DoubleLoops.equal(left, right, out, from, to);
            case LESS -> DoubleLoops.less(left, right, out, from, to);
            case LESS_OR_EQUAL -> DoubleLoops.lessOrEqual(left, right, out, from, to);
        }
    }

    @Override
    public void apply(UnaryOp op, double[] x, double[] out, int count) {
        switch (op) {
            case EXP -> DoubleLoops.exp(x, out, count);
            case LOG -> DoubleLoops.log(x, out, count);
            case SQRT -> DoubleLoops.sqrt(x, out, count);
            case TANH -> DoubleFunctions.tanh(x, out, count);
            case SIGMOID -> DoubleFunctions.sigmoid(x, out, count);
            case RELU -> DoubleLoops.relu(x, out, count);
        }
    }

    @Override
    public void select(double[] condition, double[] left, double[] right, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = condition[i] != 0 ? left[i] : right[i];
        }
    }

    @Override
    public void accumulate(double[] source, int from, double[] sums, int to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] += source[from + i];
        }
    }

    @Override
    public double sum(double[] source, int from, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += source[from + i];
        }
        return sum;
    }

    @Override
    public int argMax(double[] source, int from, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            best = source[from + i] > source[from + best] ? i : best;
        }
        return best;
    }

    @Override
    public void keepGreater(double[] source, int from, double[] best, int[] index, int to, int count, int number) {
        for (int i = 0; i < count; i++) {
            if (source[from + i] > best[to + i]) {
                best[to + i] = source[from + i];
                index[to + i] = number;
            }
        }
    }

    @Override
    public void addTo(double[] source, int from, double[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] += source[from + i];
        }
    }

    @Override
    public void softmax(double[] row, double @Nullable [] mask, int maskFrom, int count) {
        double greatest = Double.NEGATIVE_INFINITY;
        boolean used = false;
        for (int i = 0; i < count; i++) {
            if (mask == null || mask[maskFrom + i] != 0) {
                greatest = used ? Math.max(greatest, row[i]) : row[i];
                used = true;
            }
        }
        double total = 0;
        for (int i = 0; i < count; i++) {
            row[i] = mask == null || mask[maskFrom + i] != 0 ? StrictMath.exp(row[i] - greatest) : 0;
            total += row[i];
        }
        for (int i = 0; i < count && used; i++) {
            row[i] = row[i] / total;
        }
    }

    @Override
    public double crossEntropy(double[] logits, int from, int classes, int label, double scale, double[] gradient) {
        double greatest = logits[from + argMax(logits, from, classes)];
        double total = 0;
        for (int i = 0; i < classes; i++) {
            total += StrictMath.exp(logits[from + i] - greatest);
        }
        for (int i = 0; i < classes; i++) {
            double probability = StrictMath.exp(logits[from + i] - greatest) / total;
            gradient[from + i] = scale * (i == label ? probability - 1 : probability);
        }
        return StrictMath.log(total) - (logits[from + label] - greatest);
    }

    @Override
    public double squaredSum(double[] x, int from, int to) {
        return DoubleLoops.squaredSum(x, from, to);
    }

    @Override
    public void adam(
            double[] parameter,
            double[] gradient,
            double[] firstMoment,
            double[] secondMoment,
            AdamScalars scalars,
            int from,
            int to) {
        DoubleLoops.adam(parameter, gradient, firstMoment, secondMoment, scalars, from, to);
    }

    @Override
    public void activationGradient(UnaryOp activation, double[] gradient, double[] value, double[] out, int count) {
        switch (activation) {
            case TANH -> DoubleLoops.tanhGradient(gradient, value, out, count);
            case SIGMOID -> DoubleLoops.sigmoidGradient(gradient, value, out, count);
            case RELU -> DoubleLoops.reluGradient(gradient, value, out, count);
            default ->
                throw new IllegalArgumentException("activation: expected tanh, sigmoid or relu but got " + activation);
        }
    }

    @Override
    public BlockOps<double[]> newBlockOps() {
        return new ScratchBlockOps<>(this);
    }

    @Override
    public Gemm<double[]> newGemm() {
        return new DoubleGemm();
    }
}
