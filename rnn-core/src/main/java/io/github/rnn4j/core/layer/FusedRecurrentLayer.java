package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/** A recurrent layer in the backend's own plan. Plans for all shapes and modes read the same parameter layout. */
final class FusedRecurrentLayer implements NetworkLayer {
    private final Backend backend;
    private final RecurrentShape shape;
    private final String prefix;
    private final SequencePlan anyShape;

    FusedRecurrentLayer(Backend backend, RecurrentShape shape, Mode mode, String prefix) {
        this.backend = backend;
        this.shape = shape;
        this.prefix = prefix;
        this.anyShape = backend.plan(shape.descriptor(mode));
    }

    @Override
    public List<BlockSpec> blocks() {
        return List.of(new BlockSpec(
                anyShape.parameterLayout(),
                prefix,
                shape.spec().inputInitializer(),
                shape.spec().recurrentInitializer()));
    }

    @Override
    public ExecutionPath path() {
        return ExecutionPath.FUSED;
    }

    @Override
    public int outputSize() {
        return shape.outputSize();
    }

    @Override
    public Flow record(Recording recording, Flow input, LayerParameters parameters) {
        Mode mode = recording.training() ? Mode.TRAINING : Mode.INFERENCE;
        SequencePlan plan =
                backend.plan(shape.descriptor(mode, recording.slots().shape()));
        Shape sizes = Shape.of(recording.timeSteps(), recording.batchSize(), outputSize());
        Tensor output = recording.session().ops().allocate(recording.dtype(), sizes);
        FusedSequenceStep step = new FusedSequenceStep(plan, recording, input.tensor(), output, parameters);
        recording.recorder().custom(step);
        return new Flow(output, true, recording.training());
    }
}
