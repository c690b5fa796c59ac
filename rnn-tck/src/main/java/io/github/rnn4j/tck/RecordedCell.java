package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.Tape;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.ArrayList;
import java.util.List;

/** A composed sequence of a cell, recorded once, to be replayed with any numbers. */
final class RecordedCell {
    private final TensorOps ops;
    private final List<Tensor> operands = new ArrayList<>();
    private final List<Tensor> gradients = new ArrayList<>();
    private final Tensor result;
    private final Tape tape;

    /** Records, with a fixed random gradient of the result. */
    RecordedCell(TensorOps ops, ComposedCell composed) {
        this.ops = ops;
        TapeRecorder recorder = new TapeRecorder(ops);
        for (Shape shape : composed.shapes()) {
            Tensor gradient = ops.allocate(DType.FLOAT64, shape);
            gradients.add(gradient);
            operands.add(recorder.variable(ops.allocate(DType.FLOAT64, shape), gradient));
        }
        result = composed.apply(recorder, operands);
        Tensor above =
                TensorValues.tensor(ops, DType.FLOAT64, result.shape(), new RandomValues(60).symmetric(result.shape()));
        tape = recorder.record(List.of(result), List.of(above));
    }

    /** Replays forward; returns outputs and final states one after the other. */
    double[] forward(List<double[]> values) {
        for (int i = 0; i < values.size(); i++) {
            TensorValues.write(ops, operands.get(i), values.get(i));
        }
        tape.forward();
        return TensorValues.read(ops, result);
    }

    /** Replays backward; returns the gradients of all operands. */
    List<double[]> backward() {
        gradients.forEach(gradient -> ops.fill(gradient, 0));
        tape.backward();
        return gradients.stream()
                .map(gradient -> TensorValues.read(ops, gradient))
                .toList();
    }
}
