package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceDescriptor.Gradient;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.backend.SequenceLengths;
import io.github.rnn4j.api.backend.SequenceReserve;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.tensor.Axis;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the tensors of a pass against the descriptor before anything is written. Confined to a session.
 *
 * @param <A> the array type
 */
final class RnnChecks<A> {
    private static final String STATE_AXIS = "layers * directions";

    private final SequenceDescriptor descriptor;
    private final RnnLayout layout;
    private final CpuSession session;
    /** The last one that all is right with. A pass is made once and replayed: since then its lengths may have changed, and what it names may be closed. */
    private @Nullable SequenceForward checked;

    RnnChecks(RnnPlan<A> plan, CpuSession session) {
        this.descriptor = plan.descriptor();
        this.layout = plan.parameterLayout();
        this.session = session;
    }

    @SuppressWarnings("ReferenceEquality") // this very one: to compare all that it names takes as long as to check it
    void forward(SequenceForward pass) {
        if (pass == checked) {
            replayed(pass);
            return;
        }
        block(pass.parameters(), "parameters");
        CpuTensor input = open(pass.input(), "input");
        rank(input, "input", 3, "[timeSteps, batch, features]");
        atMost(input, 0, descriptor.maxTimeSteps(), Axis.TIME_STEPS);
        atMost(input, 1, descriptor.maxBatchSize(), Axis.BATCH);
        axis(input, "input", 2, layout.inputSize(), Axis.FEATURES.label());
        int steps = input.shape().size(0);
        int batch = input.shape().size(1);
        addressable((long) steps * batch * layout.widest());
        lengths(pass.lengths(), batch, steps);
        state(pass.initialState(), "initialState", batch);
        output(pass.output(), "output", steps, batch);
        state(pass.finalState(), "finalState", batch);
        checked = pass;
    }

    private void replayed(SequenceForward pass) {
        ((CpuParameterBlock) pass.parameters()).array();
        Tensor input = pass.input();
        open(input);
        lengths(pass.lengths(), input.shape().size(1), input.shape().size(0));
        for (int part = 0; part < pass.initialState().size(); part++) {
            open(pass.initialState().get(part));
        }
        Tensor output = pass.output();
        if (output != null) {
            open(output);
        }
        for (int part = 0; part < pass.finalState().size(); part++) {
            open(pass.finalState().get(part));
        }
    }

    private static void open(Tensor tensor) {
        ((CpuTensor) tensor).array();
    }

    private static void addressable(long elements) {
        if (elements > Integer.MAX_VALUE) {
            throw new RnnException(
                    ErrorCode.OUT_OF_MEMORY,
                    "input: expected at most " + Integer.MAX_VALUE + " elements a layer but got " + elements
                            + ". Use smaller batches.");
        }
    }

