package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.TensorValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where elements come from and how they are copied, filled and seen through views. */
@Experimental
public abstract class MemoryTck extends BackendContract {
    /** For subclasses. */
    protected MemoryTck() {}

    @ContractRule(Rule.ZEROED)
    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32", "INT32"})
    void allocatedElementsAreZeroEvenInReusedMemory(DType dtype) {
        for (int round = 0; round < 4; round++) {
            try (Scope scope = ops.openScope()) {
                Tensor tensor = ops.allocate(dtype, Shape.of(17, 3));
                assertThat(TensorValues.read(ops, tensor)).containsOnly(0);
                ops.fill(tensor, 7);
            }
        }
    }

    @ContractRule(Rule.STORAGE_TYPES)
    @ParameterizedTest
    @EnumSource
    void declaredTypesAreAllocatedAndOthersRefused(DType dtype) {
        if (backend.capabilities().storage().contains(dtype)) {
            assertThat(ops.allocate(dtype, Shape.of(2)).dtype()).isEqualTo(dtype);
        } else {
            assertRefused("allocate " + dtype, ErrorCode.UNSUPPORTED, () -> ops.allocate(dtype, Shape.of(2)));
        }
    }

    @ContractRule(Rule.COPY_STRETCHES)
    @FloatingTypes
    void copyStretchesAxesOfSizeOne(DType dtype) {
        Shape target = Shape.of(3, 4, 5);
        for (Shape source : new Shape[] {
            target, Shape.of(1), Shape.of(), Shape.of(5), Shape.of(4, 1), Shape.of(3, 1, 5), Shape.of(1, 4, 1)
        }) {
            compare(dtype)
                    .operand(source, new RandomValues(1).symmetric(source))
                    .result(target)
                    .agree("copy " + source + " to " + target, (o, in, out) -> o.copy(in.get(0), out.get(0)));
        }
    }

    @ContractRule(Rule.COPY_CONVERTS)
    @Test
    void copyConvertsBetweenTypes() {
        double[] values = {0, 1.75, -1.75, 2.5, -0.25, 1e6 + 0.5, 16777217, 1 / 3.0};
        assertThat(copied(DType.FLOAT64, DType.INT32, values)).containsExactly(0, 1, -1, 2, 0, 1e6, 16777217, 0);
        assertThat(copied(DType.FLOAT64, DType.FLOAT32, values))
                .containsExactly(0, 1.75, -1.75, 2.5, -0.25, 1e6 + 0.5, 16777216, (float) (1 / 3.0));
        assertThat(copied(DType.FLOAT32, DType.FLOAT64, 0.1f, -3)).containsExactly(0.1f, -3);
        assertThat(copied(DType.FLOAT32, DType.INT32, 2.9f, -2.9f)).containsExactly(2, -2);
        assertThat(copied(DType.INT32, DType.FLOAT64, Integer.MAX_VALUE, Integer.MIN_VALUE))
                .containsExactly(Integer.MAX_VALUE, Integer.MIN_VALUE);
        assertThat(copied(DType.INT32, DType.FLOAT32, 16777217, -5)).containsExactly(16777216, -5);
    }

    private double[] copied(DType from, DType to, double... values) {
        Tensor source = TensorValues.tensor(ops, from, Shape.of(values.length), values);
        Tensor target = ops.allocate(to, source.shape());
        ops.copy(source, target);
        return TensorValues.read(ops, target);
    }

    @ContractRule(Rule.FILL)
    @Test
    void fillRoundsToTheType() {
        for (int size : new int[] {1, 3, 8, 17, 65}) {
            Tensor wide = ops.allocate(DType.FLOAT64, Shape.of(size));
            ops.fill(wide, 0.1);
            assertThat(TensorValues.read(ops, wide)).hasSize(size).containsOnly(0.1);
            Tensor narrow = ops.allocate(DType.FLOAT32, Shape.of(size));
            ops.fill(narrow, 0.1);
            assertThat(TensorValues.read(ops, narrow)).containsOnly(0.1f);
            Tensor whole = ops.allocate(DType.INT32, Shape.of(size));
            ops.fill(whole, -1);
            assertThat(TensorValues.read(ops, whole)).containsOnly(-1);
        }
    }

    @ContractRule(Rule.VIEW_SHARES)
    @FloatingTypes
    void aViewSeesAndMakesEveryChange(DType dtype) {
        Tensor tensor = TensorValues.tensor(ops, dtype, Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        Tensor view = ops.reshape(ops.reshape(tensor, Shape.of(6)), Shape.of(3, 2, 1));
        assertThat(view.shape()).isEqualTo(Shape.of(3, 2, 1));
        assertThat(TensorValues.read(ops, view)).containsExactly(1, 2, 3, 4, 5, 6);
        ops.fill(tensor, 8);
        assertThat(TensorValues.read(ops, view)).containsOnly(8);
        ops.fill(view, 9);
        assertThat(TensorValues.read(ops, tensor)).containsOnly(9);
        assertRefused("reshape to 5 elements", ErrorCode.SHAPE_MISMATCH, () -> ops.reshape(tensor, Shape.of(5)));
    }

    @ContractRule({Rule.VIEW_LIFE, Rule.LIVE_COUNTS})
    @Test
    void aViewLivesAsLongAsItsTensorAndFreesNothing() {
        Tensor tensor = TensorValues.tensor(ops, DType.FLOAT32, Shape.of(2), 1, 2);
        long live = backend.diagnostics().liveTensors();
        long bytes = backend.diagnostics().liveBytes();
        Tensor closedAlone = ops.reshape(tensor, Shape.of(2, 1));
        Tensor view = ops.reshape(tensor, Shape.of(1, 2));
        assertThat(backend.diagnostics().liveTensors()).as("views do not count").isEqualTo(live);
        closedAlone.close();
        assertThat(closedAlone.isClosed()).isTrue();
        assertThat(TensorValues.read(ops, tensor)).containsExactly(1, 2);
        assertThat(backend.diagnostics().liveBytes())
                .as("closing a view frees nothing")
                .isEqualTo(bytes);
        tensor.close();
        assertThat(view.isClosed()).as("the view of a closed tensor").isTrue();
        assertRefused("fill a view of a closed tensor", ErrorCode.CLOSED, () -> ops.fill(view, 1));
    }

    @ContractRule(Rule.EMPTY_AND_SCALAR)
    @FloatingTypes
    void shapesWithoutElementsAndWithoutAxesWork(DType dtype) {
        Shape empty = Shape.of(0, 3);
        compare(dtype)
                .operand(empty)
                .operand(Shape.of(3), 1, 2, 3)
                .result(empty)
                .agree("add nothing", (o, in, out) -> o.add(1, in.get(0), 1, in.get(1), out.get(0)));
        compare(dtype)
                .operand(Shape.of(), 2)
                .operand(Shape.of(), 3)
                .result(Shape.of())
                .agree("multiply scalars", (o, in, out) -> o.multiply(in.get(0), in.get(1), out.get(0)));
        compare(dtype)
                .operand(empty)
                .result(empty)
                .agree("tanh of nothing", (o, in, out) -> o.tanh(in.get(0), out.get(0)));
    }
}
