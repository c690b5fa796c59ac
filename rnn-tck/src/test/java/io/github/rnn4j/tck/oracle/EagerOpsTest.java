package io.github.rnn4j.tck.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.cell.RnnCellProvider;
import io.github.rnn4j.autodiff.sequence.ComposedResult;
import io.github.rnn4j.autodiff.sequence.ComposedSequence;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EagerOpsTest {
    private static final Shape INPUT = Shape.of(3, 2, 4);

    private final Backend backend = new ReferenceBackendProvider().open(BackendOptions.DEFAULT);
    private final TensorOps ops = backend.newSession(Mode.TRAINING).ops();

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void aCellRunsAtOnceAsItDoesWhenRecorded() {
        ComposedSequence sequence = new ComposedSequence(
                SequenceDescriptor.builder(CellSpec.of(CellSpec.RNN), 4, 3)
                        .direction(Direction.BIDIRECTIONAL)
                        .build(),
                new RnnCellProvider());
        RandomValues random = new RandomValues(1);
        Map<String, Tensor> parameters = new HashMap<>();
        sequence.parameters()
                .forEach(parameter -> parameters.put(
                        parameter.name(),
                        TensorValues.tensor(
                                ops, DType.FLOAT64, parameter.shape(), random.symmetric(parameter.shape()))));
        Tensor input = TensorValues.tensor(ops, DType.FLOAT64, INPUT, random.symmetric(INPUT));
        Tensor lengths = TensorValues.whole(ops, Shape.of(2), 2, 3);
        ComposedResult eager = sequence.run(new EagerOps(ops), parameters::get, input, lengths, List.of());

        TapeRecorder recorder = new TapeRecorder(ops);
        parameters.values().forEach(recorder::input);
        recorder.input(input);
        recorder.input(lengths);
        ComposedResult recorded = sequence.run(recorder, parameters::get, input, lengths, List.of());
        recorder.record().forward();
        assertThat(TensorValues.read(ops, eager.output()))
                .contains(0)
                .containsExactly(TensorValues.read(ops, recorded.output()));
        assertThat(TensorValues.read(ops, eager.finalState().get(0)))
                .containsExactly(TensorValues.read(ops, recorded.finalState().get(0)));
    }

    @Test
    void everyCallGivesATensorOfItsOwn() {
        EagerOps eager = new EagerOps(ops);
        Tensor table = TensorValues.tensor(ops, DType.FLOAT64, Shape.of(2, 2), 1, 2, 3, 4);
        Tensor rows = TensorValues.tensor(ops, DType.FLOAT64, Shape.of(1, 2), 10, 20);
        Tensor ids = eager.constant(Shape.of(1), 1);
        assertThat(TensorValues.read(ops, eager.setRows(table, ids, rows))).containsExactly(1, 2, 10, 20);
        assertThat(TensorValues.read(ops, eager.scatterAddRows(table, ids, rows)))
                .containsExactly(1, 2, 13, 24);
        assertThat(TensorValues.read(ops, eager.oneMinus(table))).containsExactly(0, -1, -2, -3);
        assertThat(TensorValues.read(ops, eager.divide(table, rows))).containsExactly(0.1, 0.1, 0.3, 0.2);
        assertThat(TensorValues.read(ops, eager.max(table, 1))).containsExactly(2, 4);
        assertThat(TensorValues.read(ops, table)).as("the operand").containsExactly(1, 2, 3, 4);
    }

    @Test
    void aProductThatAccumulatesIsRefused() {
        Tensor x = ops.allocate(DType.FLOAT64, Shape.of(2, 2));
        assertThatThrownBy(() -> new EagerOps(ops).gemm(GemmForm.PLAIN.accumulating(), x, x))
                .hasMessage("gemm: expected beta 0 but got 1.0. Add the other operand with add.");
    }
}
