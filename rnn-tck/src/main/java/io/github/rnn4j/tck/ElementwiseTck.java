package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.TensorValues;
import io.github.rnn4j.tck.fixture.Tolerance;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Element by element: arithmetic, functions, broadcasting, results in place. */
@Experimental
public abstract class ElementwiseTck extends BackendContract {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private interface Function {
        void apply(TensorOps ops, Tensor x, Tensor out);
    }

    private interface Operator {
        void apply(TensorOps ops, Tensor left, Tensor right, Tensor out);
    }

    private static final Map<String, Operator> OPERATORS = operators();
    private static final Map<String, Function> FUNCTIONS = functions();

    /** For subclasses. */
    protected ElementwiseTck() {}

    private static Map<String, Operator> operators() {
        Map<String, Operator> all = new LinkedHashMap<>();
        all.put("add", (o, x, y, out) -> o.add(1, x, 1, y, out));
        all.put("add 2 and -0.5 times", (o, x, y, out) -> o.add(2, x, -0.5, y, out));
        all.put("multiply", (o, x, y, out) -> o.multiply(x, y, out));
        all.put("divide", (o, x, y, out) -> o.divide(x, y, out));
        return all;
    }

    private static Map<String, Function> functions() {
        Map<String, Function> all = new LinkedHashMap<>();
        all.put("exp", (o, x, out) -> o.exp(x, out));
        all.put("log", (o, x, out) -> o.log(x, out));
        all.put("sqrt", (o, x, out) -> o.sqrt(x, out));
        all.put("tanh", (o, x, out) -> o.tanh(x, out));
        all.put("sigmoid", (o, x, out) -> o.sigmoid(x, out));
        all.put("relu", (o, x, out) -> o.relu(x, out));
        return all;
    }

    @ContractRule(Rule.BROADCASTING)
    @FloatingTypes
    void eitherOperandIsStretched(DType dtype) {
        Shape[][] pairs = {
            {Shape.of(3, 7), Shape.of(3, 7)},
            {Shape.of(3, 7), Shape.of(7)},
            {Shape.of(7), Shape.of(3, 7)},
            {Shape.of(3, 1), Shape.of(3, 17)},
            {Shape.of(3, 1), Shape.of(1, 8)},
            {Shape.of(2, 3, 5), Shape.of(3, 1)},
            {Shape.of(2, 1, 5), Shape.of(3, 1)},
            {Shape.of(1), Shape.of(65)},
            {Shape.of(4, 5), Shape.of()},
            {Shape.of(1, 1, 3), Shape.of(2, 4, 1)}
        };
        RandomValues random = new RandomValues(5);
        OPERATORS.forEach((name, operator) -> {
            for (Shape[] pair : pairs) {
                compare(dtype)
                        .operand(pair[0], random.symmetric(pair[0]))
                        .operand(pair[1], random.between(0.5, 2, pair[1]))
                        .result(Shape.broadcast(pair[0], pair[1]))
                        .agree(
                                name + " " + pair[0] + " and " + pair[1],
                                (o, in, out) -> operator.apply(o, in.get(0), in.get(1), out.get(0)));
            }
        });
    }

    @ContractRule(Rule.ALIASING)
    @FloatingTypes
    void aResultMayBeAnOperandOfItsShape(DType dtype) {
        Shape shape = Shape.of(3, 17);
        double[] whole = new RandomValues(6).between(0.5, 2, shape);
        double[] row = new RandomValues(7).between(0.5, 2, Shape.of(17));
        OPERATORS.forEach((name, operator) -> {
            checkInPlace(
                    name + ", result is left",
                    dtype,
                    shape,
                    whole,
                    (in, out) -> operator.apply(ops, in, TensorValues.tensor(ops, dtype, Shape.of(17), row), out));
            checkInPlace(
                    name + ", result is right",
                    dtype,
                    shape,
                    whole,
                    (in, out) -> operator.apply(ops, TensorValues.tensor(ops, dtype, Shape.of(17), row), in, out));
            checkInPlace(name + ", result is both", dtype, shape, whole, (in, out) -> operator.apply(ops, in, in, out));
        });
        FUNCTIONS.forEach(
                (name, function) -> checkInPlace(name, dtype, shape, whole, (in, out) -> function.apply(ops, in, out)));
    }

