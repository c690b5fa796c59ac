package io.github.rnn4j.autodiff.sequence;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.cell.RnnCellProvider;
import io.github.rnn4j.autodiff.fixture.GradientCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Central differences for input, initial state and every parameter, by way of the outputs and the final state. */
class ComposedSequenceGradientTest {
    private static final CellSpec RNN = CellSpec.of(CellSpec.RNN);

    @ParameterizedTest
    @CsvSource({"1,1", "3,7", "17,3", "7,17"})
    void oneLayer(int inputSize, int hiddenSize) {
        SequenceDescriptor descriptor =
                SequenceDescriptor.builder(RNN, inputSize, hiddenSize).build();
        check(descriptor, new RnnCellProvider(), 4, 3, null);
        check(descriptor, new RnnCellProvider(), 4, 4, new int[] {4, 0, 1, 3});
        check(descriptor, new RnnCellProvider(), 1, 1, new int[] {1});
    }

    @ParameterizedTest
    @CsvSource({"SEQUENCE", "LAST"})
    void twoLayersInBothDirections(SequenceDescriptor.Output output) {
        SequenceDescriptor descriptor = SequenceDescriptor.builder(RNN, 3, 2)
                .numLayers(2)
                .direction(Direction.BIDIRECTIONAL)
                .output(output)
                .build();
        check(descriptor, new RnnCellProvider(), 4, 2, null);
        check(descriptor, new RnnCellProvider(), 4, 4, new int[] {4, 0, 1, 3});
    }

    @Test
    void aCellWithTwoStatesAndAnOutputOfItsOwn() {
        SequenceDescriptor descriptor = SequenceDescriptor.builder(TwoStateCell.SPEC, 3, 2)
                .numLayers(2)
                .direction(Direction.BIDIRECTIONAL)
                .build();
        check(descriptor, TwoStateCell.provider(), 4, 2, null);
        check(descriptor, TwoStateCell.provider(), 4, 4, new int[] {4, 0, 1, 3});
    }

    private static void check(
            SequenceDescriptor descriptor,
            CellProvider provider,
            int timeSteps,
            int batchSize,
            int @Nullable [] lengths) {
        ComposedSequence sequence = new ComposedSequence(descriptor, provider);
        GradientCheck check = new GradientCheck().variable(timeSteps, batchSize, descriptor.inputSize());
        int passes = descriptor.numLayers() * descriptor.direction().count();
        sequence.state().forEach(spec -> check.variable(passes, batchSize, spec.width()));
        sequence.parameters().forEach(spec -> check.variable(spec.shape().toArray()));
        check.check((ops, variables) -> {
            Tensor given = lengths == null ? null : ops.constant(Shape.of(batchSize), lengths);
            return everything(ops, run(ops, sequence, variables, given));
        });
    }

    private static ComposedResult run(
            Ops ops, ComposedSequence sequence, List<Tensor> variables, @Nullable Tensor lengths) {
        int states = sequence.state().size();
        Map<String, Tensor> parameters = new HashMap<>();
        List<ParameterSpec> specs = sequence.parameters();
        for (int i = 0; i < specs.size(); i++) {
            parameters.put(specs.get(i).name(), variables.get(1 + states + i));
        }
        return sequence.run(ops, parameters::get, variables.get(0), lengths, variables.subList(1, 1 + states));
    }

    private static Tensor everything(Ops ops, ComposedResult result) {
        List<Tensor> flat = new ArrayList<>();
        flat.add(flat(ops, result.output()));
        result.finalState().forEach(state -> flat.add(flat(ops, state)));
        return ops.concat(flat, 0);
    }

    private static Tensor flat(Ops ops, Tensor tensor) {
        return ops.reshape(tensor, Shape.of(tensor.shape().elements()));
    }
}
