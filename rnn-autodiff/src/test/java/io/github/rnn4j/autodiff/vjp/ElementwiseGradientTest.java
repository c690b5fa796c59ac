package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.fixture.GradientCheck;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementwiseGradientTest {
    private static final int[] SIZES = {1, 3, 7, 17};

    static Stream<Named<BiFunction<Ops, Tensor, Tensor>>> functions() {
        return Stream.of(
                Named.of("exp", Ops::exp),
                Named.of("log", Ops::log),
                Named.of("sqrt", Ops::sqrt),
                Named.of("tanh", Ops::tanh),
                Named.of("sigmoid", Ops::sigmoid));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void functionsOfOneElementHaveTheirDerivatives(BiFunction<Ops, Tensor, Tensor> function) {
        for (int size : SIZES) {
            new GradientCheck().within(0.3, 2).variable(size, 3).check((ops, v) -> function.apply(ops, v.get(0)));
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void functionsOfOneElementAddToWhatAnotherUseGave(BiFunction<Ops, Tensor, Tensor> function) {
        new GradientCheck().within(0.3, 2).variable(7).check((ops, v) -> {
            Tensor inner = ops.tanh(v.get(0));
            return ops.multiply(function.apply(ops, inner), ops.add(2, inner, 1, inner));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void reluPassesTheGradientWhereItsOperandIsPositive(int size) {
        new GradientCheck().variable(size, 7).check((ops, v) -> ops.relu(v.get(0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void operandsOfOneShapeGetTheirGradients(int size) {
        checkAll(Shape.of(3, size), Shape.of(3, size));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 17})
    void stretchedOperandsGetTheSumOverTheStretchedAxes(int size) {
        checkAll(Shape.of(3, size), Shape.of(size));
        checkAll(Shape.of(3, size), Shape.of(3, 1));
        checkAll(Shape.of(size, 1), Shape.of(1, 7));
        checkAll(Shape.of(2, size, 3), Shape.of(2, 1, 3));
        checkAll(Shape.of(1, size, 1), Shape.of(3, 1, 7));
        checkAll(Shape.of(2, 3, 2, size), Shape.of(3, 1, size));
        checkAll(Shape.of(), Shape.of(size, 2));
    }

    @Test
    void anOperandThatIsBothSidesGetsTheSum() {
        new GradientCheck().variable(7).check((ops, v) -> ops.multiply(v.get(0), v.get(0)));
        new GradientCheck().variable(7).check((ops, v) -> ops.add(0.5, v.get(0), 2, v.get(0)));
        new GradientCheck().variable(7).check((ops, v) -> ops.scale(3, ops.add(v.get(0), v.get(0))));
    }

    @Test
    void theConveniencesHaveGradients() {
        new GradientCheck().variable(7).check((ops, v) -> ops.oneMinus(ops.scale(-2, v.get(0))));
        new GradientCheck().variable(7).variable(7).check((ops, v) -> ops.subtract(v.get(0), v.get(1)));
        new GradientCheck()
                .variable(5, 2, 3)
                .variable(7, 3)
                .variable(7)
                .check((ops, v) -> ops.affine(v.get(0), v.get(1), v.get(2)));
    }

    @Test
    void broadcastAndReshapeHaveGradients() {
        new GradientCheck().variable(3, 1).check((ops, v) -> ops.broadcast(v.get(0), Shape.of(2, 3, 7)));
        new GradientCheck().variable(3, 7).check((ops, v) -> ops.reshape(v.get(0), Shape.of(7, 3)));
        new GradientCheck()
                .variable(3, 7)
                .check((ops, v) -> ops.multiply(
                        ops.reshape(v.get(0), Shape.of(21)), ops.reshape(ops.exp(v.get(0)), Shape.of(21))));
        new GradientCheck().variable(3, 7).check((ops, v) -> ops.cast(v.get(0), DType.FLOAT64));
    }

    private static void checkAll(Shape left, Shape right) {
        check(left, right, (ops, a, b) -> ops.add(2, a, -0.5, b));
        check(left, right, (ops, a, b) -> ops.add(1, a, 1, b));
        check(left, right, Ops::multiply);
        check(left, right, Ops::divide);
        check(right, left, Ops::divide);
    }

    private static void check(Shape left, Shape right, Binary operation) {
        new GradientCheck()
                .within(0.5, 1.5)
                .variable(left.toArray())
                .variable(right.toArray())
                .check((ops, v) -> operation.apply(ops, v.get(0), v.get(1)));
    }

    @FunctionalInterface
    private interface Binary {
        Tensor apply(Ops ops, Tensor left, Tensor right);
    }
}
