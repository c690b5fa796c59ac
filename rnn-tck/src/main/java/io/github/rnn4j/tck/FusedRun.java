package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceDescriptor.Gradient;
import io.github.rnn4j.api.backend.SequenceExecutor;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.backend.SequenceLengths;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.backend.SequenceReserve;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A fused sequence with the tensors of one call. Results start as NaN, so that one which is not written shows. */
final class FusedRun implements TrainedSequence {
    private final TensorOps ops;
    private final SequenceData data;
    private final DType dtype;
    private final Tensor input;
    private final List<Tensor> initialState;
    private final @Nullable SequenceLengths lengths;
    private final Tensor output;
    private final List<Tensor> finalState;
    private final @Nullable Tensor inputGradient;
    private final List<Tensor> initialStateGradient;
    private final @Nullable Tensor stepStateGradient;
    private final SequencePlan plan;
    private final SequenceExecutor executor;
    private final ParameterBlock parameters;
    private final ParameterBlock gradient;
    private final SequenceForward forward;
    private final SequenceBackward backward;

    private FusedRun(
            Backend backend,
            Session session,
            SequenceData data,
            SequencePlan plan,
            SequenceExecutor executor,
            ParameterBlock parameters) {
        this.ops = session.ops();
        this.data = data;
        this.plan = plan;
        this.executor = executor;
        this.parameters = parameters;
        dtype = plan.descriptor().storage();
        gradient = backend.allocateParameters(plan.parameterLayout(), dtype);
        boolean started = data.given().initialState();
        input = given(SequenceData.INPUT);
        initialState = started ? data.initialState().stream().map(this::given).toList() : List.of();
        lengths = lengths();
        output = unwritten(SequenceData.OUTPUT);
        finalState = data.finalState().stream().map(this::unwritten).toList();
        inputGradient = wants(Gradient.INPUT) ? unwritten(SequenceData.INPUT) : null;
        initialStateGradient = wants(Gradient.INITIAL_STATE) && started
                ? data.initialState().stream().map(this::unwritten).toList()
                : List.of();
        stepStateGradient = wants(Gradient.STEP_STATE) ? unwritten(SequenceData.STEP_STATE) : null;
        SequenceReserve reserve = plan.descriptor().mode() == Mode.TRAINING ? plan.newReserve(session) : null;
        forward = new SequenceForward(parameters, input, lengths, initialState, output, finalState, reserve);
        backward = new SequenceBackward(
                forward,
                given(SequenceData.OUTPUT),
                data.finalState().stream().map(this::given).toList(),
                inputGradient,
                initialStateGradient,
                stepStateGradient,
                gradient);
    }

    /** Prepares a call with a plan, an executor and parameters of its own. */
    static FusedRun of(Backend backend, Session session, SequenceData data) {
        SequencePlan plan = backend.plan(data.given().descriptor());
        ParameterBlock parameters = backend.allocateParameters(
                plan.parameterLayout(), plan.descriptor().storage());
        data.parameters().forEach(parameter -> parameters.upload(parameter.name(), data.values(parameter.name())));
        return new FusedRun(backend, session, data, plan, plan.newExecutor(session), parameters);
    }

    /** Prepares a call with a plan and an executor of its own, but the parameters of this one. */
    FusedRun onPlanOf(SequenceData other, Backend backend, Session session) {
        SequencePlan its = backend.plan(other.given().descriptor());
        return new FusedRun(backend, session, other, its, its.newExecutor(session), parameters);
    }

    /** Prepares another call with the same plan, executor and parameters. */
    FusedRun another(Backend backend, Session session, SequenceData other) {
        return new FusedRun(backend, session, other, plan, executor, parameters);
    }

    FusedRun forward() {
        executor.forward(forward);
        return this;
    }

    FusedRun backward() {
        executor.backward(backward);
        return this;
    }

    SequenceForward forwardPass() {
        return forward;
    }

    SequenceBackward backwardPass() {
        return backward;
    }

    SequenceExecutor executor() {
        return executor;
    }

    ParameterBlock parameters() {
        return parameters;
    }

    ParameterBlock gradient() {
        return gradient;
    }

    /** Closes the blocks, which belong to the backend; everything else goes with its session. */
    void closeBlocks() {
        parameters.close();
        gradient.close();
    }

    /** Overwrites one of the variables. */
    void write(String variable, double[] values) {
        if (variable.equals(SequenceData.INPUT)) {
            TensorValues.write(ops, input, values);
        } else if (data.initialState().contains(variable)) {
            TensorValues.write(ops, part(variable), values);
        } else {
            parameters.upload(variable, values);
        }
    }

    /** Returns output and final state. */
    SequenceValues results() {
        SequenceValues values = new SequenceValues();
        values.put(SequenceData.OUTPUT, output.shape(), TensorValues.read(ops, output));
        values.putAll(ops, data.finalState(), finalState);
        return values;
    }

    /** Returns output, final state and all gradients. */
    SequenceValues all() {
        SequenceValues values = results();
        data.parameters()
                .forEach(parameter -> values.put(
                        SequenceValues.gradientOf(parameter.name()),
                        parameter.shape(),
                        gradient.download(parameter.name())));
        put(values, SequenceData.INPUT, inputGradient);
        for (int part = 0; part < initialStateGradient.size(); part++) {
            put(values, data.initialState().get(part), initialStateGradient.get(part));
        }
        put(values, SequenceData.STEP_STATE, stepStateGradient);
        return values;
    }

    private void put(SequenceValues values, String name, @Nullable Tensor tensor) {
        if (tensor != null) {
            values.put(SequenceValues.gradientOf(name), tensor.shape(), TensorValues.read(ops, tensor));
        }
    }

    @Override
    public void runForward() {
        forward();
    }

    @Override
    public void runBackward() {
        backward();
    }

    @Override
    public Tensor output() {
        return output;
    }

    @Override
    public Tensor outputGradient() {
        return Objects.requireNonNull(backward.outputGradient());
    }

    @Override
    public void writeInput(double[] values) {
        write(SequenceData.INPUT, values);
    }

    @Override
    public List<AdamUpdate> updates(StepControl control) {
        List<AdamUpdate> updates = new ArrayList<>();
        updates.add(TrainingRun.update(ops, control, parameters.storage(), gradient.storage()));
        for (int part = 0; part < initialState.size(); part++) {
            updates.add(TrainingRun.update(ops, control, initialState.get(part), initialStateGradient.get(part)));
        }
        return updates;
    }

    @Override
    public void stepTaken() {
        parameters.touch();
    }

    @Override
    public double[] value(String variable) {
        return data.initialState().contains(variable)
                ? TensorValues.read(ops, part(variable))
                : parameters.download(variable);
    }

    private Tensor part(String variable) {
        return initialState.get(data.initialState().indexOf(variable));
    }

    private boolean wants(Gradient wanted) {
        return data.given().descriptor().gradients().contains(wanted);
    }

    private Tensor given(String name) {
        return TensorValues.tensor(ops, dtype, data.shape(name), data.values(name));
    }

    private Tensor unwritten(String name) {
        Tensor tensor = ops.allocate(dtype, data.shape(name));
        ops.fill(tensor, Double.NaN);
        return tensor;
    }

    private @Nullable SequenceLengths lengths() {
        int[] used = data.lengths();
        if (used.length == 0) {
            return null;
        }
        return new SequenceLengths(used, TensorValues.whole(ops, Shape.of(used.length), used));
    }
}
