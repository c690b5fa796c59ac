package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.TensorValues;
import org.junit.jupiter.api.Test;

/** Rows by number, and sequences turned round. */
@Experimental
public abstract class IndexingTck extends BackendContract {
    private static final int[] WIDTHS = {1, 3, 8, 17, 65};

    /** For subclasses. */
    protected IndexingTck() {}

    @ContractRule({Rule.GATHER, Rule.OPERANDS_UNCHANGED})
    @FloatingTypes
    void rowsAreGatheredForIdentifiersOfAnyShape(DType dtype) {
        RandomValues random = new RandomValues(19);
        for (int width : WIDTHS) {
            for (Shape ids : new Shape[] {Shape.of(), Shape.of(1), Shape.of(7), Shape.of(3, 5), Shape.of(2, 3, 4)}) {
                Shape table = Shape.of(9, width);
                compare(dtype)
                        .operand(table, random.symmetric(table))
                        .whole(ids, random.whole(ids.elements(), 9))
                        .result(ids.inserting(ids.rank(), width))
                        .agree(
                                "gatherRows for ids " + ids,
                                (o, in, out) -> o.gatherRows(in.get(0), in.get(1), out.get(0)));
            }
        }
    }

    @ContractRule(Rule.SET_ROWS)
    @FloatingTypes
    void namedRowsAreSetAndOthersStay(DType dtype) {
        RandomValues random = new RandomValues(20);
        for (int width : WIDTHS) {
            Shape table = Shape.of(9, width);
            Shape rows = Shape.of(2, 3, width);
            compare(dtype)
                    .whole(Shape.of(2, 3), random.different(6, 9))
                    .operand(rows, random.symmetric(rows))
                    .result(table, random.symmetric(table))
                    .agree("setRows", (o, in, out) -> o.setRows(out.get(0), in.get(0), in.get(1)));
        }
    }

    @ContractRule(Rule.SCATTER_ADD)
    @FloatingTypes
    void rowsNamedTwiceGetBoth(DType dtype) {
        RandomValues random = new RandomValues(21);
        for (int width : WIDTHS) {
            Shape table = Shape.of(4, width);
            Shape rows = Shape.of(17, width);
            compare(dtype)
                    .whole(Shape.of(17), random.whole(17, 3))
                    .operand(rows, random.symmetric(rows))
                    .result(table, random.symmetric(table))
                    .terms(17)
                    .agree("scatterAddRows", (o, in, out) -> o.scatterAddRows(out.get(0), in.get(0), in.get(1)));
        }
    }

    /** As many as an engine splits among threads, which then meet in the same rows. */
    @ContractRule(Rule.SCATTER_ADD)
    @FloatingTypes
    void ofManyRowsNamedOftenNoneIsLost(DType dtype) {
        int count = 4000;
        Shape table = Shape.of(3, 64);
        Shape rows = Shape.of(count, 64);
        RandomValues random = new RandomValues(23);
        compare(dtype)
                .whole(Shape.of(count), random.whole(count, 3))
                .operand(rows, random.between(0.5, 2, rows))
                .result(table)
                .terms(count)
                .agree("scatterAddRows of many", (o, in, out) -> o.scatterAddRows(out.get(0), in.get(0), in.get(1)));
    }

    @ContractRule(Rule.REVERSE)
    @FloatingTypes
    void usedStepsAreTurnedRoundAndOthersStay(DType dtype) {
        RandomValues random = new RandomValues(22);
        for (Shape shape : new Shape[] {Shape.of(5, 6), Shape.of(5, 6, 1), Shape.of(5, 6, 17), Shape.of(5, 6, 2, 3)}) {
            double[] x = random.symmetric(shape);
            x[x.length - 1] = Double.NaN;
            compare(dtype)
                    .operand(shape, x)
                    .whole(Shape.of(6), 3, 0, 5, 1, 2, 4)
                    .result(shape)
                    .agree(
                            "reverseByLength of " + shape,
                            (o, in, out) -> o.reverseByLength(in.get(0), in.get(1), out.get(0)));
        }
    }

    @ContractRule({Rule.REVERSE, Rule.GATHER, Rule.SET_ROWS, Rule.SCATTER_ADD})
    @Test
    void wholeNumbersMoveToo() {
        Tensor x = TensorValues.whole(ops, Shape.of(3, 1), 16777217, 2, 3);
        Tensor lengths = TensorValues.whole(ops, Shape.of(1), 2);
        Tensor out = ops.allocate(DType.INT32, Shape.of(3, 1));
        ops.reverseByLength(x, lengths, out);
        assertThat(TensorValues.read(ops, out)).as("reverseByLength").containsExactly(2, 16777217, 3);
        Tensor row = ops.allocate(DType.INT32, Shape.of(1, 1));
        ops.gatherRows(x, TensorValues.whole(ops, Shape.of(1), 0), row);
        assertThat(TensorValues.read(ops, row)).as("gatherRows").containsExactly(16777217);
        ops.setRows(out, lengths, row);
        assertThat(TensorValues.read(ops, out)).as("setRows").containsExactly(2, 16777217, 16777217);
        ops.scatterAddRows(out, lengths, row);
        assertThat(TensorValues.read(ops, out)).as("scatterAddRows").containsExactly(2, 16777217, 33554434);
    }

    @ContractRule(Rule.INDEX_RANGE)
    @FloatingTypes
    void numbersOutsideTheTableAreRefused(DType dtype) {
        Tensor table = TensorValues.tensor(ops, dtype, Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
        Tensor rows = ops.allocate(dtype, Shape.of(2, 2));
        Tensor sequence = ops.allocate(dtype, Shape.of(3, 2));
        Tensor turned = ops.allocate(dtype, Shape.of(3, 2));
        ErrorCode code = ErrorCode.INVALID_ARGUMENT;
        for (int wrong : new int[] {3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            Tensor ids = TensorValues.whole(ops, Shape.of(2), 0, wrong);
            assertRefused("gatherRows of row " + wrong, code, () -> ops.gatherRows(table, ids, rows));
            assertRefused("setRows of row " + wrong, code, () -> ops.setRows(table, ids, rows));
            assertRefused("scatterAddRows of row " + wrong, code, () -> ops.scatterAddRows(table, ids, rows));
        }
        for (int wrong : new int[] {4, -1}) {
            Tensor lengths = TensorValues.whole(ops, Shape.of(2), 1, wrong);
            assertRefused("reverseByLength of " + wrong, code, () -> ops.reverseByLength(sequence, lengths, turned));
        }
        assertThat(TensorValues.read(ops, table)).as("last row of the table").endsWith(5, 6);
    }
}
