package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CpuMatrixOpsTest {
    private static final int[] SIZES = {1, 3, 7, 8, 17, 64, 65};

    private final CpuFixture cpu = new CpuFixture();

    @AfterEach
    void close() {
        cpu.close();
    }

    @ParameterizedTest
    @CsvSource({"false,false", "true,false", "false,true", "true,true"})
    void productsOfAllSizesEqualTheNaiveSum(boolean transposeA, boolean transposeB) {
        for (int m : SIZES) {
            for (int k : SIZES) {
                for (int n : SIZES) {
                    compare(DType.FLOAT32, new GemmForm(transposeA, transposeB, 1, 0), 1, m, k, n);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false,false", "true,false", "false,true", "true,true"})
    void batchesScalesAndAccumulationEqualTheNaiveSumInBothTypes(boolean transposeA, boolean transposeB) {
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            for (double beta : new double[] {0, 1, -0.5}) {
                compare(dtype, new GemmForm(transposeA, transposeB, 0.75, beta), 3, 17, 65, 7);
                compare(dtype, new GemmForm(transposeA, transposeB, -2, beta), 2, 3, 300, 64);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void anEmptySumLeavesTheScaledOldContent(DType dtype) {
        Tensor c = cpu.tensor(dtype, new double[] {1, 2, 3, 4}, 2, 2);

        cpu.ops.gemm(new GemmForm(false, false, 1, 0.5), cpu.zeros(dtype, 2, 0), cpu.zeros(dtype, 0, 2), c);

        assertThat(cpu.values(c)).containsExactly(0.5, 1, 1.5, 2);
    }

    @Test
    void aFactorOfZeroDoesNotReadTheOldContent() {
        Tensor c = cpu.tensor(DType.FLOAT32, new double[] {Double.NaN}, 1, 1);

        cpu.ops.gemm(GemmForm.PLAIN, cpu.random(DType.FLOAT32, 1, 3), cpu.random(DType.FLOAT32, 3, 1), c);

        assertThat(cpu.values(c)[0]).isNotNaN();
    }

    @Test
    void theBitsOfARowDoNotDependOnTheOtherRows() {
        for (int n : new int[] {2, 17, 128}) {
            double[] left = cpu.random(65 * 300);
            Tensor right = cpu.random(DType.FLOAT32, 300, n);
            Tensor all = cpu.zeros(DType.FLOAT32, 65, n);
            Tensor alone = cpu.zeros(DType.FLOAT32, 1, n);
            cpu.ops.gemm(GemmForm.PLAIN, cpu.tensor(DType.FLOAT32, left, 65, 300), right, all);

            double[] row = Arrays.copyOfRange(left, 40 * 300, 41 * 300);
            cpu.ops.gemm(GemmForm.PLAIN, cpu.tensor(DType.FLOAT32, row, 1, 300), right, alone);

            assertThat(cpu.values(alone)).isEqualTo(Arrays.copyOfRange(cpu.values(all), 40 * n, 41 * n));
        }
    }

    @Test
    void shapesThatDoNotFitAreRefusedWithAllOfThem() {
        Tensor a = cpu.zeros(DType.FLOAT32, 2, 3);
        Tensor b = cpu.zeros(DType.FLOAT32, 4, 5);
        Tensor c = cpu.zeros(DType.FLOAT32, 2, 5);

        assertThatThrownBy(() -> cpu.ops.gemm(GemmForm.PLAIN, a, b, c))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("[2, 3] by [4, 5] into [2, 5]");
    }

    private void compare(DType dtype, GemmForm form, int batch, int m, int k, int n) {
        double[] a = cpu.random(batch * m * k);
        double[] b = cpu.random(batch * k * n);
        double[] c = cpu.random(batch * m * n);
        boolean single = batch == 1;
        Tensor left = single
                ? cpu.tensor(dtype, a, form.transposeA() ? k : m, form.transposeA() ? m : k)
                : cpu.tensor(dtype, a, batch, form.transposeA() ? k : m, form.transposeA() ? m : k);
        Tensor right = single
                ? cpu.tensor(dtype, b, form.transposeB() ? n : k, form.transposeB() ? k : n)
                : cpu.tensor(dtype, b, batch, form.transposeB() ? n : k, form.transposeB() ? k : n);
        Tensor out = single ? cpu.tensor(dtype, c, m, n) : cpu.tensor(dtype, c, batch, m, n);

        cpu.ops.gemm(form, left, right, out);

        double unit = dtype == DType.FLOAT32 ? 6e-8 : 1.2e-16;
        assertNear(cpu.values(out), naive(form, a, b, c, batch, m, k, n), unit, k, m + "x" + k + "x" + n);
        left.close();
        right.close();
        out.close();
    }

    /** An error of one rounding a term, of terms of about 3 at most. */
    private static void assertNear(double[] actual, double[] expected, double unit, int terms, String what) {
        for (int i = 0; i < expected.length; i++) {
            double tolerance = unit * (20 * terms + Math.abs(expected[i]) + 20);
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s, element %d", what, i)
                    .isLessThanOrEqualTo(tolerance);
        }
    }

    private static double[] naive(GemmForm form, double[] a, double[] b, double[] c, int batch, int m, int k, int n) {
        double[] out = new double[c.length];
        for (int p = 0; p < batch; p++) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int l = 0; l < k; l++) {
                        sum += a[p * m * k + (form.transposeA() ? l * m + i : i * k + l)]
                                * b[p * k * n + (form.transposeB() ? j * k + l : l * n + j)];
                    }
                    int at = (p * m + i) * n + j;
                    out[at] = form.alpha() * sum + form.beta() * c[at];
                }
            }
        }
        return out;
    }
}