    /** Against the same operation with a result of its own: whether that is right is another rule's business. */
    private void checkInPlace(String what, DType dtype, Shape shape, double[] values, BiConsumer<Tensor, Tensor> call) {
        Tensor apart = ops.allocate(dtype, shape);
        call.accept(TensorValues.tensor(ops, dtype, shape, values), apart);
        Tensor inPlace = TensorValues.tensor(ops, dtype, shape, values);
        call.accept(inPlace, inPlace);
        Tolerance.of(dtype, 1)
                .check(what + " in place", shape, TensorValues.read(ops, inPlace), TensorValues.read(ops, apart));
    }

    @ContractRule(Rule.FUNCTIONS)
    @FloatingTypes
    void functionsAgreeWithTheOracle(DType dtype) {
        RandomValues random = new RandomValues(7);
        FUNCTIONS.forEach((name, function) -> {
            boolean positive = name.equals("log") || name.equals("sqrt");
            for (int size : new int[] {1, 3, 7, 8, 17, 64, 65}) {
                for (double reach : new double[] {1e-4, 1, 20}) {
                    Shape shape = Shape.of(size);
                    compare(dtype)
                            .operand(shape, random.between(positive ? reach / 100 : -reach, reach, shape))
                            .result(shape)
                            .agree(name + " within " + reach, (o, in, out) -> function.apply(o, in.get(0), out.get(0)));
                }
            }
        });
    }

    @ContractRule(Rule.SPECIAL_VALUES)
    @FloatingTypes
    void infinityAndNotANumberFollowTheFormula(DType dtype) {
        double[] x = {NAN, INFINITY, -INFINITY, 0, 1000, -1000};
        Shape shape = Shape.of(x.length);
        FUNCTIONS.forEach((name, function) -> compare(dtype)
                .operand(shape, x)
                .result(shape)
                .agree(name + " of special values", (o, in, out) -> function.apply(o, in.get(0), out.get(0))));
    }

    @ContractRule(Rule.SPECIAL_VALUES)
    @FloatingTypes
    void aFactorOfZeroStillMultiplies(DType dtype) {
        Shape shape = Shape.of(3);
        Tensor x = TensorValues.tensor(ops, dtype, shape, NAN, INFINITY, 1);
        Tensor y = TensorValues.tensor(ops, dtype, shape, 5, 5, 5);
        Tensor out = ops.allocate(dtype, shape);
        ops.add(0, x, 1, y, out);
        assertThat(TensorValues.read(ops, out)).as("0 x + y").containsExactly(NAN, NAN, 5);
        ops.add(1, y, 0, x, out);
        assertThat(TensorValues.read(ops, out)).as("y + 0 x").containsExactly(NAN, NAN, 5);
        ops.divide(y, TensorValues.tensor(ops, dtype, shape, 0, INFINITY, NAN), out);
        assertThat(TensorValues.read(ops, out)).as("5 / x").containsExactly(INFINITY, 0, NAN);
    }

    @ContractRule(Rule.WHOLE_NUMBERS)
    @Test
    void wholeNumbersAreAddedAndMultiplied() {
        Tensor x = TensorValues.whole(ops, Shape.of(2, 2), 1, -2, 3, 40000);
        Tensor y = TensorValues.whole(ops, Shape.of(2), 10, -20);
        Tensor out = ops.allocate(DType.INT32, Shape.of(2, 2));
        ops.add(1, x, -1, y, out);
        assertThat(TensorValues.read(ops, out)).as("x - y").containsExactly(-9, 18, -7, 40020);
        ops.multiply(x, y, out);
        assertThat(TensorValues.read(ops, out)).as("x y").containsExactly(10, 40, 30, -800000);
    }
}
