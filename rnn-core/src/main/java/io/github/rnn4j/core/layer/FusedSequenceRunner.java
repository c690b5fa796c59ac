package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.sequence.ComposedSequence;
import io.github.rnn4j.core.init.FirstValues;
import java.util.List;

/**
 * In the backend's own plan. Plans for all shapes and modes read the same parameter layout.
 *
 * @param backend makes the plans
 * @param shape what they are for
 * @param mode what the network was made for
 * @param sequence the same, composed: says the widths
 * @param prefix what the parameters' names begin with
 * @param firstValues how they start
 */
record FusedSequenceRunner(
        Backend backend,
        RecurrentShape shape,
        Mode mode,
        ComposedSequence sequence,
        String prefix,
        FirstValues firstValues)
        implements SequenceRunner {
    @Override
    public List<BlockSpec> blocks() {
        return List.of(new BlockSpec(backend.plan(shape.descriptor(mode)).parameterLayout(), prefix, firstValues));
    }

    @Override
    public ExecutionPath path() {
        return ExecutionPath.FUSED;
    }

    @Override
    public Result record(Recording recording, Call call, LayerParameters parameters) {
        BatchShape sizes = new BatchShape(
                call.input().shape().size(0), call.input().shape().size(1));
        Mode recorded = recording.training() ? Mode.TRAINING : Mode.INFERENCE;
        SequencePlan plan = backend.plan(shape.descriptor(recorded, sizes));
        Result result = new Result(
                call.wanted() == Wanted.FINAL_STATE ? List.of() : List.of(output(recording, sizes)),
                call.wanted() == Wanted.OUTPUT ? List.of() : finalState(recording, sizes),
                List.of());
        recording.recorder().custom(new FusedSequenceStep(plan, recording, call, result, parameters));
        return result;
    }

    private Tensor output(Recording recording, BatchShape sizes) {
        return recording
                .session()
                .ops()
                .allocate(recording.dtype(), Shape.of(sizes.timeSteps(), sizes.batchSize(), sequence.outputSize()));
    }

    private List<Tensor> finalState(Recording recording, BatchShape sizes) {
        return sequence.state().stream()
                .map(state -> recording
                        .session()
                        .ops()
                        .allocate(recording.dtype(), Shape.of(shape.passes(), sizes.batchSize(), state.width())))
                .toList();
    }
}
