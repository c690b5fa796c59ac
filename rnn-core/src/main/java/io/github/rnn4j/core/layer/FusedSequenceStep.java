package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceExecutor;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.backend.SequenceReserve;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.CustomStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A fused plan as one step of a tape, with its gradient. Its executor and reserve are closed with the recording. */
final class FusedSequenceStep implements CustomStep {
    private final TensorOps ops;
    private final SequenceExecutor executor;
    private final SequenceForward pass;
    private final @Nullable ParameterBlock gradient;

    FusedSequenceStep(
            SequencePlan plan,
            Recording recording,
            SequenceRunner.Call call,
            SequenceRunner.Result result,
            LayerParameters parameters) {
        this.ops = recording.session().ops();
        this.gradient = parameters.gradient(0);
        this.executor = plan.newExecutor(recording.session());
        recording.closing().add(executor::close);
        SequenceReserve reserve = null;
        if (recording.training()) {
            reserve = plan.newReserve(recording.session());
            recording.closing().add(reserve::close);
        }
        Tensor output = result.output().isEmpty() ? null : result.output().get(0);
        this.pass = new SequenceForward(
                parameters.value(0),
                call.input(),
                call.lengths(),
                call.initialState(),
                output,
                result.finalState(),
                reserve);
    }

    @Override
    public List<Tensor> inputs() {
        List<Tensor> inputs = new ArrayList<>(List.of(pass.input()));
        inputs.addAll(pass.initialState());
        return inputs;
    }

    @Override
    public List<Tensor> outputs() {
        List<Tensor> outputs = new ArrayList<>();
        if (pass.output() != null) {
            outputs.add(pass.output());
        }
        outputs.addAll(pass.finalState());
        return outputs;
    }

    @Override
    public void forward() {
        executor.forward(pass);
    }

    @Override
    @SuppressWarnings("NullAway") // javac 17 shows it no annotations on type arguments of compiled classes
    public Runnable backward(List<@Nullable Tensor> outputGradients, List<@Nullable Tensor> inputGradients) {
        if (gradient == null) {
            throw new IllegalStateException("recurrent layer: expected a recording with gradients but got none");
        }
        int outputs = pass.output() == null ? 0 : 1;
        List<@Nullable Tensor> toState = outputGradients.subList(outputs, outputGradients.size());
        SequenceBackward back = new SequenceBackward(
                pass,
                outputs == 0 ? null : outputGradients.get(0),
                completeOrNone(pass.finalState(), toState),
                inputGradients.get(0),
                completeOrNone(pass.initialState(), inputGradients.subList(1, inputGradients.size())),
                null,
                gradient);
        return () -> executor.backward(back);
    }

    /** Puts zeros where no gradient reaches a part of the state. */
    private List<Tensor> complete(List<Tensor> values, List<@Nullable Tensor> gradients) {
        List<Tensor> complete = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Tensor value = values.get(i);
            complete.add(
                    Objects.requireNonNullElseGet(gradients.get(i), () -> ops.allocate(value.dtype(), value.shape())));
        }
        return complete;
    }

    /** Returns a gradient for every part of the state, or none at all: a plan takes and gives all of them or none. */
    private List<Tensor> completeOrNone(List<Tensor> values, List<@Nullable Tensor> gradients) {
        return gradients.stream().allMatch(Objects::isNull) ? List.of() : complete(values, gradients);
    }
}
