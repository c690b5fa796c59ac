package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.SideBySide;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Elements in another place. */
@Experimental
public abstract class ShapingTck extends BackendContract {
    /** For subclasses. */
    protected ShapingTck() {}

    @ContractRule({Rule.CONCAT, Rule.OPERANDS_UNCHANGED})
    @FloatingTypes
    void partsStandOneAfterTheOther(DType dtype) {
        RandomValues random = new RandomValues(15);
        for (int axis = 0; axis < 3; axis++) {
            int along = axis;
            Shape base = Shape.of(3, 5, 7);
            SideBySide call = compare(dtype);
            for (int length : new int[] {1, 8, 0, 2}) {
                Shape part = base.withSize(axis, length);
                call.operand(part, random.symmetric(part));
            }
            call.result(base.withSize(axis, 11))
                    .agree("concat along " + axis, (o, in, out) -> o.concat(in, along, out.get(0)));
        }
    }

    @ContractRule(Rule.STACK)
    @FloatingTypes
    void stackedTensorsComeApartAgain(DType dtype) {
        RandomValues random = new RandomValues(16);
        Shape part = Shape.of(3, 17);
        for (int axis = 0; axis <= 2; axis++) {
            int along = axis;
            Shape whole = part.inserting(axis, 3);
            compare(dtype)
                    .operand(part, random.symmetric(part))
                    .operand(part, random.symmetric(part))
                    .operand(part, random.symmetric(part))
                    .result(whole)
                    .agree("stack along " + axis, (o, in, out) -> o.stack(in, along, out.get(0)));
            compare(dtype)
                    .operand(whole, random.symmetric(whole))
                    .result(part)
                    .result(part)
                    .result(part)
                    .agree("unstack along " + axis, (o, in, out) -> o.unstack(in.get(0), along, out));
        }
    }

    @ContractRule(Rule.NARROW)
    @FloatingTypes
    void aRunOfIndicesIsTaken(DType dtype) {
        Shape shape = Shape.of(4, 7, 5);
        double[] x = new RandomValues(17).symmetric(shape);
        for (int axis = 0; axis < 3; axis++) {
            for (int from = 0; from < shape.size(axis); from++) {
                for (int length : new int[] {0, 1, shape.size(axis) - from}) {
                    int along = axis;
                    int first = from;
                    compare(dtype)
                            .operand(shape, x)
                            .result(shape.withSize(axis, length))
                            .agree(
                                    "narrow axis " + axis + " from " + from,
                                    (o, in, out) -> o.narrow(in.get(0), along, first, out.get(0)));
                }
            }
        }
    }

    @ContractRule(Rule.TRANSPOSE)
    @FloatingTypes
    void axesAreReordered(DType dtype) {
        int[][] permutations = {
            {0}, {1, 0}, {0, 1}, {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}, {3, 1, 0, 2}
        };
        int[] sizes = {3, 8, 5, 2};
        for (int[] permutation : permutations) {
            int[] from = new int[permutation.length];
            int[] to = new int[permutation.length];
            for (int axis = 0; axis < from.length; axis++) {
                from[axis] = sizes[axis];
                to[axis] = sizes[permutation[axis]];
            }
            compare(dtype)
                    .operand(Shape.of(from), new RandomValues(18).symmetric(Shape.of(from)))
                    .result(Shape.of(to))
                    .agree(
                            "transpose to " + Shape.of(to),
                            (o, in, out) -> o.transpose(in.get(0), permutation, out.get(0)));
        }
    }

    @ContractRule(Rule.SHAPING_COPIES)
    @FloatingTypes
    void resultsShareNothingWithOperands(DType dtype) {
        Tensor x = TensorValues.tensor(ops, dtype, Shape.of(2, 2), 1, 2, 3, 4);
        Tensor transposed = ops.allocate(dtype, Shape.of(2, 2));
        Tensor narrowed = ops.allocate(dtype, Shape.of(1, 2));
        Tensor first = ops.allocate(dtype, Shape.of(2));
        Tensor second = ops.allocate(dtype, Shape.of(2));
        Tensor stacked = ops.allocate(dtype, Shape.of(2, 2));
        Tensor joined = ops.allocate(dtype, Shape.of(2, 2));
        ops.transpose(x, new int[] {0, 1}, transposed);
        ops.narrow(x, 0, 0, narrowed);
        ops.unstack(x, 0, List.of(first, second));
        ops.stack(List.of(first, second), 0, stacked);
        ops.concat(List.of(x), 0, joined);
        ops.fill(x, 9);
        ops.fill(first, 8);
        assertThat(TensorValues.read(ops, transposed)).as("transpose").containsExactly(1, 2, 3, 4);
        assertThat(TensorValues.read(ops, narrowed)).as("narrow").containsExactly(1, 2);
        assertThat(TensorValues.read(ops, second)).as("unstack").containsExactly(3, 4);
        assertThat(TensorValues.read(ops, stacked)).as("stack").containsExactly(1, 2, 3, 4);
        assertThat(TensorValues.read(ops, joined)).as("concat").containsExactly(1, 2, 3, 4);
    }

    @ContractRule(Rule.SHAPING_ANY_TYPE)
    @Test
    void wholeNumbersAreShapedToo() {
        Tensor x = TensorValues.whole(ops, Shape.of(2, 2), 16777217, 2, 3, Integer.MIN_VALUE);
        Tensor out = ops.allocate(DType.INT32, Shape.of(2, 2));
        ops.transpose(x, new int[] {1, 0}, out);
        assertThat(TensorValues.read(ops, out)).as("transpose").containsExactly(16777217, 3, 2, Integer.MIN_VALUE);
        Tensor first = ops.allocate(DType.INT32, Shape.of(2));
        Tensor second = ops.allocate(DType.INT32, Shape.of(2));
        ops.unstack(x, 1, List.of(first, second));
        assertThat(TensorValues.read(ops, second)).as("unstack").containsExactly(2, Integer.MIN_VALUE);
        ops.stack(List.of(second, first), 0, out);
        assertThat(TensorValues.read(ops, out)).as("stack").containsExactly(2, Integer.MIN_VALUE, 16777217, 3);
        Tensor joined = ops.allocate(DType.INT32, Shape.of(4));
        ops.concat(List.of(first, second), 0, joined);
        assertThat(TensorValues.read(ops, joined)).as("concat").containsExactly(16777217, 3, 2, Integer.MIN_VALUE);
        ops.narrow(joined, 0, 1, first);
        assertThat(TensorValues.read(ops, first)).as("narrow").containsExactly(3, 2);
    }
}
