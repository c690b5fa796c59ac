package io.github.rnn4j.autodiff.sequence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceDescriptorBuilder;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.CellStep;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.cell.RnnCellProvider;
import io.github.rnn4j.autodiff.fixture.PlainOps;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SequenceChecksTest {
    private final TapeRecorder recorder = new TapeRecorder(new PlainOps());
    private final Tensor input = recorder.input(DType.FLOAT64, Shape.of(5, 2, 16));

    private static SequenceDescriptorBuilder rnn() {
        return SequenceDescriptor.builder(CellSpec.of(CellSpec.RNN), 16, 4);
    }

    private ComposedResult run(
            SequenceDescriptorBuilder descriptor, Tensor x, @Nullable Tensor lengths, List<Tensor> initialState) {
        return new ComposedSequence(descriptor.build(), new RnnCellProvider())
                .run(recorder, name -> x, x, lengths, initialState);
    }

    @Test
    void aWrongInputIsRefusedByAxis() {
        Tensor narrow = recorder.input(DType.FLOAT64, Shape.of(5, 2, 8));
        assertThatThrownBy(() -> run(rnn(), narrow, null, List.of()))
                .hasMessage("input: expected [timeSteps, batch, features=16] but got [5, 2, 8] (axis 2 'features')");
        Tensor flat = recorder.input(DType.FLOAT64, Shape.of(5, 16));
        assertThatThrownBy(() -> run(rnn(), flat, null, List.of()))
                .hasMessage("input: expected [timeSteps, batch, features=16] but got [5, 16]");
        Tensor empty = recorder.input(DType.FLOAT64, Shape.of(0, 2, 16));
        assertThatThrownBy(() -> run(rnn(), empty, null, List.of())).hasMessageContaining("at least one step");
        Tensor whole = recorder.input(DType.INT32, Shape.of(5, 2, 16));
        assertThatThrownBy(() -> run(rnn(), whole, null, List.of()))
                .hasMessage("input: expected a floating type but got INT32");
    }

    @Test
    void wrongLengthsAndStatesAreRefused() {
        Tensor lengths = recorder.input(DType.INT32, Shape.of(3));
        assertThatThrownBy(() -> run(rnn(), input, lengths, List.of()))
                .hasMessage("lengths: expected INT32 [batch=2] but got INT32 [3]");
        assertThatThrownBy(() -> run(rnn().lengths(false), input, lengths, List.of()))
                .hasMessageContaining("Make the sequence from a descriptor with lengths.");
        Tensor state = recorder.input(DType.FLOAT64, Shape.of(1, 2, 5));
        assertThatThrownBy(() -> run(rnn(), input, null, List.of(state)))
                .hasMessage("initialState 'hidden': expected FLOAT64 [layers * directions, batch, features] ="
                        + " [1, 2, 4] but got FLOAT64 [1, 2, 5]");
        assertThatThrownBy(() -> run(rnn(), input, null, List.of(state, state)))
                .hasMessage("initialState: expected none or 1 tensors but got 2");
    }

    @Test
    void dropoutBetweenLayersIsRefusedInTraining() {
        SequenceDescriptor descriptor =
                rnn().numLayers(2).dropout(0.5).mode(Mode.TRAINING).build();
        assertThatThrownBy(() -> new ComposedSequence(descriptor, new RnnCellProvider()))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageStartingWith("sequence.dropout: expected 0 but got 0.5");
    }

    @Test
    void aCellThatBreaksItsWordIsRefused() {
        SequenceDescriptor descriptor = rnn().build();
        assertThatThrownBy(() -> new ComposedSequence(descriptor, new Careless(1))
                        .run(recorder, name -> input, input, null, List.of()))
                .hasMessage("cell: expected a next state of 1 parts but got 2");
        assertThatThrownBy(() -> new ComposedSequence(descriptor, new Careless(2))
                        .run(recorder, name -> input, input, null, List.of()))
                .hasMessage("cell output: expected [batch=2, features=2] but got [2, 16]");
    }

    /** Says its output has a certain size, whatever it is, and returns more states than it has. */
    private record Careless(int said) implements CellProvider, Cell {
        @Override
        public String type() {
            return "rnn";
        }

        @Override
        public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
            return this;
        }

        @Override
        public List<StateSpec> state() {
            return List.of(new StateSpec("s", 16));
        }

        @Override
        public List<ParameterSpec> parameters() {
            return List.of();
        }

        @Override
        public int outputSize() {
            return said == 1 ? 16 : said;
        }

        @Override
        public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
            return inputs;
        }

        @Override
        public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
            return new CellStep(projected, List.of(projected, projected));
        }
    }
}
