package io.github.rnn4j.autodiff.vjp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.fixture.GradientCheck;
import io.github.rnn4j.autodiff.fixture.PlainOps;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapingGradientTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void partsOfAConcatenationGetTheirRuns(int size) {
        new GradientCheck().variable(3, size).variable(3, 2).check((ops, v) -> ops.concat(v, -1));
        new GradientCheck().variable(size, 3, 2).variable(2, 3, 2).check((ops, v) -> ops.concat(v, 0));
        new GradientCheck().variable(3, size).check((ops, v) -> ops.concat(List.of(v.get(0), v.get(0)), 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void partsOfAStackGetTheirSlices(int size) {
        for (int axis = -3; axis < 3; axis++) {
            int along = axis;
            new GradientCheck().variable(3, size).variable(3, size).check((ops, v) -> ops.stack(v, along));
        }
        new GradientCheck().variable(size).check((ops, v) -> ops.stack(List.of(v.get(0), v.get(0)), 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void aTensorTakenApartGetsTheSlicesAndZerosForThoseNotUsed(int size) {
        for (int axis = -3; axis < 3; axis++) {
            int along = axis;
            new GradientCheck().variable(3, size, 2).check((ops, v) -> {
                List<Tensor> parts = ops.unstack(v.get(0), along);
                return ops.multiply(parts.get(0), parts.get(parts.size() - 1));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void aRunPassesItsGradientToWhereItCameFrom(int size) {
        new GradientCheck().variable(3, size).check((ops, v) -> ops.narrow(v.get(0), 0, 1, 1));
        new GradientCheck().variable(3, size).check((ops, v) -> ops.narrow(v.get(0), -1, 0, size));
        new GradientCheck().variable(2, size + 2, 3).check((ops, v) -> {
            Tensor inner = ops.tanh(v.get(0));
            return ops.multiply(ops.narrow(inner, 1, 0, size), ops.narrow(inner, 1, 2, size));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void aTransposePassesItsGradientBackInTheOldOrder(int size) {
        new GradientCheck().variable(3, size).check((ops, v) -> ops.transpose(v.get(0), 1, 0));
        new GradientCheck().variable(2, size, 3).check((ops, v) -> ops.transpose(v.get(0), 2, 0, 1));
        new GradientCheck().variable(2, size, 3).check((ops, v) -> ops.transpose(v.get(0), 0, 2, 1));
    }

    @Test
    void whatDoesNotFitIsRefusedWhileRecording() {
        TapeRecorder recorder = new TapeRecorder(new PlainOps());
        Tensor x = recorder.input(DType.FLOAT64, Shape.of(3, 4));
        Tensor y = recorder.input(DType.FLOAT64, Shape.of(2, 5));
        Tensor whole = recorder.input(DType.INT32, Shape.of(3, 4));
        assertThatThrownBy(() -> recorder.concat(List.of(x, y), 0))
                .hasMessage("concat: expected [2, 4] but got [2, 5]");
        assertThatThrownBy(() -> recorder.stack(List.of(x, y), 0)).hasMessage("stack: expected [3, 4] but got [2, 5]");
        assertThatThrownBy(() -> recorder.stack(List.of(), 0))
                .hasMessage("stack: expected at least one part but got none");
        assertThatThrownBy(() -> recorder.narrow(x, 1, 3, 2))
                .hasMessage("narrow: expected a run within 0 to 4 but got 2 from 3 (shape [3, 4], axis 1)");
        assertThatThrownBy(() -> recorder.transpose(x, 1, 1))
                .hasMessage("transpose: expected every axis of [3, 4] once but got [1, 1]");
        assertThatThrownBy(() -> recorder.unstack(x, 2))
                .hasMessage("unstack: expected an axis of [3, 4] but got 2 (rank 2)");
        assertThatThrownBy(() -> recorder.add(x, whole))
                .hasMessage("add: expected FLOAT64 but got INT32 (shape [3, 4]). Cast it first.");
        assertThatThrownBy(() -> recorder.reshape(x, Shape.of(5)))
                .hasMessage("reshape: expected 12 elements but got [5] (from [3, 4])");
        assertThatThrownBy(() -> recorder.broadcast(x, Shape.of(3, 1)))
                .hasMessage("broadcast: expected a shape that broadcasts to [3, 1] but got [3, 4]");
    }
}
