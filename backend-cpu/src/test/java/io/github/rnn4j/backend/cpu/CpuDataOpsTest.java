package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Memory, transfer, reductions, shaping and indexing. */
final class CpuDataOpsTest {
    private final CpuFixture cpu = new CpuFixture();

    @AfterEach
    void close() {
        cpu.close();
    }

    @Test
    void copiesConvertAndStretch() {
        Tensor x = cpu.tensor(DType.FLOAT64, new double[] {1.75, -1.75}, 2, 1);
        Tensor numbers = cpu.zeros(DType.INT32, 2, 3);
        Tensor same = cpu.zeros(DType.FLOAT64, 2, 3);

        cpu.ops.copy(x, numbers);
        cpu.ops.copy(x, same);

        assertThat(cpu.numbers(numbers)).containsExactly(1, 1, 1, -1, -1, -1);
        assertThat(cpu.values(same)).containsExactly(1.75, 1.75, 1.75, -1.75, -1.75, -1.75);
    }

    @Test
    void stretchedElementsKeepTheirBits() {
        Tensor minusZero = cpu.tensor(DType.FLOAT32, new double[] {-0.0}, 1);
        Tensor copied = cpu.zeros(DType.FLOAT32, 2, 3);
        Tensor selected = cpu.zeros(DType.FLOAT32, 2, 3);

        cpu.ops.copy(minusZero, copied);
        cpu.ops.select(cpu.zeros(DType.FLOAT32, 2, 1), cpu.random(DType.FLOAT32, 2, 3), minusZero, selected);

        assertThat(cpu.values(copied)).containsOnly(-0.0);
        assertThat(cpu.values(selected)).containsOnly(-0.0);
    }

    @Test
    void longCopiesConvertEveryElement() {
        double[] values = cpu.random(3000);
        Tensor wide = cpu.tensor(DType.FLOAT64, values, 3000);
        Tensor narrow = cpu.zeros(DType.FLOAT32, 3000);

        cpu.ops.copy(wide, narrow);

        assertThat(cpu.values(narrow)).isEqualTo(values);
    }

    @Test
    void viewsSeeLaterChanges() {
        Tensor x = cpu.zeros(DType.FLOAT32, 2, 3);
        Tensor view = cpu.ops.reshape(x, Shape.of(6));

        cpu.ops.fill(x, 0.1);

        assertThat(cpu.values(view)).containsOnly((double) 0.1f);
        assertThatThrownBy(() -> cpu.ops.reshape(x, Shape.of(5)))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("5 elements");
    }

    @Test
    void transfersAreTypedAndBounded() {
        Tensor numbers = cpu.ints(new int[] {1, 2}, 2);
        Tensor floats = cpu.zeros(DType.FLOAT32, 2);

        assertCode(ErrorCode.DTYPE_MISMATCH, () -> cpu.ops.upload(new float[2], 0, numbers));
        assertCode(ErrorCode.DTYPE_MISMATCH, () -> cpu.ops.upload(new int[2], 0, floats));
        assertCode(ErrorCode.DTYPE_MISMATCH, () -> cpu.ops.download(numbers, new double[2], 0));
        assertCode(ErrorCode.INVALID_ARGUMENT, () -> cpu.ops.upload(new float[2], 1, floats));
        assertCode(ErrorCode.INVALID_ARGUMENT, () -> cpu.ops.download(floats, new float[2], -1));
        cpu.ops.upload(new float[] {9, 0.1f, 0.2f}, 1, floats);
        float[] back = new float[3];
        cpu.ops.download(floats, back, 1);
        assertThat(back).containsExactly(0, 0.1f, 0.2f);
    }

    @Test
    void undeclaredTypesAreRefused() {
        assertThatThrownBy(() -> cpu.ops.allocate(DType.FLOAT16, Shape.of(1)))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("FLOAT16");
    }

