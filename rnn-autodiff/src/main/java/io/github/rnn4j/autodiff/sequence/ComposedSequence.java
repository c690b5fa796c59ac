package io.github.rnn4j.autodiff.sequence;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a descriptor's layers and directions step by step from a cell, over {@link Ops} only. Each layer and direction projects
 * its whole sequence once; projecting must treat each time step by itself. Padding beyond a length is replaced before the
 * cell sees it, so that neither it nor its NaN reaches a result or a gradient.
 *
 * <p>Where the descriptor says {@code bias = false}, parameters with the role {@code BIAS} are constant zeros. Its largest
 * steps and batch, its types and the gradients it wants bind plans only. Immutable and thread-safe.
 */
@Experimental
public final class ComposedSequence {
    private final SequenceDescriptor descriptor;
    private final List<Cell> cells;

    /**
     * Makes a cell for each layer.
     *
     * @throws io.github.rnn4j.api.error.InvalidSpecException if the provider refuses the cell's options
     * @throws UnsupportedCapabilityException for dropout between layers in training
     */
    public ComposedSequence(SequenceDescriptor descriptor, CellProvider provider) {
        if (descriptor.dropout() > 0 && descriptor.numLayers() > 1 && descriptor.mode() == Mode.TRAINING) {
            throw new UnsupportedCapabilityException(
                    "sequence.dropout: expected 0 but got " + descriptor.dropout()
                            + " (composed sequences drop nothing between layers). Make one sequence a layer and drop between them.");
        }
        this.descriptor = descriptor;
        List<Cell> made = new ArrayList<>();
        int inputSize = descriptor.inputSize();
        for (int layer = 0; layer < descriptor.numLayers(); layer++) {
            Cell cell = provider.create(descriptor.cell(), inputSize, descriptor.hiddenSize());
            made.add(cell);
            inputSize = directions() * cell.outputSize();
        }
        this.cells = List.copyOf(made);
    }

