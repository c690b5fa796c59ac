package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.TensorValues;
import io.github.rnn4j.tck.fixture.Tolerance;

/** Losses with their gradients, against closed forms and the API's defaults on the oracle. */
@Experimental
public abstract class LossTck extends BackendContract {
    /** For subclasses. */
    protected LossTck() {}

    @ContractRule({Rule.CROSS_ENTROPY, Rule.OPERANDS_UNCHANGED})
    @FloatingTypes
    void crossEntropyAgreesWithTheDefault(DType dtype) {
        RandomValues random = new RandomValues(23);
        for (int rows : new int[] {1, 3, 17, 64}) {
            for (int classes : new int[] {1, 2, 7, 65}) {
                Shape shape = Shape.of(rows, classes);
                int[] labels = random.whole(rows, classes + 1);
                for (int i = 0; i < rows; i++) {
                    labels[i] -= 1;
                }
                compare(dtype)
                        .operand(shape, random.between(-3, 3, shape))
                        .whole(Shape.of(rows), labels)
                        .result(Shape.of(1))
                        .result(shape)
                        .terms(classes)
                        .agree(
                                "softmaxCrossEntropy of " + shape,
                                (o, in, out) -> o.softmaxCrossEntropy(
                                        in.get(0), in.get(1), 1.0 / rows, out.get(0), out.get(1)));
            }
        }
    }

    @ContractRule(Rule.CROSS_ENTROPY)
    @FloatingTypes
    void crossEntropyIsTheNegativeLogProbability(DType dtype) {
        double[] found = crossEntropy(dtype, new double[] {0, 0, 2, 0}, 0.5, 1, 0);
        double p = 1 / (1 + Math.exp(-2));
        double loss = 0.5 * (Math.log(2) - Math.log(p));
        double[] expected = {loss, 0.25, -0.25, 0.5 * (p - 1), 0.5 * (1 - p)};
        Tolerance.of(dtype, 2).check("loss, gradient", Shape.of(5), found, expected);
    }

    @ContractRule(Rule.CROSS_ENTROPY_UNUSED)
    @FloatingTypes
    void rowsWithoutALabelAddNothing(DType dtype) {
        double[] found = crossEntropy(dtype, new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0, 0}, 1, -1, 0);
        Tolerance.of(dtype, 2).check("loss, gradient", Shape.of(5), found, new double[] {Math.log(2), 0, 0, -0.5, 0.5});
        assertThat(crossEntropy(dtype, new double[] {1, 2, 3, 4}, 1, -1, -1))
                .as("no used row at all")
                .containsOnly(0);
    }

    @ContractRule(Rule.CROSS_ENTROPY_LARGE)
    @FloatingTypes
    void largeLogitsDoNotOverflow(DType dtype) {
        double[] found = crossEntropy(dtype, new double[] {1000, -1000, 1e4, 1e4}, 1, 1, 0);
        Tolerance.of(dtype, 2)
                .check("loss, gradient", Shape.of(5), found, new double[] {2000 + Math.log(2), 1, -1, -0.5, 0.5});
    }

    @ContractRule(Rule.LABEL_RANGE)
    @FloatingTypes
    void labelsThatAreNoClassAreRefused(DType dtype) {
        for (int wrong : new int[] {2, -2, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertRefused(
                    "label " + wrong + " of two classes",
                    ErrorCode.INVALID_ARGUMENT,
                    () -> crossEntropy(dtype, new double[] {1, 2, 3, 4}, 1, 0, wrong));
        }
    }

    /** Returns the loss, then the gradient, of two rows of two classes. */
    private double[] crossEntropy(DType dtype, double[] logits, double scale, int... labels) {
        Shape shape = Shape.of(2, 2);
        Tensor loss = TensorValues.tensor(ops, dtype, Shape.of(1), Double.NaN);
        Tensor gradient = TensorValues.tensor(ops, dtype, shape, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        ops.softmaxCrossEntropy(
                TensorValues.tensor(ops, dtype, shape, logits),
                TensorValues.whole(ops, Shape.of(2), labels),
                scale,
                loss,
                gradient);
        double[] g = TensorValues.read(ops, gradient);
        return new double[] {TensorValues.read(ops, loss)[0], g[0], g[1], g[2], g[3]};
    }
}
