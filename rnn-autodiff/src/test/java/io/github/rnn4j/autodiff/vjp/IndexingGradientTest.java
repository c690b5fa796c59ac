package io.github.rnn4j.autodiff.vjp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.fixture.GradientCheck;
import io.github.rnn4j.autodiff.fixture.PlainOps;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexingGradientTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void aRowGatheredTwiceGetsBothGradients(int width) {
        new GradientCheck()
                .variable(5, width)
                .check((ops, v) -> ops.gatherRows(v.get(0), ops.constant(Shape.of(2, 3), 4, 0, 4, 1, 4, 0)));
        new GradientCheck().variable(5, width).check((ops, v) -> {
            Tensor inner = ops.tanh(v.get(0));
            Tensor rows = ops.gatherRows(inner, ops.constant(Shape.of(5), 4, 0, 4, 1, 4));
            return ops.multiply(rows, inner);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void replacedRowsPassTheirGradientToTheReplacement(int width) {
        new GradientCheck()
                .variable(5, width)
                .variable(2, width)
                .check((ops, v) -> ops.setRows(v.get(0), ops.constant(Shape.of(2), 3, 1), v.get(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void addedRowsAndTheTableBothGetTheGradient(int width) {
        new GradientCheck()
                .variable(5, width)
                .variable(3, width)
                .check((ops, v) -> ops.scatterAddRows(v.get(0), ops.constant(Shape.of(3), 3, 1, 3), v.get(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void turnedSequencesPassTheirGradientTurned(int width) {
        new GradientCheck()
                .variable(5, 4, width)
                .check((ops, v) -> ops.reverseByLength(v.get(0), ops.constant(Shape.of(4), 5, 0, 1, 3)));
    }

    @Test
    void whatDoesNotFitIsRefusedWhileRecording() {
        TapeRecorder recorder = new TapeRecorder(new PlainOps());
        Tensor table = recorder.input(DType.FLOAT64, Shape.of(5, 2));
        Tensor ids = recorder.input(DType.INT32, Shape.of(3));
        assertThatThrownBy(() -> recorder.gatherRows(table, table))
                .hasMessage("gatherRows ids: expected INT32 but got FLOAT64 (shape [5, 2]). Cast it first.");
        assertThatThrownBy(() -> recorder.setRows(table, ids, table))
                .hasMessage("setRows rows: expected [3, 2] but got [5, 2]");
        assertThatThrownBy(() -> recorder.gatherRows(ids, ids))
                .hasMessage("gatherRows table: expected rank 2 but got [3]");
        assertThatThrownBy(() -> recorder.reverseByLength(table, ids))
                .hasMessage(
                        "reverseByLength: expected [timeSteps, batch, ..] and lengths [batch] but got [5, 2] and [3]");
    }
}
