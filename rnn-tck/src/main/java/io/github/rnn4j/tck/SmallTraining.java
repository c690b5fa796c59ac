package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.Tape;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.List;

/**
 * A training as core does it: two composed layers with unsorted lengths and a learned initial state, squared error, one norm
 * over all gradients, a clip that cuts, Adam. Recorded once; every step is a replay.
 */
final class SmallTraining {
    private static final SequenceCase CASE = new SequenceCase(
            "small training",
            SequenceCase.rnn(3, 8, DType.FLOAT64).numLayers(2).build(),
            5,
            4,
            List.of(2, 5, 0, 3),
            true);

    private static final double LEARNING_RATE = 0.01;
    private static final double CLIP_NORM = 0.5;

    private final TensorOps ops;
    private final DType dtype;
    private final SequenceData data = SequenceData.random(CASE, 71, 0);
    private final StepControl control;
    private final Named<AdamUpdate> updates = new Named<>();
    private final Tensor loss;
    private final Tape tape;

    /** Prepares a training in the innermost open scope of a session. */
    SmallTraining(TensorOps ops, DType dtype) {
        this.ops = ops;
        this.dtype = dtype;
        this.control = StepControl.allocate(ops);
        TapeRecorder recorder = new TapeRecorder(ops);
        Named<Tensor> variables = new Named<>();
        for (String name : learned()) {
            AdamUpdate update = update(name);
            updates.put(name, update);
            variables.put(name, recorder.variable(update.parameter(), update.gradient()));
        }
        Tensor output = data.composed()
                .run(
                        recorder,
                        variables::get,
                        recorder.input(made(SequenceData.INPUT)),
                        recorder.constant(Shape.of(CASE.batch()), data.lengths()),
                        List.of(variables.get(SequenceData.INITIAL_STATE)))
                .output();
        Tensor error = recorder.subtract(output, recorder.input(made(SequenceData.OUTPUT)));
        Tensor squares = recorder.multiply(error, error);
        loss = recorder.sum(recorder.reshape(squares, Shape.of(squares.shape().elements())), 0);
        Tensor one = ops.allocate(dtype, loss.shape());
        ops.fill(one, 1);
        tape = recorder.record(List.of(loss), List.of(one));
    }

    private List<String> learned() {
        return data.variables().stream()
                .filter(name -> !name.equals(SequenceData.INPUT))
                .toList();
    }

    private AdamUpdate update(String name) {
        Shape shape = data.shape(name);
        return new AdamUpdate(
                made(name),
                ops.allocate(dtype, shape),
                ops.allocate(dtype, shape),
                ops.allocate(dtype, shape),
                control,
                OptimizerSpec.Adam.withLearningRate(LEARNING_RATE));
    }

    private Tensor made(String name) {
        return TensorValues.tensor(ops, dtype, data.shape(name), data.values(name));
    }

    /** Takes so many steps. */
    void steps(int count) {
        for (int step = 0; step < count; step++) {
            tape.forward();
            tape.backward();
            updates.forEach((name, update) -> ops.addSquaredNorm(update.gradient(), control.squaredNorm()));
            ops.prepareStep(control, CLIP_NORM);
            updates.forEach((name, update) -> ops.adamStep(update, LEARNING_RATE));
        }
    }

    /** Returns the loss before the last step, the norm of its gradient, and what was learned. */
    SequenceValues values() {
        SequenceValues values = new SequenceValues();
        values.put("loss", loss.shape(), TensorValues.read(ops, loss));
        values.put("norm of the gradient", Shape.of(1), TensorValues.read(ops, control.norm()));
        updates.forEach(
                (name, update) -> values.put(name, data.shape(name), TensorValues.read(ops, update.parameter())));
        return values;
    }
}