    @Test
    void sumsRunInDoubleAlongAnyAxis() {
        Tensor x = cpu.tensor(DType.FLOAT32, new double[] {1e8, 1, -1e8, 2, 3, 4, 5, 6}, 2, 4);
        Tensor rows = cpu.zeros(DType.FLOAT32, 2);
        Tensor columns = cpu.zeros(DType.FLOAT64, 1, 4);

        cpu.ops.sum(x, 1, rows);
        cpu.ops.sum(x, 0, columns);

        assertThat(cpu.values(rows)).containsExactly(3, 18);
        assertThat(cpu.values(columns)).containsExactly(1e8 + 3, 5, -1e8 + 5, 8);
        Tensor none = cpu.tensor(DType.FLOAT64, new double[] {1, 1}, 2);
        cpu.ops.sum(cpu.zeros(DType.FLOAT64, 2, 0), -1, none);
        assertThat(cpu.values(none)).containsExactly(0, 0);
        assertThatThrownBy(() -> cpu.ops.sum(x, 1, cpu.zeros(DType.FLOAT32, 4)))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("[2] or [2, 1]");
    }

    @Test
    void theMiddleAxisIsSummedForEachOfTheOthers() {
        Tensor x = cpu.tensor(
                DType.FLOAT64, IntStream.range(0, 12).asDoubleStream().toArray(), 2, 3, 2);
        Tensor out = cpu.zeros(DType.FLOAT64, 2, 2);

        cpu.ops.sum(x, 1, out);

        assertThat(cpu.values(out)).containsExactly(6, 9, 24, 27);
    }

    @Test
    void ofEqualGreatestElementsTheFirstIsNamed() {
        Tensor x = cpu.tensor(DType.FLOAT32, new double[] {1, 3, 3, -5, -7, -5}, 2, 3);
        Tensor rows = cpu.zeros(DType.FLOAT32, 2);
        Tensor rowIndex = cpu.zeros(DType.INT32, 2);
        Tensor columns = cpu.zeros(DType.FLOAT32, 1, 3);
        Tensor columnIndex = cpu.zeros(DType.INT32, 1, 3);

        cpu.ops.max(x, 1, rows, rowIndex);
        cpu.ops.max(x, 0, columns, columnIndex);

        assertThat(cpu.values(rows)).containsExactly(3, -5);
        assertThat(cpu.numbers(rowIndex)).containsExactly(1, 0);
        assertThat(cpu.values(columns)).containsExactly(1, 3, 3);
        assertThat(cpu.numbers(columnIndex)).containsExactly(0, 0, 0);
        cpu.ops.max(
                cpu.tensor(DType.FLOAT32, new double[] {1, 2, 4, 3, 4, 0}, 3, 2),
                0,
                cpu.zeros(DType.FLOAT32, 2),
                rowIndex);
        assertThat(cpu.numbers(rowIndex)).containsExactly(1, 1);
        assertThatThrownBy(() -> cpu.ops.max(cpu.zeros(DType.FLOAT32, 2, 0), 1, rows, null))
                .isInstanceOf(ShapeMismatchException.class);
    }

    @Test
    void maskedSoftmaxLeavesOutWhatIsNotUsed() {
        Tensor x = cpu.tensor(DType.FLOAT64, new double[] {1000, 1001, Double.NaN, 1, 2, 3}, 2, 3);
        Tensor mask = cpu.tensor(DType.FLOAT64, new double[] {1, 1, 0, 0, 0, 0}, 2, 3);
        Tensor row = cpu.tensor(DType.FLOAT64, new double[] {1, 0, 1}, 3);
        double high = 1 / (1 + Math.exp(-1));

        cpu.ops.maskedSoftmax(x, mask, x);
        assertThat(cpu.values(x)).containsExactly(new double[] {1 - high, high, 0, 0, 0, 0}, within(1e-12));
        cpu.ops.maskedSoftmax(cpu.zeros(DType.FLOAT64, 2, 3), row, x);
        assertThat(cpu.values(x)).containsExactly(0.5, 0, 0.5, 0.5, 0, 0.5);
        cpu.ops.maskedSoftmax(cpu.zeros(DType.FLOAT64, 2, 3), null, x);
        assertThat(cpu.values(x)).containsOnly(1.0 / 3);
    }

