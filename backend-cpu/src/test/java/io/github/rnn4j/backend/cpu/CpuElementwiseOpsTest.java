package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CpuElementwiseOpsTest {
    private static final int SAMPLE_STEP = 1_009;

    private final CpuFixture cpu = new CpuFixture();

    @AfterEach
    void close() {
        cpu.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void operandsAreStretchedAsInNumPy(DType dtype) {
        Shape[][] cases = {
            {Shape.of(2, 3, 4), Shape.of(4)},
            {Shape.of(2, 3, 4), Shape.of(3, 1)},
            {Shape.of(2, 1, 4), Shape.of(3, 1)},
            {Shape.of(1), Shape.of(2, 3, 4)},
            {Shape.of(3, 1), Shape.of(1, 4)},
            {Shape.of(2, 1, 3, 1, 2), Shape.of(4, 1, 5, 1)},
            {Shape.of(), Shape.of(3)},
            {Shape.of(2, 3), Shape.of(2, 3)}
        };
        for (Shape[] shapes : cases) {
            Shape common = Shape.broadcast(shapes[0], shapes[1]);
            Tensor left = cpu.random(dtype, shapes[0].toArray());
            Tensor right = cpu.random(dtype, shapes[1].toArray());
            Tensor out = cpu.zeros(dtype, common.toArray());

            cpu.ops.add(2, left, -0.5, right, out);

            double[] a = stretched(cpu.values(left), shapes[0], common);
            double[] b = stretched(cpu.values(right), shapes[1], common);
            double[] actual = cpu.values(out);
            for (int i = 0; i < actual.length; i++) {
                assertThat(actual[i]).as(shapes[0] + " " + shapes[1]).isCloseTo(2 * a[i] - 0.5 * b[i], within(1e-6));
            }
        }
    }

    private static double[] stretched(double[] values, Shape shape, Shape common) {
        double[] out = new double[common.elements()];
        for (int i = 0; i < out.length; i++) {
            int rest = i;
            int at = 0;
            int stride = 1;
            for (int axis = 1; axis <= common.rank(); axis++) {
                int index = rest % common.size(-axis);
                rest /= common.size(-axis);
                if (axis <= shape.rank()) {
                    at += shape.size(-axis) == 1 ? 0 : index * stride;
                    stride *= shape.size(-axis);
                }
            }
            out[i] = values[at];
        }
        return out;
    }

    @Test
    void anOperandOfTheResultsShapeMayBeTheResult() {
        Tensor x = cpu.tensor(DType.FLOAT32, new double[] {1, 2, 3, 4}, 2, 2);
        Tensor row = cpu.tensor(DType.FLOAT32, new double[] {10, 20}, 2);

        cpu.ops.multiply(row, x, x);
        cpu.ops.divide(x, x, x);
        cpu.ops.add(1, x, 1, row, x);

        assertThat(cpu.values(x)).containsExactly(11, 21, 11, 21);
    }

    @Test
    void aStretchedOperandCannotBeTheResult() {
        Tensor x = cpu.zeros(DType.FLOAT32, 2, 2);
        Tensor view = cpu.ops.reshape(x, Shape.of(4));

        assertThatThrownBy(() -> cpu.ops.add(1, view, 1, cpu.zeros(DType.FLOAT32, 1, 4), view))
                .isInstanceOf(ShapeMismatchException.class);
        Tensor one = cpu.zeros(DType.FLOAT32, 1);
        Tensor same = cpu.ops.reshape(one, Shape.of(1, 1));
        assertThatThrownBy(() -> cpu.ops.add(1, one, 1, same, same))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
    }

    @Test
    void aResultLargerThanTheCommonShapeIsRefused() {
        Tensor x = cpu.zeros(DType.FLOAT32, 1);

        assertThatThrownBy(() -> cpu.ops.add(1, x, 1, x, cpu.zeros(DType.FLOAT32, 3)))
                .isInstanceOf(ShapeMismatchException.class);
    }

    @Test
    void integersAddMultiplyAndCompare() {
        Tensor x = cpu.ints(new int[] {1, -2, 3}, 3);
        Tensor y = cpu.ints(new int[] {3, -2, 1}, 3);
        Tensor out = cpu.zeros(DType.INT32, 3);

        cpu.ops.add(1, x, -2, y, out);
        assertThat(cpu.numbers(out)).containsExactly(-5, 2, 1);
        cpu.ops.multiply(x, y, out);
        assertThat(cpu.numbers(out)).containsExactly(3, 4, 3);
        cpu.ops.compare(Comparison.LESS_OR_EQUAL, x, y, out);
        assertThat(cpu.numbers(out)).containsExactly(1, 1, 0);
        assertThatThrownBy(() -> cpu.ops.divide(x, y, out))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DTYPE_MISMATCH));
    }

    @Test
    void comparisonsWithNaNAreFalseAndSelectIgnoresWhatItDoesNotTake() {
        Tensor x = cpu.tensor(DType.FLOAT64, new double[] {Double.NaN, 1, 2}, 3);
        Tensor one = cpu.tensor(DType.FLOAT64, new double[] {1}, 1);
        Tensor out = cpu.zeros(DType.FLOAT64, 3);

        cpu.ops.compare(Comparison.LESS, x, one, out);
        assertThat(cpu.values(out)).containsExactly(0, 0, 0);
        cpu.ops.compare(Comparison.EQUAL, x, one, out);
        assertThat(cpu.values(out)).containsExactly(0, 1, 0);
        cpu.ops.compare(Comparison.LESS_OR_EQUAL, one, x, out);
        assertThat(cpu.values(out)).containsExactly(0, 1, 1);
        cpu.ops.select(out, x, one, out);
        assertThat(cpu.values(out)).containsExactly(1, 1, 2);
    }

    @Test
    void selectStretchesAllThreeOperands() {
        Tensor condition = cpu.tensor(DType.FLOAT32, new double[] {1, 0}, 2, 1);
        Tensor left = cpu.tensor(DType.FLOAT32, new double[] {1, 2, 3}, 3);
        Tensor right = cpu.tensor(DType.FLOAT32, new double[] {9}, 1);
        Tensor out = cpu.zeros(DType.FLOAT32, 2, 3);

        cpu.ops.select(condition, left, right, out);

        assertThat(cpu.values(out)).containsExactly(1, 2, 3, 9, 9, 9);
    }

    @Test
    void singlePrecisionTanhAndSigmoidKeepTheirStatedErrorOverAllMagnitudes() {
        float[] x = sampledFloats();
        Tensor in = cpu.ops.allocate(DType.FLOAT32, Shape.of(x.length));
        Tensor out = cpu.ops.allocate(DType.FLOAT32, Shape.of(x.length));
        cpu.ops.upload(x, 0, in);

        cpu.ops.tanh(in, out);
        assertThat(worst(x, out, StrictMath::tanh)).isLessThan(2.7e-7);
        cpu.ops.sigmoid(in, out);
        assertThat(worst(x, out, v -> 1 / (1 + StrictMath.exp(-v)))).isLessThan(1.8e-7);
    }

    /** Every {@value #SAMPLE_STEP}-th float of either sign below infinity. */
    private static float[] sampledFloats() {
        int count = 0x7f800000 / SAMPLE_STEP;
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            float value = Float.intBitsToFloat(i * SAMPLE_STEP);
            x[i] = i % 2 == 0 ? value : -value;
        }
        return x;
    }

    private double worst(float[] x, Tensor out, DoubleUnaryOperator truth) {
        float[] y = new float[x.length];
        cpu.ops.download(out, y, 0);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(y[i] - truth.applyAsDouble(x[i])));
        }
        return worst;
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void tanhAndSigmoidAreExactAtTheirEnds(DType dtype) {
        double[] special = {
            Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, -0.0, 0.0, 1e-40, -1e-44, 100, -1000
        };
        Tensor x = cpu.tensor(dtype, special, special.length);
        Tensor out = cpu.zeros(dtype, special.length);

        cpu.ops.tanh(x, out);
        double tiny = dtype == DType.FLOAT32 ? (float) 1e-40 : 1e-40;
        double tinier = dtype == DType.FLOAT32 ? (float) -1e-44 : -1e-44;
        assertThat(cpu.values(out)).containsExactly(-1, 1, Double.NaN, -0.0, 0, tiny, tinier, 1, -1);
        cpu.ops.sigmoid(x, out);
        assertThat(cpu.values(out)).containsExactly(0, 1, Double.NaN, 0.5, 0.5, 0.5, 0.5, 1, 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void functionsAgreeWithTheirDefinition(DType dtype) {
        double[] values = {0.25, 1, 2.5, 7};
        Tensor x = cpu.tensor(dtype, values, 4);
        Tensor out = cpu.zeros(dtype, 4);
        double tolerance = dtype == DType.FLOAT32 ? 1e-6 : 1e-15;

        cpu.ops.exp(x, out);
        assertThat(cpu.values(out)[2] / Math.exp(2.5)).isCloseTo(1, within(tolerance));
        cpu.ops.log(x, out);
        assertThat(cpu.values(out)[3]).isCloseTo(Math.log(7), within(tolerance));
        cpu.ops.sqrt(x, out);
        assertThat(cpu.values(out)).startsWith(0.5, 1);
        cpu.ops.relu(cpu.tensor(dtype, new double[] {-1, Double.NaN, 2, -0.0}, 4), out);
        assertThat(cpu.values(out)).containsExactly(0, Double.NaN, 2, 0);
    }
}
