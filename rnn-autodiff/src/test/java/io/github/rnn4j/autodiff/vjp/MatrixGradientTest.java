package io.github.rnn4j.autodiff.vjp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.fixture.GradientCheck;
import io.github.rnn4j.autodiff.fixture.PlainOps;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixGradientTest {
    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void bothOperandsGetTheirGradientsWhicheverIsTransposed(boolean transposeA, boolean transposeB) {
        GemmForm form = new GemmForm(transposeA, transposeB, -1.5, 0);
        int[][] sizes = {{1, 1, 1}, {3, 7, 1}, {1, 3, 17}, {7, 17, 3}};
        for (int[] size : sizes) {
            int m = size[0];
            int k = size[1];
            int n = size[2];
            new GradientCheck()
                    .variable(transposeA ? k : m, transposeA ? m : k)
                    .variable(transposeB ? n : k, transposeB ? k : n)
                    .check((ops, v) -> ops.gemm(form, v.get(0), v.get(1)));
            new GradientCheck()
                    .variable(2, transposeA ? k : m, transposeA ? m : k)
                    .variable(2, transposeB ? n : k, transposeB ? k : n)
                    .check((ops, v) -> ops.gemm(form, v.get(0), v.get(1)));
        }
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void aMatrixTimesItselfGetsBothGradients(boolean transposeA, boolean transposeB) {
        GemmForm form = new GemmForm(transposeA, transposeB, 1, 0);
        new GradientCheck().variable(3, 3).check((ops, v) -> {
            Tensor inner = ops.tanh(v.get(0));
            return ops.gemm(form, inner, inner);
        });
    }

    @Test
    void anIntermediateUsedByProductsAndSumsGetsTheSum() {
        new GradientCheck().variable(3, 3).check((ops, v) -> {
            Tensor inner = ops.tanh(v.get(0));
            return ops.add(ops.gemm(GemmForm.PLAIN, inner, v.get(0)), ops.add(inner, inner));
        });
    }

    @Test
    void sizesThatDoNotFitAreRefusedWhileRecording() {
        TapeRecorder recorder = new TapeRecorder(new PlainOps());
        Tensor a = recorder.input(DType.FLOAT64, Shape.of(3, 4));
        assertThatThrownBy(() -> recorder.gemm(GemmForm.PLAIN, a, a))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("gemm: expected op(a) [.., m, k] and op(b) [.., k, n] but got [3, 4] and [3, 4]");
        assertThatThrownBy(() -> recorder.gemm(GemmForm.PLAIN, a, recorder.input(DType.FLOAT64, Shape.of(4))))
                .hasMessage("gemm: expected two operands of rank 2 or 3 but got [3, 4] and [4]");
        assertThatThrownBy(() -> recorder.gemm(GemmForm.TRANSPOSE_B.accumulating(), a, a))
                .hasMessage("gemm.beta: expected 0 but got 1.0 (the result is a new tensor). Use add for a sum.");
    }
}
