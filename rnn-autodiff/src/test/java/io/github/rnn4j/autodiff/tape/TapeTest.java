package io.github.rnn4j.autodiff.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.fixture.PlainOps;
import java.util.List;
import org.junit.jupiter.api.Test;

class TapeTest {
    private final PlainOps ops = new PlainOps();
    private final TapeRecorder recorder = new TapeRecorder(ops);
    private final Tensor gradient = ops.of(Shape.of(2), 0, 0);
    private final Tensor x = recorder.variable(ops.of(Shape.of(2), 2, 3), gradient);

    @Test
    void recordingComputesNothingAndReplayFollowsTheInputs() {
        Tensor factor = recorder.input(DType.FLOAT64, Shape.of(1));
        Tensor y = recorder.multiply(x, factor);
        assertThat(PlainOps.elements(y)).containsExactly(0, 0);
        Tape tape = recorder.record();
        ops.fill(factor, 10);
        tape.forward();
        assertThat(PlainOps.elements(y)).containsExactly(20, 30);
        ops.fill(factor, -1);
        tape.forward();
        assertThat(PlainOps.elements(y)).containsExactly(-2, -3);
        assertThat(tape.steps()).isEqualTo(1);
    }

    @Test
    void replayedTwiceItGivesTheSameAndAddsTheGradientTwice() {
        Tensor y = recorder.multiply(recorder.add(x, x), x);
        Tensor outputGradient = ops.of(Shape.of(2), 1, 10);
        Tape tape = recorder.record(List.of(y), List.of(outputGradient));
        tape.forward();
        tape.backward();
        assertThat(PlainOps.elements(y)).containsExactly(8, 18);
        assertThat(PlainOps.elements(gradient)).containsExactly(8, 120);
        tape.forward();
        tape.backward();
        assertThat(PlainOps.elements(y)).containsExactly(8, 18);
        assertThat(PlainOps.elements(gradient)).containsExactly(16, 240);
        ops.fill(gradient, 0);
        tape.backward();
        assertThat(PlainOps.elements(gradient)).containsExactly(8, 120);
        assertThat(PlainOps.elements(outputGradient)).containsExactly(1, 10);
    }

    @Test
    void anOutputThatIsAlsoUsedFurtherGetsBothGradientsAndLeavesTheGivenOneAlone() {
        Tensor middle = recorder.scale(2, x);
        Tensor last = recorder.scale(5, middle);
        Tensor middleGradient = ops.of(Shape.of(2), 1, 1);
        Tensor lastGradient = ops.of(Shape.of(2), 1, 1);
        Tape tape = recorder.record(List.of(middle, last, x), List.of(middleGradient, lastGradient, lastGradient));
        tape.forward();
        tape.backward();
        tape.backward();
        assertThat(PlainOps.elements(gradient)).containsExactly(26, 26);
        assertThat(PlainOps.elements(middleGradient)).containsExactly(1, 1);
        assertThat(PlainOps.elements(recorder.gradientOf(middle))).containsExactly(6, 6);
    }

    @Test
    void noGradientStepIsRecordedForWhatLeadsToNoVariable() {
        Tensor constant = recorder.exp(recorder.input(DType.FLOAT64, Shape.of(2)));
        Tensor y = recorder.multiply(x, recorder.tanh(constant));
        Tensor unused = recorder.exp(x);
        Tape tape = recorder.record(List.of(y), List.of(ops.of(Shape.of(2), 1, 1)));
        assertThat(recorder.gradientOf(constant)).isNull();
        assertThat(recorder.gradientOf(unused)).isNull();
        assertThat(recorder.gradientOf(x)).isSameAs(gradient);
        assertThat(tape.steps())
                .as("four forward; one product and one sum backward")
                .isEqualTo(6);
    }

    @Test
    void aTensorOfNoOneIsRefused() {
        Tensor foreign = ops.of(Shape.of(2), 1, 1);
        assertThatThrownBy(() -> recorder.add(x, foreign))
                .isInstanceOfSatisfying(RnnException.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.FOREIGN_HANDLE))
                .hasMessage("operand: expected a tensor of this recording but got another one (shape [2])."
                        + " Make it known by input(..) or variable(..).");
    }

    @Test
    void misuseIsRefusedWithWhatToDo() {
        Tensor wide = ops.of(Shape.of(3), 1, 1, 1);
        assertThatThrownBy(() -> recorder.variable(x, gradient)).hasMessageContaining("Name each variable once");
        assertThatThrownBy(() -> recorder.variable(wide, gradient))
                .hasMessage("variable: expected a gradient [3] but got [2]");
        Tensor constant = recorder.constant(DType.FLOAT64, Shape.of(2), 1);
        assertThatThrownBy(() -> recorder.record(List.of(constant), List.of(gradient)))
                .hasMessage("record: expected an output that a variable leads to but got none of 1."
                        + " Name the parameters by variable(..) before they are used.");
        assertThatThrownBy(() -> recorder.record(List.of(x), List.of()))
                .hasMessage("record: expected a gradient for each of 1 outputs but got 0");
        assertThatThrownBy(() -> recorder.constant(Shape.of(2), 1))
                .hasMessage("constant: expected 2 elements but got 1 (shape [2])");
        Tape tape = recorder.record();
        assertThatThrownBy(tape::backward).hasMessageContaining("recorded forward only");
        assertThatThrownBy(() -> recorder.exp(x)).hasMessageContaining("it has given its tape. Start a new one.");
    }
}
