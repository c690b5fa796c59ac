package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Sum, maximum and softmax along an axis. */
@Experimental
public abstract class ReductionTck extends BackendContract {
    private static final double NAN = Double.NaN;

    /** For subclasses. */
    protected ReductionTck() {}

    @ContractRule({Rule.SUM, Rule.KEPT_AXIS, Rule.OPERANDS_UNCHANGED})
    @FloatingTypes
    void sumsRunAlongAnyAxis(DType dtype) {
        for (Shape shape :
                new Shape[] {Shape.of(1), Shape.of(65), Shape.of(7, 17), Shape.of(3, 8, 64), Shape.of(1, 5, 1)}) {
            for (int axis = 0; axis < shape.rank(); axis++) {
                int along = axis;
                for (Shape result : new Shape[] {shape.without(axis), shape.withSize(axis, 1)}) {
                    compare(dtype)
                            .operand(shape, new RandomValues(11).symmetric(shape))
                            .result(result)
                            .terms(shape.size(axis))
                            .agree(
                                    "sum of " + shape + " along " + axis,
                                    (o, in, out) -> o.sum(in.get(0), along, out.get(0)));
                }
            }
        }
    }

    @ContractRule(Rule.SUM_IN_DOUBLE)
    @Test
    void sumsOfFloatsAccumulateInDouble() {
        float[] values = new float[1002];
        Arrays.fill(values, 1);
        values[0] = 1e9f;
        values[1001] = -1e9f;
        Tensor x = ops.allocate(DType.FLOAT32, Shape.of(1002));
        ops.upload(values, 0, x);
        Tensor narrow = ops.allocate(DType.FLOAT32, Shape.of());
        ops.sum(x, 0, narrow);
        assertThat(TensorValues.read(ops, narrow))
                .as("1e9 + 1000 - 1e9 in FLOAT32")
                .containsExactly(1000);
        Tensor tenths = TensorValues.tensor(ops, DType.FLOAT32, Shape.of(3), 0.1f, 0.1f, 0.1f);
        Tensor wide = ops.allocate(DType.FLOAT64, Shape.of(1));
        ops.sum(tenths, 0, wide);
        assertThat(TensorValues.read(ops, wide)).as("into FLOAT64").containsExactly((double) 0.1f + 0.1f + 0.1f);
    }

    @ContractRule(Rule.EMPTY_SUM)
    @FloatingTypes
    void theSumOfNothingIsZero(DType dtype) {
        compare(dtype)
                .operand(Shape.of(0, 3))
                .result(Shape.of(3))
                .agree("sum along an empty first axis", (o, in, out) -> o.sum(in.get(0), 0, out.get(0)));
        compare(dtype)
                .operand(Shape.of(2, 0))
                .result(Shape.of(2, 1))
                .agree("sum along an empty last axis", (o, in, out) -> o.sum(in.get(0), 1, out.get(0)));
    }

    @ContractRule({Rule.MAX, Rule.KEPT_AXIS})
    @FloatingTypes
    void theGreatestElementComesWithItsIndex(DType dtype) {
        for (Shape shape : new Shape[] {Shape.of(1), Shape.of(65), Shape.of(7, 17), Shape.of(3, 8, 5)}) {
            for (int axis = 0; axis < shape.rank(); axis++) {
                int along = axis;
                for (Shape result : new Shape[] {shape.without(axis), shape.withSize(axis, 1)}) {
                    compare(dtype)
                            .operand(shape, new RandomValues(12).between(-2, -1, shape))
                            .result(result)
                            .wholeResult(result)
                            .agree(
                                    "max of " + shape + " along " + axis,
                                    (o, in, out) -> o.max(in.get(0), along, out.get(0), out.get(1)));
                }
            }
        }
    }

