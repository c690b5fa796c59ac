package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.sequence.ComposedResult;
import io.github.rnn4j.autodiff.tape.Tape;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence out of primitives, recorded once by autodiff: what a fused one must agree with. */
final class ComposedRun implements TrainedSequence {
    private final TensorOps ops;
    private final DType dtype;
    private final SequenceData data;
    private final TapeRecorder recorder;
    private final Named<Tensor> variables = new Named<>();
    private final Named<Tensor> gradients = new Named<>();

    private final ComposedResult result;
    private final Tensor outputGradient;
    private final Tape tape;

    /** Records the sequence; its tensors live in the scope that is open now. */
    ComposedRun(TensorOps ops, DType dtype, SequenceData data) {
        this.ops = ops;
        this.dtype = dtype;
        this.data = data;
        this.recorder = new TapeRecorder(ops);
        data.variables().forEach(this::define);
        List<Tensor> initialState = data.given().initialState()
                ? data.initialState().stream().map(variables::get).toList()
                : List.of();
        result = data.composed()
                .run(recorder, variables::get, variables.get(SequenceData.INPUT), lengths(), initialState);
        outputGradient = above(SequenceData.OUTPUT);
        List<Tensor> results = new ArrayList<>(List.of(result.output()));
        results.addAll(result.finalState());
        List<Tensor> above = new ArrayList<>(List.of(outputGradient));
        data.finalState().forEach(part -> above.add(above(part)));
        tape = recorder.record(results, above);
    }

    /** Runs forward and backward. */
    static SequenceValues run(TensorOps ops, DType dtype, SequenceData data) {
        try (Scope scope = ops.openScope()) {
            ComposedRun run = new ComposedRun(ops, dtype, data);
            run.runForward();
            run.runBackward();
            return run.values();
        }
    }

    @Override
    public void runForward() {
        tape.forward();
    }

    @Override
    public void runBackward() {
        tape.backward();
    }

    @Override
    public Tensor output() {
        return result.output();
    }

    @Override
    public Tensor outputGradient() {
        return outputGradient;
    }

    @Override
    public void writeInput(double[] values) {
        TensorValues.write(ops, variables.get(SequenceData.INPUT), values);
    }

    @Override
    public List<AdamUpdate> updates(StepControl control) {
        return data.learned().stream()
                .map(name -> TrainingRun.update(ops, control, variables.get(name), gradients.get(name)))
                .toList();
    }

    @Override
    public void stepTaken() {
        ops.fill(gradients.get(SequenceData.INPUT), 0);
    }

    @Override
    public double[] value(String variable) {
        return TensorValues.read(ops, variables.get(variable));
    }

    private SequenceValues values() {
        SequenceValues values = new SequenceValues();
        values.put(SequenceData.OUTPUT, output().shape(), TensorValues.read(ops, output()));
        values.putAll(ops, data.finalState(), result.finalState());
        data.variables()
                .forEach(name -> values.put(
                        SequenceValues.gradientOf(name),
                        data.shape(name),
                        TensorValues.read(ops, gradients.get(name))));
        if (data.given().wantsStepStates()) {
            putStepStates(values);
        }
        return values;
    }

    private void define(String name) {
        Tensor gradient = ops.allocate(dtype, data.shape(name));
        gradients.put(name, gradient);
        variables.put(
                name,
                recorder.variable(TensorValues.tensor(ops, dtype, data.shape(name), data.values(name)), gradient));
    }

    private Tensor above(String name) {
        return TensorValues.tensor(ops, dtype, data.shape(name), data.values(name));
    }

    private @Nullable Tensor lengths() {
        int[] used = data.lengths();
        return used.length == 0 ? null : recorder.constant(Shape.of(used.length), used);
    }

    /** Puts the gradients of the forward direction's states, {@code [timeSteps, batch, hiddenSize]}, 0 where none flows. */
    private void putStepStates(SequenceValues values) {
        int width = data.given().batch() * data.given().descriptor().hiddenSize();
        double[] all = new double[data.given().timeSteps() * width];
        List<Tensor> states = new ArrayList<>(result.stepStates());
        for (int t = 0; t < states.size(); t++) {
            Tensor gradient = recorder.gradientOf(states.get(t));
            if (gradient != null) {
                System.arraycopy(TensorValues.read(ops, gradient), 0, all, t * width, width);
            }
        }
        Shape shape = Shape.of(
                data.given().timeSteps(),
                data.given().batch(),
                data.given().descriptor().hiddenSize());
        values.put(SequenceValues.gradientOf(SequenceData.STEP_STATE), shape, all);
    }
}
