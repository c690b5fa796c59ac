package io.github.rnn4j.autodiff.vjp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.fixture.GradientCheck;
import io.github.rnn4j.autodiff.fixture.PlainOps;
import io.github.rnn4j.autodiff.tape.Tape;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionGradientTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void eachSideGetsTheGradientOfTheElementsTakenFromIt(int size) {
        new GradientCheck().variable(3, size).variable(3, size).check((ops, v) -> {
            Tensor condition = ops.compare(Comparison.LESS, v.get(0), v.get(1));
            return ops.select(condition, ops.exp(v.get(0)), ops.tanh(v.get(1)));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void stretchedSidesAndConditionsAreSummed(int size) {
        new GradientCheck().variable(size).variable(3, 1).check((ops, v) -> {
            Tensor zero = ops.constant(DType.FLOAT64, Shape.of(1), 0);
            Tensor condition = ops.compare(Comparison.LESS_OR_EQUAL, v.get(0), zero);
            return ops.select(condition, v.get(0), v.get(1));
        });
        new GradientCheck().variable(size, 2).variable(1).check((ops, v) -> {
            Tensor condition = ops.cast(ops.constant(Shape.of(3, 1, 1), 1, 0, 1), DType.FLOAT64);
            return ops.select(condition, v.get(0), v.get(1));
        });
    }

    @Test
    void anElementNotTakenGivesNoGradientBeItNotANumber() {
        PlainOps ops = new PlainOps();
        TapeRecorder recorder = new TapeRecorder(ops);
        Tensor gradient = ops.of(Shape.of(3), 0, 0, 0);
        Tensor x = recorder.variable(ops.of(Shape.of(3), 2, Double.NaN, 3), gradient);
        Tensor zero = recorder.constant(DType.FLOAT64, Shape.of(1), 0);
        Tensor condition = recorder.input(ops.of(Shape.of(3), 1, 0, 1));
        Tensor z = recorder.select(condition, x, zero);
        Tensor squared = recorder.multiply(z, z);
        Tensor outputGradient = ops.of(Shape.of(3), 1, 1, 1);
        Tape tape = recorder.record(List.of(squared), List.of(outputGradient));
        tape.forward();
        tape.backward();
        assertThat(PlainOps.elements(gradient)).containsExactly(4, 0, 6);
    }

    @Test
    void noGradientPassesAComparisonOrAWholeNumber() {
        PlainOps ops = new PlainOps();
        TapeRecorder recorder = new TapeRecorder(ops);
        Tensor gradient = ops.of(Shape.of(2), 0, 0);
        Tensor x = recorder.variable(ops.of(Shape.of(2), 1.5, 2.5), gradient);
        Tensor two = recorder.constant(DType.FLOAT64, Shape.of(1), 2);
        Tensor isLess = recorder.compare(Comparison.LESS, x, two);
        Tensor whole = recorder.cast(recorder.cast(x, DType.INT32), DType.FLOAT64);
        Tensor y = recorder.add(recorder.add(isLess, whole), x);
        Tape tape = recorder.record(List.of(y), List.of(ops.of(Shape.of(2), 1, 1)));
        tape.forward();
        tape.backward();
        assertThat(PlainOps.elements(y)).containsExactly(3.5, 4.5);
        assertThat(PlainOps.elements(gradient)).containsExactly(1, 1);
        assertThat(recorder.gradientOf(isLess)).isNull();
        assertThat(recorder.gradientOf(whole)).isNull();
    }

    @Test
    void aCastPassesTheGradientBackInTheOldType() {
        PlainOps ops = new PlainOps();
        TapeRecorder recorder = new TapeRecorder(ops);
        Tensor gradient = ops.of(Shape.of(2), 1, 1);
        Tensor x = recorder.variable(ops.of(Shape.of(2), 0.1, 2.5), gradient);
        Tensor single = recorder.cast(x, DType.FLOAT32);
        Tensor outputGradient = ops.allocate(DType.FLOAT32, Shape.of(2));
        ops.fill(outputGradient, 0.5);
        Tape tape = recorder.record(List.of(single), List.of(outputGradient));
        tape.forward();
        tape.backward();
        assertThat(PlainOps.elements(single)).containsExactly(0.1f, 2.5);
        assertThat(PlainOps.elements(gradient)).containsExactly(1.5, 1.5);
    }
}
