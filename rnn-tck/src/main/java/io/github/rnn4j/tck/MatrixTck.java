package io.github.rnn4j.tck;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.tck.fixture.RandomValues;
import java.util.Arrays;

/** The matrix product. */
@Experimental
public abstract class MatrixTck extends BackendContract {
    private static final int[] SIZES = {1, 3, 7, 8, 17, 64, 65};

    /** For subclasses. */
    protected MatrixTck() {}

    @ContractRule({Rule.GEMM, Rule.OPERANDS_UNCHANGED})
    @FloatingTypes
    void productsOfAwkwardSizesAreRight(DType dtype) {
        for (int i = 0; i < SIZES.length; i++) {
            for (int j = 0; j < SIZES.length; j++) {
                product(dtype, GemmForm.PLAIN, SIZES[i], SIZES[(i + j) % SIZES.length], SIZES[j]);
            }
        }
    }

    @ContractRule(Rule.GEMM_TRANSPOSES)
    @FloatingTypes
    void eitherOperandAndBothMayBeTransposed(DType dtype) {
        for (GemmForm form : new GemmForm[] {
            GemmForm.TRANSPOSE_A, GemmForm.TRANSPOSE_B, new GemmForm(true, true, 1, 0), new GemmForm(true, true, -2, 0)
        }) {
            for (int[] sizes : new int[][] {{1, 1, 1}, {3, 7, 8}, {17, 1, 65}, {64, 17, 3}, {8, 65, 7}, {1, 17, 3}}) {
                product(dtype, form, sizes[0], sizes[1], sizes[2]);
            }
        }
    }

    @ContractRule(Rule.GEMM_BETA_ZERO)
    @FloatingTypes
    void betaZeroDoesNotReadTheOldContent(DType dtype) {
        for (int size : SIZES) {
            Shape shape = Shape.of(size, size);
            double[] old = new double[shape.elements()];
            Arrays.fill(old, Double.NaN);
            old[0] = Double.POSITIVE_INFINITY;
            run(dtype, new GemmForm(false, false, 0.5, 0), shape, shape, shape, old);
        }
    }

    @ContractRule(Rule.GEMM_BETA)
    @FloatingTypes
    void otherBetasScaleTheOldContent(DType dtype) {
        for (double beta : new double[] {1, -0.5, 2}) {
            for (int size : SIZES) {
                Shape a = Shape.of(size, 5);
                Shape b = Shape.of(3, 5);
                Shape c = Shape.of(size, 3);
                run(dtype, new GemmForm(false, true, 1.5, beta), a, b, c, new RandomValues(3).symmetric(c));
            }
        }
    }

    @ContractRule(Rule.GEMM_BATCH)
    @FloatingTypes
    void rankThreeIsABatchOfProducts(DType dtype) {
        for (boolean transposeA : new boolean[] {false, true}) {
            for (boolean transposeB : new boolean[] {false, true}) {
                GemmForm form = new GemmForm(transposeA, transposeB, 1, 1);
                Shape a = transposeA ? Shape.of(5, 7, 3) : Shape.of(5, 3, 7);
                Shape b = transposeB ? Shape.of(5, 17, 7) : Shape.of(5, 7, 17);
                Shape c = Shape.of(5, 3, 17);
                run(dtype, form, a, b, c, new RandomValues(4).symmetric(c));
            }
        }
    }

    @ContractRule(Rule.GEMM_EMPTY)
    @FloatingTypes
    void anEmptySumIsZeroAndKeepsOnlyBeta(DType dtype) {
        Shape c = Shape.of(2, 3);
        run(dtype, GemmForm.PLAIN, Shape.of(2, 0), Shape.of(0, 3), c, 1, 2, 3, 4, 5, 6);
        run(dtype, GemmForm.PLAIN.accumulating(), Shape.of(2, 0), Shape.of(0, 3), c, 1, 2, 3, 4, 5, 6);
        run(dtype, GemmForm.PLAIN, Shape.of(0, 4), Shape.of(4, 3), Shape.of(0, 3));
    }

    private void product(DType dtype, GemmForm form, int m, int k, int n) {
        Shape a = form.transposeA() ? Shape.of(k, m) : Shape.of(m, k);
        Shape b = form.transposeB() ? Shape.of(n, k) : Shape.of(k, n);
        double[] old = new double[m * n];
        run(dtype, form, a, b, Shape.of(m, n), old);
    }

    private void run(DType dtype, GemmForm form, Shape a, Shape b, Shape c, double... old) {
        RandomValues random = new RandomValues(2);
        compare(dtype)
                .operand(a, random.symmetric(a))
                .operand(b, random.symmetric(b))
                .result(c, old)
                .terms(a.size(form.transposeA() ? -2 : -1) + 1)
                .agree(
                        "gemm " + form + " of " + a + " and " + b,
                        (o, in, out) -> o.gemm(form, in.get(0), in.get(1), out.get(0)));
    }
}
