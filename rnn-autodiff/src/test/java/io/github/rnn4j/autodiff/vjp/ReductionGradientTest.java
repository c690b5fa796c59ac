package io.github.rnn4j.autodiff.vjp;

import static org.assertj.core.api.Assertions.assertThat;

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

class ReductionGradientTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void sumsPassTheirGradientToEveryElement(int size) {
        for (int axis = -3; axis < 3; axis++) {
            int along = axis;
            new GradientCheck().variable(3, size, 2).check((ops, v) -> ops.sum(v.get(0), along));
            new GradientCheck().variable(3, size, 2).check((ops, v) -> {
                Tensor inner = ops.tanh(v.get(0));
                return ops.sum(ops.multiply(inner, ops.exp(inner)), along);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void theGreatestElementGetsTheGradient(int size) {
        for (int axis = -3; axis < 3; axis++) {
            int along = axis;
            new GradientCheck().variable(3, size, 2).check((ops, v) -> ops.max(v.get(0), along));
        }
    }

    @Test
    void ofEqualGreatestElementsTheFirstGetsTheGradient() {
        double[] gradient =
                gradient(new double[] {1, 5, 5, 2}, new double[] {3}, (recorder, x) -> recorder.max(x, 0), Shape.of());
        assertThat(gradient).containsExactly(0, 3, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void theSoftmaxHasItsGradient(int size) {
        new GradientCheck().variable(3, size).check((ops, v) -> ops.maskedSoftmax(v.get(0), null));
        new GradientCheck().variable(2, 3, size).check((ops, v) -> ops.maskedSoftmax(v.get(0), null));
    }

    @Test
    void theMaskedSoftmaxHasItsGradient() {
        new GradientCheck().variable(3, 7).check((ops, v) -> {
            Tensor mask = ops.cast(ops.constant(Shape.of(7), 1, 0, 1, 1, 0, 0, 1), DType.FLOAT64);
            return ops.maskedSoftmax(v.get(0), mask);
        });
        new GradientCheck().variable(3, 2).check((ops, v) -> {
            Tensor mask = ops.cast(ops.constant(Shape.of(3, 2), 1, 1, 0, 0, 0, 1), DType.FLOAT64);
            return ops.maskedSoftmax(v.get(0), mask);
        });
    }

    @Test
    void aMaskedElementGetsNoGradientBeItNotANumber() {
        double nan = Double.NaN;
        double[] gradient = gradient(
                new double[] {0, nan, 0, nan},
                new double[] {1, nan, 0, nan},
                (recorder, x) -> recorder.maskedSoftmax(
                        x, recorder.cast(recorder.constant(Shape.of(4), 1, 0, 1, 0), DType.FLOAT64)),
                Shape.of(4));
        assertThat(gradient).containsExactly(0.25, 0, -0.25, 0);
    }

    private static double[] gradient(double[] x, double[] outputGradient, Recorded computation, Shape outputShape) {
        PlainOps ops = new PlainOps();
        TapeRecorder recorder = new TapeRecorder(ops);
        Tensor gradient = ops.allocate(DType.FLOAT64, Shape.of(x.length));
        Tensor variable = recorder.variable(ops.of(Shape.of(x.length), x), gradient);
        Tensor output = computation.record(recorder, variable);
        Tape tape = recorder.record(List.of(output), List.of(ops.of(outputShape, outputGradient)));
        tape.forward();
        tape.backward();
        return PlainOps.elements(gradient);
    }

    @FunctionalInterface
    private interface Recorded {
        Tensor record(TapeRecorder recorder, Tensor x);
    }
}