    /** Returns the parameters, layer by layer and forward first, named like {@code weight_ih_l0_reverse}. */
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>();
        for (int layer = 0; layer < cells.size(); layer++) {
            for (int direction = 0; direction < directions(); direction++) {
                String suffix = suffix(layer, direction);
                for (ParameterSpec spec : cells.get(layer).parameters()) {
                    if (isUsed(spec)) {
                        specs.add(new ParameterSpec(spec.name() + suffix, spec.shape(), spec.role(), spec.gates()));
                    }
                }
            }
        }
        return List.copyOf(specs);
    }

    /**
     * Returns what is added to the first values of each of {@link #parameters()}, in their order; empty for nothing.
     *
     * @see Cell#initialOffset
     */
    public List<double[]> initialOffsets() {
        List<double[]> offsets = new ArrayList<>();
        for (Cell cell : cells) {
            for (int direction = 0; direction < directions(); direction++) {
                for (ParameterSpec parameter : cell.parameters()) {
                    if (isUsed(parameter)) {
                        offsets.add(cell.initialOffset(parameter));
                    }
                }
            }
        }
        return List.copyOf(offsets);
    }

    /** Returns the features of an output, of all directions. */
    public int outputSize() {
        return directions() * cells.get(cells.size() - 1).outputSize();
    }

    /** Returns the passes over the sequence, layers times directions: the first axis of a state. */
    public int passes() {
        return descriptor.numLayers() * descriptor.direction().count();
    }

    /**
     * Returns what the names of a pass's parameters end with, such as {@code l0_reverse}.
     *
     * @param pass number among layers times directions, forward first
     */
    public String passName(int pass) {
        return suffix(pass / directions(), pass % directions()).substring(1);
    }

    /** Returns the parts of the state of each layer and direction. */
    public List<StateSpec> state() {
        return cells.get(0).state();
    }

    /**
     * Runs the sequence.
     *
     * @param parameters by the names of {@link #parameters()}
     * @param input {@code [timeSteps, batch, inputSize]}, floating; at least one step
     * @param lengths INT32 {@code [batch]}, each from 0 to {@code timeSteps}; null to use all steps
     * @param initialState one for each of {@link #state()}, {@code [numLayers * directions, batch, width]}; empty for zeros
     * @throws io.github.rnn4j.api.error.ShapeMismatchException for tensors that do not fit; the message names the axis
     */
    public ComposedResult run(
            Ops ops, CellParameters parameters, Tensor input, @Nullable Tensor lengths, List<Tensor> initialState) {
        return run(ops, parameters, input, lengths, initialState, null);
    }

    /**
     * Runs the sequence with units of the state dropped.
     *
     * @param masks which; null for none
     * @see #run(Ops, CellParameters, Tensor, Tensor, List)
     */
    public ComposedResult run(
            Ops ops,
            CellParameters parameters,
            Tensor input,
            @Nullable Tensor lengths,
            List<Tensor> initialState,
            @Nullable StateMasks masks) {
        SequenceChecks.check(descriptor, state(), input, lengths, initialState);
        Lengths used = Lengths.of(ops, lengths, input.shape(), input.dtype());
        List<List<Tensor>> initial =
                initialState.stream().map(state -> ops.unstack(state, 0)).toList();
        Tensor layerInput = used.zeroBeyond(ops, input);
        List<Pass> passes = new ArrayList<>();
        for (int layer = 0; layer < cells.size(); layer++) {
            if (layer > 0) {
                layerInput = sideBySide(
                        ops, lastLayer(passes).stream().map(Pass::sequence).toList());
            }
            for (int direction = 0; direction < directions(); direction++) {
                List<Tensor> state = start(ops, cells.get(layer), input, initial, passes.size());
                Pass pass =
                        new Pass(ops, cells.get(layer), used, direction == 1, state, seen(ops, passes.size(), masks));
                pass.run(named(ops, parameters, layer, direction, input.dtype()), layerInput);
                passes.add(pass);
            }
        }
        return result(ops, passes);
    }

    private static Function<List<Tensor>, CellState> seen(Ops ops, int pass, @Nullable StateMasks masks) {
        return masks == null ? CellState::of : state -> new DroppedState(ops, state, pass, masks);
    }

    private ComposedResult result(Ops ops, List<Pass> passes) {
        boolean all = descriptor.output() == SequenceDescriptor.Output.SEQUENCE;
        List<Pass> top = lastLayer(passes);
        List<Tensor> outputs =
                top.stream().map(pass -> all ? pass.sequence() : pass.last()).toList();
        List<Tensor> finalState = IntStream.range(0, state().size())
                .mapToObj(i -> ops.stack(
                        passes.stream().map(pass -> pass.finalState().get(i)).toList(), 0))
                .toList();
        return new ComposedResult(
                sideBySide(ops, outputs),
                finalState,
                top.get(0).hiddenStates(),
                passes.stream().map(Pass::hiddenStates).toList());
    }

    private List<Pass> lastLayer(List<Pass> passes) {
        return passes.subList(passes.size() - directions(), passes.size());
    }

    private static Tensor sideBySide(Ops ops, List<Tensor> directions) {
        return directions.size() == 1 ? directions.get(0) : ops.concat(directions, -1);
    }

    private static List<Tensor> start(Ops ops, Cell cell, Tensor input, List<List<Tensor>> initial, int pass) {
        return initial.isEmpty()
                ? Pass.zeroState(ops, cell, input.dtype(), input.shape().size(1))
                : initial.stream().map(states -> states.get(pass)).toList();
    }

    private CellParameters named(Ops ops, CellParameters all, int layer, int direction, DType dtype) {
        String suffix = suffix(layer, direction);
        return name -> {
            for (ParameterSpec spec : cells.get(layer).parameters()) {
                if (spec.name().equals(name) && !isUsed(spec)) {
                    return ops.constant(dtype, spec.shape(), 0);
                }
            }
            return all.get(name + suffix);
        };
    }

    private boolean isUsed(ParameterSpec spec) {
        return descriptor.bias() || spec.role() != ParameterSpec.Role.BIAS;
    }

    private int directions() {
        return descriptor.direction().count();
    }

    private static String suffix(int layer, int direction) {
        return "_l" + layer + (direction == 1 ? "_reverse" : "");
    }
}
