package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.ElementLoss;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.TensorValues;
import io.github.rnn4j.tck.fixture.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ContractRule({Rule.SOFT_TARGETS, Rule.OPERANDS_UNCHANGED})
    @FloatingTypes
    void softTargetsAgreeWithTheDefault(DType dtype) {
        RandomValues random = new RandomValues(61);
        for (int rows : new int[] {1, 3, 17}) {
            Shape shape = Shape.of(rows, 7);
            compare(dtype)
                    .operand(shape, random.between(-3, 3, shape))
                    .operand(shape, random.between(0, 1, shape))
                    .result(Shape.of(1))
                    .result(shape)
                    .terms(7)
                    .agree(
                            "softTargetCrossEntropy of " + shape,
                            (o, in, out) ->
                                    o.softTargetCrossEntropy(in.get(0), in.get(1), 1.0 / rows, out.get(0), out.get(1)));
        }
    }

    @ContractRule(Rule.SOFT_TARGETS)
    @FloatingTypes
    void softTargetsWeighTheirRows(DType dtype) {
        double[] logits = {0, 2, Double.NaN, 1e9, 1, 1};
        double[] targets = {0.5, 1.5, 0, 0, 0.25, 0.25};
        double p = 1 / (1 + Math.exp(-2));
        double loss = -0.5 * Math.log(1 - p) - 1.5 * Math.log(p) + 0.5 * Math.log(2);
        double[] expected = {loss, 2 * (1 - p) - 0.5, 2 * p - 1.5, 0, 0, 0, 0};
        Shape shape = Shape.of(3, 2);
        Tensor value = unwritten(dtype, Shape.of(1));
        Tensor gradient = unwritten(dtype, shape);
        ops.softTargetCrossEntropy(
                TensorValues.tensor(ops, dtype, shape, logits),
                TensorValues.tensor(ops, dtype, shape, targets),
                1,
                value,
                gradient);
        Tolerance.of(dtype, 4).check("loss, gradient", Shape.of(7), read(value, gradient), expected);
    }

    static Stream<Arguments> elementLosses() {
        return Stream.of(ElementLossCase.values())
                .flatMap(loss -> Stream.of(DType.FLOAT64, DType.FLOAT32).map(dtype -> Arguments.of(loss, dtype)));
    }

    @ContractRule(Rule.ELEMENT_LOSSES)
    @ParameterizedTest
    @MethodSource("elementLosses")
    void elementLossesFollowTheirFormulas(ElementLossCase loss, DType dtype) {
        RandomValues random = new RandomValues(62);
        for (Shape shape : List.of(Shape.of(1, 1), Shape.of(3, 1), Shape.of(17, 5))) {
            int count = shape.elements();
            double[] outputs = random.between(-2, 2, shape);
            double[] targets = random.between(0.05, 0.95, shape);
            double[] weights = random.between(0.5, 2, shape);
            double[] expected = new double[count + 1];
            for (int i = 0; i < count; i++) {
                expected[0] += weights[i] * loss.value(outputs[i], targets[i]) / count;
                expected[i + 1] = weights[i] * loss.slope(outputs[i], targets[i]) / count;
            }
            double[] found = run(loss, dtype, shape, outputs, targets, weights, 1.0 / count);
            double allowed = dtype == DType.FLOAT64 ? 1e-8 : 1e-5; // the slope is a central difference
            new Tolerance(allowed, allowed).check(loss + ": loss, gradient", Shape.of(count + 1), found, expected);
        }
    }

    @ContractRule(Rule.ELEMENT_LOSSES_UNUSED)
    @ParameterizedTest
    @MethodSource("elementLosses")
    void elementsWithoutWeightAddNothing(ElementLossCase loss, DType dtype) {
        double[] outputs = {Double.NaN, 0.5, Double.POSITIVE_INFINITY, 1};
        double[] targets = {0.5, 0.25, 1, Double.NaN};
        double[] found = run(loss, dtype, Shape.of(2, 2), outputs, targets, new double[] {0, 1, 0, 0}, 2);
        double[] expected = {2 * loss.value(0.5, 0.25), 0, 2 * loss.slope(0.5, 0.25), 0, 0};
        new Tolerance(1e-6, 1e-6).check(loss + ": loss, gradient", Shape.of(5), found, expected);
    }

    @ContractRule(Rule.ELEMENT_LOSSES)
    @FloatingTypes
    void largeOutputsOfASigmoidDoNotOverflow(DType dtype) {
        double[] outputs = {1000, 1000, -1000, -1000};
        double[] targets = {1, 0, 1, 0};
        double[] found =
                run(ElementLossCase.SIGMOID, dtype, Shape.of(4, 1), outputs, targets, new double[] {1, 1, 1, 1}, 1);
        Tolerance.of(dtype, 2).check("loss, gradient", Shape.of(5), found, new double[] {2000, 0, 1, -1, 0});
    }

    private double[] run(
            ElementLossCase loss,
            DType dtype,
            Shape shape,
            double[] outputs,
            double[] targets,
            double[] weights,
            double scale) {
        Tensor value = unwritten(dtype, Shape.of(1));
        Tensor gradient = unwritten(dtype, shape);
        loss.run(
                ops,
                new ElementLoss(
                        TensorValues.tensor(ops, dtype, shape, outputs),
                        TensorValues.tensor(ops, dtype, shape, targets),
                        TensorValues.tensor(ops, dtype, shape, weights),
                        scale,
                        value,
                        gradient));
        return read(value, gradient);
    }

    private Tensor unwritten(DType dtype, Shape shape) {
        Tensor tensor = ops.allocate(dtype, shape);
        ops.fill(tensor, Double.NaN);
        return tensor;
    }

    /** Returns the loss, then the gradient. */
    private double[] read(Tensor loss, Tensor gradient) {
        return DoubleStream.concat(
                        Arrays.stream(TensorValues.read(ops, loss)), Arrays.stream(TensorValues.read(ops, gradient)))
                .toArray();
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
