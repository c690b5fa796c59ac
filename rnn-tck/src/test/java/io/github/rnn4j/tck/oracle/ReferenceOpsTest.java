package io.github.rnn4j.tck.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The oracle against numbers worked out by hand: the kit on the oracle compares it with itself. */
class ReferenceOpsTest {
    private final Backend backend = new ReferenceBackendProvider().open(BackendOptions.DEFAULT);
    private final TensorOps ops = backend.newSession(Mode.TRAINING).ops();
    private final Tensor matrix = floats(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void productsAreRowsTimesColumns() {
        Tensor other = floats(Shape.of(3, 2), 1, 0, -1, 2, 0.5, 1);
        Tensor out = floats(Shape.of(2, 2), 100, 100, 100, 100);
        ops.gemm(GemmForm.PLAIN, matrix, other, out);
        assertHolds(out, 0.5, 7, 2, 16);
        ops.gemm(new GemmForm(true, true, 2, 0.5), other, matrix, out);
        assertHolds(out, 1.25, 7.5, 15, 40);
        Tensor square = ops.allocate(DType.FLOAT64, Shape.of(2, 2));
        ops.gemm(GemmForm.TRANSPOSE_B, matrix, matrix, square);
        assertHolds(square, 14, 32, 32, 77);
        Tensor large = ops.allocate(DType.FLOAT64, Shape.of(3, 3));
        ops.gemm(GemmForm.TRANSPOSE_A, matrix, matrix, large);
        assertHolds(large, 17, 22, 27, 22, 29, 36, 27, 36, 45);
    }

    @Test
    void aBatchIsOneProductAfterTheOther() {
        Tensor a = floats(Shape.of(2, 1, 2), 1, 2, 3, 4);
        Tensor b = floats(Shape.of(2, 2, 1), 5, 6, 7, 8);
        Tensor out = ops.allocate(DType.FLOAT64, Shape.of(2, 1, 1));
        ops.gemm(GemmForm.PLAIN, a, b, out);
        assertHolds(out, 17, 53);
    }

    @Test
    void axesOfSizeOneAreStretched() {
        Tensor out = ops.allocate(DType.FLOAT64, Shape.of(2, 3));
        ops.add(1, floats(Shape.of(2, 1), 10, 20), 2, floats(Shape.of(3), 1, 2, 3), out);
        assertHolds(out, 12, 14, 16, 22, 24, 26);
        ops.select(floats(Shape.of(3), 1, 0, 1), matrix, floats(Shape.of(2, 1), -1, -2), out);
        assertHolds(out, 1, -1, 3, 4, -2, 6);
    }

    @Test
    void functionsHaveTheirKnownValues() {
        Tensor x = floats(Shape.of(2), 0, Math.log(3));
        Tensor out = ops.allocate(DType.FLOAT64, Shape.of(2));
        ops.sigmoid(x, out);
        assertThat(TensorValues.read(ops, out)).containsExactly(new double[] {0.5, 0.75}, within());
        ops.tanh(x, out);
        assertThat(TensorValues.read(ops, out)).containsExactly(new double[] {0, 0.8}, within());
        ops.exp(x, out);
        assertThat(TensorValues.read(ops, out)).containsExactly(new double[] {1, 3}, within());
        ops.log(out, out);
        assertThat(TensorValues.read(ops, out)).containsExactly(new double[] {0, Math.log(3)}, within());
    }

    @Test
    void reductionsRunAlongTheirAxis() {
        Tensor columns = ops.allocate(DType.FLOAT64, Shape.of(3));
        ops.sum(matrix, 0, columns);
        assertHolds(columns, 5, 7, 9);
        Tensor rows = ops.allocate(DType.FLOAT64, Shape.of(2, 1));
        ops.sum(matrix, 1, rows);
        assertHolds(rows, 6, 15);
        Tensor index = ops.allocate(DType.INT32, Shape.of(3));
        ops.max(floats(Shape.of(2, 3), 1, 9, 3, 4, 5, 3), 0, columns, index);
        assertHolds(columns, 4, 9, 3);
        assertHolds(index, 1, 0, 0);
        Tensor shares = ops.allocate(DType.FLOAT64, Shape.of(2));
        ops.maskedSoftmax(floats(Shape.of(2), 0, Math.log(3)), null, shares);
        assertThat(TensorValues.read(ops, shares)).containsExactly(new double[] {0.25, 0.75}, within());
    }

    @Test
    void elementsMoveToTheirPlaces() {
        Tensor out = ops.allocate(DType.FLOAT64, Shape.of(3, 2));
        ops.transpose(matrix, new int[] {1, 0}, out);
        assertHolds(out, 1, 4, 2, 5, 3, 6);
        Tensor turned = ops.allocate(DType.FLOAT64, Shape.of(2, 1, 2));
        ops.transpose(floats(Shape.of(1, 2, 2), 1, 2, 3, 4), new int[] {2, 0, 1}, turned);
        assertHolds(turned, 1, 3, 2, 4);
        Tensor run = ops.allocate(DType.FLOAT64, Shape.of(2, 2));
        ops.narrow(matrix, 1, 1, run);
        assertHolds(run, 2, 3, 5, 6);
        Tensor joined = ops.allocate(DType.FLOAT64, Shape.of(2, 5));
        ops.concat(List.of(matrix, run), 1, joined);
        assertHolds(joined, 1, 2, 3, 2, 3, 4, 5, 6, 5, 6);
        Tensor stacked = ops.allocate(DType.FLOAT64, Shape.of(2, 2, 2));
        ops.stack(List.of(run, floats(Shape.of(2, 2), 7, 8, 9, 10)), 1, stacked);
        assertHolds(stacked, 2, 3, 7, 8, 5, 6, 9, 10);
    }

    @Test
    void rowsAreFoundByNumber() {
        Tensor out = ops.allocate(DType.FLOAT64, Shape.of(2, 1, 3));
        ops.gatherRows(matrix, TensorValues.whole(ops, Shape.of(2, 1), 1, 0), out);
        assertHolds(out, 4, 5, 6, 1, 2, 3);
        ops.scatterAddRows(matrix, TensorValues.whole(ops, Shape.of(2, 1), 1, 1), out);
        assertHolds(matrix, 1, 2, 3, 9, 12, 15);
        Tensor turned = ops.allocate(DType.FLOAT64, Shape.of(3, 2));
        ops.reverseByLength(
                floats(Shape.of(3, 2), 1, 2, 3, 4, 5, 6), TensorValues.whole(ops, Shape.of(2), 3, 2), turned);
        assertHolds(turned, 5, 4, 3, 2, 1, 6);
    }

    @Test
    void narrowTypesAreRoundedOnceWhenStored() {
        Tensor tenth = TensorValues.tensor(ops, DType.FLOAT32, Shape.of(1), 0.1);
        Tensor out = ops.allocate(DType.FLOAT32, Shape.of(1));
        ops.add(3, tenth, 0.1, tenth, out);
        assertHolds(out, (float) (3 * (double) 0.1f + 0.1 * 0.1f));
    }

    @Test
    void resultsThatOverlapAnOperandAreRefused() {
        Tensor square = floats(Shape.of(2, 2), 1, 2, 3, 4);
        assertThatThrownBy(() -> ops.gemm(GemmForm.PLAIN, square, square, square))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("expected a result apart from the operands");
        assertThatThrownBy(() -> ops.transpose(square, new int[] {1, 0}, ops.reshape(square, Shape.of(2, 2))))
                .isInstanceOf(RnnException.class);
        try (Scope scope = ops.openScope()) {
            assertThatThrownBy(() -> scope.keep(square)).hasMessageContaining("a tensor of this scope");
        }
    }

    private Tensor floats(Shape shape, double... values) {
        return TensorValues.tensor(ops, DType.FLOAT64, shape, values);
    }

    private void assertHolds(Tensor tensor, double... expected) {
        assertThat(TensorValues.read(ops, tensor)).containsExactly(expected);
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-15);
    }
}