    @Test
    void partsAreJoinedAndTakenApartAlongAnyAxis() {
        Tensor a = cpu.ints(new int[] {1, 2, 3, 4}, 2, 2);
        Tensor b = cpu.ints(new int[] {5, 6}, 2, 1);
        Tensor joined = cpu.zeros(DType.INT32, 2, 3);
        Tensor stacked = cpu.zeros(DType.INT32, 2, 2, 2);
        Tensor first = cpu.zeros(DType.INT32, 2);
        Tensor second = cpu.zeros(DType.INT32, 2);

        cpu.ops.concat(List.of(a, b), 1, joined);
        cpu.ops.stack(List.of(a, a), 1, stacked);
        cpu.ops.unstack(a, -1, List.of(first, second));

        assertThat(cpu.numbers(joined)).containsExactly(1, 2, 5, 3, 4, 6);
        assertThat(cpu.numbers(stacked)).containsExactly(1, 2, 1, 2, 3, 4, 3, 4);
        assertThat(cpu.numbers(first)).containsExactly(1, 3);
        assertThat(cpu.numbers(second)).containsExactly(2, 4);
        assertThatThrownBy(() -> cpu.ops.concat(List.of(a, b), 0, joined)).isInstanceOf(ShapeMismatchException.class);
        assertThatThrownBy(() -> cpu.ops.stack(List.of(a, b), 0, stacked)).isInstanceOf(ShapeMismatchException.class);
    }

    @Test
    void axesAreNarrowedAndReordered() {
        Tensor x = cpu.ints(IntStream.range(0, 24).toArray(), 2, 3, 4);
        Tensor part = cpu.zeros(DType.INT32, 2, 2, 4);
        Tensor turned = cpu.zeros(DType.INT32, 4, 2, 3);

        cpu.ops.narrow(x, 1, 1, part);
        cpu.ops.transpose(x, new int[] {2, 0, 1}, turned);

        assertThat(cpu.numbers(part)).startsWith(4, 5, 6, 7, 8, 9, 10, 11, 16);
        assertThat(cpu.numbers(turned)).startsWith(0, 4, 8, 12, 16, 20, 1, 5, 9);
        assertCode(ErrorCode.INVALID_ARGUMENT, () -> cpu.ops.narrow(x, 1, 2, part));
        assertCode(ErrorCode.INVALID_ARGUMENT, () -> cpu.ops.transpose(x, new int[] {0, 0, 1}, turned));
        assertCode(ErrorCode.INVALID_ARGUMENT, () -> cpu.ops.narrow(x, 1, 0, x));
    }

    @Test
    void rowsAreReadWrittenAndAddedByNumber() {
        Tensor table = cpu.tensor(DType.FLOAT32, new double[] {1, 2, 3, 4, 5, 6}, 3, 2);
        Tensor ids = cpu.ints(new int[] {2, 0, 2, 1}, 2, 2);
        Tensor rows = cpu.zeros(DType.FLOAT32, 2, 2, 2);

        cpu.ops.gatherRows(table, ids, rows);
        assertThat(cpu.values(rows)).containsExactly(5, 6, 1, 2, 5, 6, 3, 4);
        cpu.ops.scatterAddRows(table, ids, rows);
        assertThat(cpu.values(table)).containsExactly(2, 4, 6, 8, 15, 18);
        cpu.ops.setRows(table, cpu.ints(new int[] {1}, 1), cpu.tensor(DType.FLOAT32, new double[] {7, 7}, 1, 2));
        assertThat(cpu.values(table)).containsExactly(2, 4, 7, 7, 15, 18);
    }

    @Test
    void identifiersOutsideTheTableAreRefusedBeforeAnythingIsWritten() {
        Tensor table = cpu.zeros(DType.FLOAT32, 3, 1);
        Tensor rows = cpu.tensor(DType.FLOAT32, new double[] {1, 1}, 2, 1);

        assertThatThrownBy(() -> cpu.ops.scatterAddRows(table, cpu.ints(new int[] {0, 3}, 2), rows))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessage("ids: expected 0 to 2 but got 3 (element 1, table [3, 1]).");
        assertThat(cpu.values(table)).containsOnly(0);
    }

    @Test
    void reversalTurnsTheUsedStepsRound() {
        Tensor x = cpu.ints(new int[] {1, 10, 2, 20, 3, 30}, 3, 2);
        Tensor lengths = cpu.ints(new int[] {3, 0}, 2);
        Tensor out = cpu.zeros(DType.INT32, 3, 2);

        cpu.ops.reverseByLength(x, lengths, out);

        assertThat(cpu.numbers(out)).containsExactly(3, 10, 2, 20, 1, 30);
        assertCode(ErrorCode.INVALID_ARGUMENT, () -> cpu.ops.reverseByLength(x, cpu.ints(new int[] {4, 0}, 2), out));
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RnnException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
