package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.TensorValues;
import org.junit.jupiter.api.Test;

/** Comparison and selection. */
@Experimental
public abstract class ConditionTck extends BackendContract {
    private static final double NAN = Double.NaN;

    /** For subclasses. */
    protected ConditionTck() {}

    @ContractRule(Rule.COMPARE)
    @FloatingTypes
    void comparisonsGiveOneAndZero(DType dtype) {
        assertThat(compared(dtype, Comparison.EQUAL)).as("x == y").containsExactly(0, 1, 0, 1);
        assertThat(compared(dtype, Comparison.LESS)).as("x < y").containsExactly(1, 0, 0, 0);
        assertThat(compared(dtype, Comparison.LESS_OR_EQUAL)).as("x <= y").containsExactly(1, 1, 0, 1);
    }

    @ContractRule(Rule.COMPARE)
    @Test
    void wholeNumbersAreComparedToo() {
        assertThat(compared(DType.INT32, Comparison.EQUAL)).as("x == y").containsExactly(0, 1, 0, 1);
        assertThat(compared(DType.INT32, Comparison.LESS)).as("x < y").containsExactly(1, 0, 0, 0);
        assertThat(compared(DType.INT32, Comparison.LESS_OR_EQUAL)).as("x <= y").containsExactly(1, 1, 0, 1);
    }

    private double[] compared(DType dtype, Comparison relation) {
        Tensor x = TensorValues.tensor(ops, dtype, Shape.of(2, 2), -1, 2, 3, 0);
        Tensor y = TensorValues.tensor(ops, dtype, Shape.of(2, 2), 1, 2, -3, -0.0);
        ops.compare(relation, x, y, y);
        return TensorValues.read(ops, y);
    }

    @ContractRule(Rule.COMPARE_NAN)
    @FloatingTypes
    void nothingIsInRelationToNotANumber(DType dtype) {
        Tensor x = TensorValues.tensor(ops, dtype, Shape.of(3), NAN, NAN, 1);
        Tensor y = TensorValues.tensor(ops, dtype, Shape.of(3), 1, NAN, NAN);
        for (Comparison relation : Comparison.values()) {
            Tensor out = ops.allocate(dtype, Shape.of(3));
            ops.compare(relation, x, y, out);
            assertThat(TensorValues.read(ops, out)).as("%s", relation).containsOnly(0);
        }
    }

    @ContractRule({Rule.COMPARE, Rule.BROADCASTING})
    @FloatingTypes
    void comparedOperandsAreStretched(DType dtype) {
        RandomValues random = new RandomValues(8);
        for (Comparison relation : Comparison.values()) {
            compare(dtype)
                    .operand(Shape.of(5, 1), random.symmetric(Shape.of(5, 1)))
                    .operand(Shape.of(3, 1, 17), random.symmetric(Shape.of(3, 1, 17)))
                    .result(Shape.of(3, 5, 17))
                    .agree(
                            "compare " + relation,
                            (o, in, out) -> o.compare(relation, in.get(0), in.get(1), out.get(0)));
        }
    }

    @ContractRule({Rule.SELECT, Rule.BROADCASTING})
    @FloatingTypes
    void selectTakesLeftWhereTheConditionHolds(DType dtype) {
        RandomValues random = new RandomValues(9);
        Shape[][] operands = {
            {Shape.of(4, 17), Shape.of(4, 17), Shape.of(4, 17)},
            {Shape.of(4, 1), Shape.of(4, 17), Shape.of(1, 1)},
            {Shape.of(17), Shape.of(4, 1), Shape.of(4, 17)},
            {Shape.of(4, 17), Shape.of(1), Shape.of(17)},
            {Shape.of(2, 1, 1), Shape.of(3, 1), Shape.of(1, 7)}
        };
        for (Shape[] shapes : operands) {
            double[] condition = random.between(-1.5, 1.5, shapes[0]);
            for (int i = 0; i < condition.length; i++) {
                condition[i] = Math.rint(condition[i]);
            }
            compare(dtype)
                    .operand(shapes[0], condition)
                    .operand(shapes[1], random.symmetric(shapes[1]))
                    .operand(shapes[2], random.symmetric(shapes[2]))
                    .result(Shape.broadcast(Shape.broadcast(shapes[0], shapes[1]), shapes[2]))
                    .agree("select", (o, in, out) -> o.select(in.get(0), in.get(1), in.get(2), out.get(0)));
        }
    }

    @ContractRule(Rule.SELECT_IGNORES)
    @FloatingTypes
    void theElementNotTakenHasNoInfluence(DType dtype) {
        Shape shape = Shape.of(4);
        Tensor condition = TensorValues.tensor(ops, dtype, shape, 1, 0, -2, 0);
        Tensor left = TensorValues.tensor(ops, dtype, shape, 1, NAN, 3, Double.POSITIVE_INFINITY);
        Tensor right = TensorValues.tensor(ops, dtype, shape, NAN, 2, Double.NEGATIVE_INFINITY, 4);
        ops.select(condition, left, right, right);
        assertThat(TensorValues.read(ops, right)).containsExactly(1, 2, 3, 4);
    }

    @ContractRule({Rule.SELECT, Rule.ALIASING})
    @FloatingTypes
    void selectMayWriteOverAnyOperand(DType dtype) {
        Shape shape = Shape.of(2, 17);
        for (int overwritten = 0; overwritten < 3; overwritten++) {
            RandomValues random = new RandomValues(10);
            int at = overwritten;
            compare(dtype)
                    .operand(shape, random.symmetric(shape))
                    .operand(shape, random.symmetric(shape))
                    .result(shape, random.symmetric(shape))
                    .agree(
                            "select over operand " + at,
                            (o, in, out) -> o.select(
                                    at == 0 ? out.get(0) : in.get(0),
                                    at == 1 ? out.get(0) : in.get(at == 0 ? 0 : 1),
                                    at == 2 ? out.get(0) : in.get(1),
                                    out.get(0)));
        }
    }

    @ContractRule(Rule.SELECT)
    @Test
    void wholeNumbersAreSelectedToo() {
        Tensor condition = TensorValues.whole(ops, Shape.of(2, 1), 0, 3);
        Tensor left = TensorValues.whole(ops, Shape.of(2, 2), 1, 2, 3, 4);
        Tensor right = TensorValues.whole(ops, Shape.of(1), Integer.MIN_VALUE);
        Tensor out = ops.allocate(DType.INT32, Shape.of(2, 2));
        ops.select(condition, left, right, out);
        assertThat(TensorValues.read(ops, out)).containsExactly(Integer.MIN_VALUE, Integer.MIN_VALUE, 3, 4);
    }
}
