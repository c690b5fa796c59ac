package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.Tape;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.core.loss.LossSlots;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network recorded for one shape of batch: fill the slots, run forward, and, if it was recorded for training, write the
 * logits' gradient and run backward. Replaying allocates nothing. Its tensors belong to the scope it was recorded in; closing
 * frees the workspaces of fused layers. Confined to the session's thread.
 */
@Internal
public final class RecordedNetwork implements AutoCloseable {
    private final TensorOps ops;
    private final BatchSlots slots;
    private final Tape tape;
    private final Tensor logits;
    private final @Nullable Tensor logitsGradient;
    private final List<Runnable> closing;
    private final List<Runnable> afterForward;
    private final List<DropoutMask> masks;
    private final List<PassStates> passStates;
    private @Nullable RecordedLoss loss;

    private RecordedNetwork(Recording recording, Tape tape, Tensor logits, @Nullable Tensor logitsGradient) {
        this.ops = recording.session().ops();
        this.slots = recording.slots();
        this.closing = recording.closing();
        this.afterForward = recording.afterForward();
        this.masks = recording.masks();
        List<PassStates> inspected = recording.inspected();
        this.passStates = inspected == null
                ? List.of()
                : inspected.stream()
                        .map(pass -> pass.withGradients(recording.recorder()))
                        .toList();
        this.tape = tape;
        this.logits = logits;
        this.logitsGradient = logitsGradient;
    }

    static RecordedNetwork record(
            Network network,
            Session session,
            BatchShape shape,
            NetworkParameters values,
            @Nullable NetworkParameters gradients,
            CarriedState.@Nullable Use carried) {
        TensorOps ops = session.ops();
        BatchSlots slots = new BatchSlots(ops, network.spec().input(), shape, network.dtype());
        boolean backward = gradients != null || (network.inspected() && (carried == null || carried.goesOn()));
        Recording recording = network.inspected()
                ? Recording.startInspected(session, slots, network.dtype(), backward, carried)
                : Recording.start(session, slots, network.dtype(), backward, carried);
        TapeRecorder recorder = recording.recorder();
        try {
            Tensor logits = recordLayers(network.layers(), recording, LayerParameters.of(values, gradients))
                    .tensor();
            if (!backward) {
                return new RecordedNetwork(recording, recorder.record(), logits, null);
            }
            Tensor logitsGradient = ops.allocate(logits.dtype(), logits.shape());
            Tape tape = recorder.record(List.of(logits), List.of(logitsGradient));
            return new RecordedNetwork(recording, tape, logits, logitsGradient);
        } catch (RuntimeException | Error e) {
            recording.closing().forEach(Runnable::run);
            throw e;
        }
    }

    /** Records the first layers of a network, from the batch's slots on. */
    static Flow recordLayers(List<NetworkLayer> layers, Recording recording, LayerParameters parameters) {
        recording.recorder().input(recording.lengths());
        Flow flow = new Flow(recording.recorder().input(recording.slots().input()), false, false);
        LayerParameters rest = parameters;
        for (NetworkLayer layer : layers) {
            flow = layer.record(recording, flow, rest);
            rest = rest.from(layer.blocks().size());
        }
        return flow;
    }

    /** Returns the place of the batch. */
    public BatchSlots slots() {
        return slots;
    }

    /**
     * Draws the dropout masks of a training step: the same on every backend, whatever was drawn before.
     *
     * @param seed the run's seed
     * @param step number of the step
     */
    public void drawMasks(long seed, long step) {
        for (int i = 0; i < masks.size(); i++) {
            masks.get(i).draw(ops, seed, i, step);
        }
    }

    /** Uploads the batch, computes its logits, and keeps the state if one is carried. */
    public void forward() {
        slots.upload(ops);
        tape.forward();
        for (Runnable step : afterForward) {
            step.run();
        }
    }

    /** Adds the gradients of the parameters; {@link #logitsGradient} must have been written. */
    public void backward() {
        tape.backward();
    }

    /**
     * Returns the place of the targets. The first call makes it, in the innermost open scope, which must be the one of the
     * recording.
     *
     * @param kind the same in each call
     */
    public RecordedLoss loss(Loss kind) {
        if (loss == null) {
            Tensor gradient = logitsGradient == null ? ops.allocate(logits.dtype(), logits.shape()) : logitsGradient;
            LossSlots targets = kind.newSlots(
                    ops, logits.dtype(), logits.shape(), slots.shape().batchSize());
            loss = new RecordedLoss(targets, slots, logits, gradient);
        }
        return loss;
    }

    /**
     * Returns the logits, {@code [batch, outputSize]}; of a decoder {@code [targetSteps * batch, outputSize]}, step by step.
     */
    public Tensor logits() {
        return logits;
    }

    /** Returns the states of an inspected network, layer by layer and forward first; none of any other. */
    public List<PassStates> passStates() {
        return passStates;
    }

    /** Returns where the gradient of the logits goes, of their shape. */
    public Tensor logitsGradient() {
        if (logitsGradient == null) {
            throw new IllegalStateException("logits gradient: expected a recording for training but got one without");
        }
        return logitsGradient;
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
        closing.clear();
    }
}
