package io.github.rnn4j.tck;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceDescriptorBuilder;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.cell.RnnCellProvider;
import io.github.rnn4j.autodiff.sequence.ComposedResult;
import io.github.rnn4j.autodiff.sequence.ComposedSequence;
import io.github.rnn4j.tck.fixture.CentralDifferences;
import io.github.rnn4j.tck.fixture.RandomValues;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients out of this backend's primitives against central differences in float64. */
@Experimental
public abstract class GradientTck extends BackendContract {
    /** For subclasses. */
    protected GradientTck() {}

    @ContractRule(Rule.GRADIENTS)
    @ParameterizedTest
    @MethodSource("io.github.rnn4j.tck.Expressions#all")
    void gradientsOfPrimitivesAgreeWithCentralDifferences(Expressions.Case given) {
        RandomValues random = new RandomValues(27);
        List<double[]> values = given.shapes().stream()
                .map(shape -> random.between(given.least(), given.bound(), shape))
                .toList();
        new CentralDifferences(ops, 24).check(given.toString(), given.shapes(), values, given.expression());
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
                Arguments.of(1, 1, 1, 1, 1, Direction.FORWARD),
                Arguments.of(4, 3, 3, 7, 1, Direction.FORWARD),
                Arguments.of(4, 3, 8, 3, 2, Direction.FORWARD),
                Arguments.of(3, 2, 17, 8, 1, Direction.BIDIRECTIONAL),
                Arguments.of(4, 3, 3, 3, 2, Direction.BIDIRECTIONAL),
                Arguments.of(2, 1, 64, 65, 1, Direction.FORWARD));
    }

    @ContractRule(Rule.RNN_GRADIENTS)
    @ParameterizedTest(name = "{0} steps, batch {1}, input {2}, hidden {3}, {4} layers, {5}")
    @MethodSource("sizes")
    void gradientsOfAComposedSequenceAgreeWithCentralDifferences(
            int timeSteps, int batch, int inputSize, int hiddenSize, int numLayers, Direction direction) {
        SequenceDescriptorBuilder builder = SequenceDescriptor.builder(CellSpec.of(CellSpec.RNN), inputSize, hiddenSize)
                .numLayers(numLayers)
                .direction(direction)
                .types(DType.FLOAT64, DType.FLOAT64)
                .mode(Mode.TRAINING);
        ComposedSequence sequence = new ComposedSequence(builder.build(), new RnnCellProvider());
        int rows = numLayers * direction.count();
        List<Shape> shapes = new ArrayList<>();
        shapes.add(Shape.of(timeSteps, batch, inputSize));
        shapes.add(Shape.of(rows, 1, hiddenSize));
        sequence.parameters().forEach(parameter -> shapes.add(parameter.shape()));
        RandomValues random = new RandomValues(28);
        List<double[]> values = shapes.stream().map(random::symmetric).toList();
        new CentralDifferences(ops, 8)
                .check("composed rnn", shapes, values, (o, x) -> run(o, sequence, x, timeSteps, batch));
    }

    /** Runs with unsorted lengths, among them 0, and one learned initial state for the whole batch. */
    private static Tensor run(Ops ops, ComposedSequence sequence, List<Tensor> operands, int timeSteps, int batch) {
        int[] used = new int[batch];
        for (int b = 0; b < batch; b++) {
            used[b] = b == 1 ? 0 : timeSteps - b;
        }
        Named<Tensor> parameters = new Named<>();
        List<ParameterSpec> specs = sequence.parameters();
        for (int i = 0; i < specs.size(); i++) {
            parameters.put(specs.get(i).name(), operands.get(i + 2));
        }
        Shape learned = operands.get(1).shape();
        Tensor initialState = ops.broadcast(operands.get(1), learned.withSize(1, batch));
        Tensor lengths = ops.constant(Shape.of(batch), used);
        ComposedResult result = sequence.run(ops, parameters::get, operands.get(0), lengths, List.of(initialState));
        Tensor output = result.output();
        Tensor finalState = result.finalState().get(0);
        return ops.concat(
                List.of(
                        ops.reshape(output, Shape.of(output.shape().elements())),
                        ops.reshape(finalState, Shape.of(finalState.shape().elements()))),
                0);
    }
}