    @ContractRule(Rule.MAX)
    @FloatingTypes
    void ofEqualElementsTheFirstWinsAndNoIndexIsNeeded(DType dtype) {
        Tensor x = TensorValues.tensor(ops, dtype, Shape.of(2, 4), 1, 3, 3, 2, -5, -5, -5, Double.NEGATIVE_INFINITY);
        Tensor out = ops.allocate(dtype, Shape.of(2));
        Tensor index = ops.allocate(DType.INT32, Shape.of(2));
        ops.max(x, 1, out, index);
        assertThat(TensorValues.read(ops, index)).as("index").containsExactly(1, 0);
        ops.fill(out, 0);
        ops.max(x, 1, out, null);
        assertThat(TensorValues.read(ops, out)).as("max").containsExactly(3, -5);
        assertThatThrownBy(() -> ops.max(ops.allocate(dtype, Shape.of(2, 0)), 1, out, null))
                .as("max along an empty axis")
                .isInstanceOf(RnnException.class);
    }

    @ContractRule(Rule.SOFTMAX)
    @FloatingTypes
    void softmaxRunsOverTheLastAxis(DType dtype) {
        for (Shape shape :
                new Shape[] {Shape.of(1), Shape.of(65), Shape.of(7, 17), Shape.of(2, 3, 8), Shape.of(3, 1)}) {
            double[] x = new RandomValues(13).between(-5, 5, shape);
            compare(dtype)
                    .operand(shape, x)
                    .result(shape)
                    .terms(shape.size(-1))
                    .agree("softmax of " + shape, (o, in, out) -> o.maskedSoftmax(in.get(0), null, out.get(0)));
            compare(dtype)
                    .result(shape, x)
                    .terms(shape.size(-1))
                    .agree("softmax in place", (o, in, out) -> o.maskedSoftmax(out.get(0), null, out.get(0)));
        }
        Tensor large = TensorValues.tensor(ops, dtype, Shape.of(1, 3), 1e4, 1e4, -1e4);
        ops.maskedSoftmax(large, null, large);
        assertThat(TensorValues.read(ops, large)).as("softmax far out").containsExactly(0.5, 0.5, 0);
    }

    @ContractRule(Rule.SOFTMAX_MASK)
    @FloatingTypes
    void maskedElementsTakeNoPartInTheSoftmax(DType dtype) {
        Shape shape = Shape.of(4, 3);
        double[] x = {1, NAN, 1, NAN, NAN, NAN, 1e5, 2, 2, NAN, NAN, 7};
        double[] mask = {1, 0, 2, 0, 0, 0, 0, 1, -1, 0, 0, 1};
        compare(dtype)
                .operand(shape, x)
                .operand(shape, mask)
                .result(shape)
                .agree("masked softmax", (o, in, out) -> o.maskedSoftmax(in.get(0), in.get(1), out.get(0)));
        Tensor in = TensorValues.tensor(ops, dtype, shape, x);
        ops.maskedSoftmax(in, TensorValues.tensor(ops, dtype, shape, mask), in);
        assertThat(TensorValues.read(ops, in))
                .as("masked softmax in place; a row without a used element gives zeros")
                .containsExactly(0.5, 0, 0.5, 0, 0, 0, 0, 0.5, 0.5, 0, 0, 1);
    }

    @ContractRule({Rule.SOFTMAX_MASK, Rule.BROADCASTING})
    @FloatingTypes
    void aMaskIsStretched(DType dtype) {
        Shape shape = Shape.of(2, 3, 17);
        RandomValues random = new RandomValues(14);
        for (Shape maskShape : new Shape[] {Shape.of(17), Shape.of(3, 1), Shape.of(2, 1, 17), Shape.of(1)}) {
            double[] mask = random.symmetric(maskShape);
            for (int i = 0; i < mask.length; i++) {
                mask[i] = mask[i] < 0 ? 0 : 1;
            }
            compare(dtype)
                    .operand(shape, random.symmetric(shape))
                    .operand(maskShape, mask)
                    .result(shape)
                    .terms(17)
                    .agree(
                            "softmax under mask " + maskShape,
                            (o, in, out) -> o.maskedSoftmax(in.get(0), in.get(1), out.get(0)));
        }
    }
}
