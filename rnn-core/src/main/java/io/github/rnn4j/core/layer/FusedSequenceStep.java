package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceExecutor;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.backend.SequenceReserve;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.CustomStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fused plan as one step of a tape, with its gradient. Its executor and reserve are closed with the recording. */
final class FusedSequenceStep implements CustomStep {
    private final SequenceExecutor executor;
    private final SequenceForward pass;
    private final Tensor output;
    private final @Nullable ParameterBlock gradient;

    FusedSequenceStep(SequencePlan plan, Recording recording, Tensor input, Tensor output, LayerParameters parameters) {
        this.output = output;
        this.gradient = parameters.gradient(0);
        this.executor = plan.newExecutor(recording.session());
        recording.closing().add(executor::close);
        SequenceReserve reserve = null;
        if (recording.training()) {
            reserve = plan.newReserve(recording.session());
            recording.closing().add(reserve::close);
        }
        this.pass = new SequenceForward(
                parameters.value(0), input, recording.slots().lengths(), List.of(), output, List.of(), reserve);
    }

    @Override
    public List<Tensor> inputs() {
        return List.of(pass.input());
    }

    @Override
    public List<Tensor> outputs() {
        return List.of(output);
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
        SequenceBackward back = new SequenceBackward(
                pass, outputGradients.get(0), List.of(), inputGradients.get(0), List.of(), null, gradient);
        return () -> executor.backward(back);
    }
}