    private void lengths(@Nullable SequenceLengths lengths, int batch, int steps) {
        if (lengths == null) {
            return;
        }
        if (!descriptor.lengths()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "lengths: expected none but got some (the plan was made without). Ask for lengths in the descriptor.");
        }
        CpuTensor device = session.operands().open(lengths.device(), "lengths");
        axis(device, "lengths", 0, batch, Axis.BATCH.label());
        SequencePacking.checkLengths(lengths.host(), steps, batch);
    }

    void backward(SequenceBackward pass) {
        if (descriptor.mode() == Mode.INFERENCE) {
            throw new UnsupportedCapabilityException(
                    "backward: expected a plan for training but got one for inference (backend 'cpu').");
        }
        forward(pass.forward());
        int steps = pass.forward().input().shape().size(0);
        int batch = pass.forward().input().shape().size(1);
        block(pass.parameterGradient(), "parameterGradient");
        output(pass.outputGradient(), "outputGradient", steps, batch);
        state(pass.finalStateGradient(), "finalStateGradient", batch);
        wanted(!pass.initialStateGradient().isEmpty(), Gradient.INITIAL_STATE);
        state(pass.initialStateGradient(), "initialStateGradient", batch);
        Tensor inputGradient = pass.inputGradient();
        if (inputGradient != null) {
            wanted(true, Gradient.INPUT);
            sequence(inputGradient, "inputGradient", steps, batch, layout.inputSize());
        }
        Tensor stepStateGradient = pass.stepStateGradient();
        if (stepStateGradient != null) {
            wanted(true, Gradient.STEP_STATE);
            sequence(stepStateGradient, "stepStateGradient", steps, batch, layout.outputSize());
        }
    }

    private void wanted(boolean given, Gradient gradient) {
        if (given && !descriptor.gradients().contains(gradient)) {
            throw new UnsupportedCapabilityException("backward: expected only the gradients " + descriptor.gradients()
                    + " but got a tensor for " + gradient + ". Ask for it in the descriptor.");
        }
    }

    /** Returns the reserve as ours, if there is one. */
    @SuppressWarnings("unchecked") // equal types have equal arrays
    @Nullable
    RnnReserve<A> reserve(SequenceForward pass) {
        SequenceReserve reserve = pass.reserve();
        if (reserve == null) {
            return null;
        }
        if (!(reserve instanceof RnnReserve<?> ours) || !fits(ours)) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE,
                    "reserve: expected one of such a plan in this session but got another's. Make it with newReserve.");
        }
        return (RnnReserve<A>) ours;
    }

    /** Plans of one layout and type are one and the same to a reserve. */
    private boolean fits(RnnReserve<?> reserve) {
        return reserve.session() == session
                && reserve.plan().descriptor().storage() == descriptor.storage()
                && reserve.plan().descriptor().compute() == descriptor.compute()
                && reserve.plan().parameterLayout().equals(layout);
    }

    RnnReserve<A> filledReserve(SequenceForward pass) {
        RnnReserve<A> reserve = reserve(pass);
        if (reserve == null || !reserve.isFilled()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "reserve: expected one that a forward pass has filled but got "
                            + (reserve == null ? "none" : "an empty one") + ". Run the forward pass with it first.");
        }
        return reserve;
    }

    private void block(ParameterBlock block, String name) {
        if (!(block instanceof CpuParameterBlock ours)
                || ours.backend() != session.backend()
                || !ours.layout().equals(layout)) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE,
                    name + ": expected a block of this backend in the plan's layout but got another ("
                            + block.getClass().getSimpleName() + "). Allocate it with the plan's parameterLayout.");
        }
        open(ours.storage(), name);
    }

    private CpuTensor open(Tensor tensor, String name) {
        return session.operands().open(tensor, name, descriptor.storage());
    }

    private void state(List<Tensor> tensors, String name, int batch) {
        if (tensors.isEmpty()) {
            return;
        }
        int parts = layout.cell().stateParts();
        if (tensors.size() != parts) {
            throw new ShapeMismatchException(name + ": expected " + parts
                    + (parts == 1 ? " tensor, the hidden state," : " tensors, hidden state and cell state,")
                    + " but got " + tensors.size() + ".");
        }
        for (int part = 0; part < parts; part++) { // an iterator would be allocated at every call
            CpuTensor state = open(tensors.get(part), name);
            rank(state, name, 3, "[layers * directions, batch, hidden]");
            axis(state, name, 0, layout.passes(), STATE_AXIS);
            axis(state, name, 1, batch, Axis.BATCH.label());
            axis(state, name, 2, layout.hiddenSize(), Axis.FEATURES.label());
        }
    }

    private void output(@Nullable Tensor tensor, String name, int steps, int batch) {
        if (tensor == null) {
            return;
        }
        if (descriptor.output() == SequenceDescriptor.Output.SEQUENCE) {
            sequence(tensor, name, steps, batch, layout.outputSize());
            return;
        }
        CpuTensor last = open(tensor, name);
        rank(last, name, 2, "[batch, directions * hidden]");
        axis(last, name, 0, batch, Axis.BATCH.label());
        axis(last, name, 1, layout.outputSize(), Axis.FEATURES.label());
    }

    private void sequence(Tensor tensor, String name, int steps, int batch, int width) {
        CpuTensor ours = open(tensor, name);
        rank(ours, name, 3, "[timeSteps, batch, features]");
        axis(ours, name, 0, steps, Axis.TIME_STEPS.label());
        axis(ours, name, 1, batch, Axis.BATCH.label());
        axis(ours, name, 2, width, Axis.FEATURES.label());
    }

    private static void rank(CpuTensor tensor, String name, int rank, String axes) {
        if (tensor.shape().rank() != rank) {
            throw new ShapeMismatchException(name + ": expected " + axes + " but got " + tensor.shape() + ".");
        }
    }

    private static void axis(CpuTensor tensor, String name, int axis, int size, String label) {
        if (tensor.shape().size(axis) != size) {
            throw new ShapeMismatchException(name + ": expected " + label + "=" + size + " but got " + tensor.shape()
                    + " (axis " + axis + " '" + label + "').");
        }
    }

    private static void atMost(CpuTensor input, int axis, int most, Axis label) {
        if (input.shape().size(axis) > most) {
            throw new ShapeMismatchException("input: expected at most " + label.label() + "=" + most + " but got "
                    + input.shape() + " (axis " + axis + " '" + label.label()
                    + "'). Ask for more in the descriptor.");
        }
    }
}
