package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cell over the sequence, the state it starts from, and its residual.
 *
 * @param index number among the network's recurrent layers
 * @param cell which cell
 * @param runner the cell over the sequence
 * @param initialState where the state starts
 * @param residual what is added to the output, if anything
 * @param feedsDecoder whether a decoder starts from the final state
 */
record RecurrentLayer(
        int index,
        CellSpec cell,
        SequenceRunner runner,
        InitialState initialState,
        Optional<Residual> residual,
        boolean feedsDecoder)
        implements NetworkLayer {
    @Override
    public List<BlockSpec> blocks() {
        List<BlockSpec> blocks = new ArrayList<>(runner.blocks());
        blocks.addAll(initialState.blocks());
        if (residual.isPresent()) {
            blocks.addAll(residual.get().projection());
        }
        return List.copyOf(blocks);
    }

    @Override
    public ExecutionPath path() {
        return runner.path();
    }

    @Override
    public int outputSize() {
        return runner.outputSize();
    }

    @Override
    public Flow record(Recording recording, Flow input, LayerParameters parameters) {
        int cellBlocks = runner.blocks().size();
        int stateBlocks = initialState.blocks().size();
        List<Tensor> start = start(recording, input, parameters);
        CarriedState.Use carried = recording.carried();
        SequenceRunner.Wanted wanted =
                carried == null && !feedsDecoder ? SequenceRunner.Wanted.OUTPUT : SequenceRunner.Wanted.BOTH;
        SequenceRunner.Call call =
                new SequenceRunner.Call(input.tensor(), recording.slots().lengths(), start, wanted);
        SequenceRunner.Result result = runner.record(recording, call, parameters);
        List<PassStates> inspected = recording.inspected();
        if (inspected != null) {
            inspected.addAll(passStates(result));
        }
        if (carried != null) {
            carry(recording, result.finalState(), carried.state().of(index));
        }
        if (feedsDecoder) {
            recording.finalState().addAll(result.finalState());
        }
        Tensor output = result.output().get(0);
        Tensor sum = residual.isPresent()
                ? residual.get().add(recording, input, output, parameters.from(cellBlocks + stateBlocks))
                : output;
        return new Flow(sum, true, recording.training());
    }

    private List<Tensor> start(Recording recording, Flow input, LayerParameters parameters) {
        List<Tensor> start = plainStart(recording, input, parameters);
        return recording.inspected() == null ? start : felt(recording, start);
    }

    /** Of a start that is a variable, the gradients of all states are wanted, though none of any parameter is. */
    private List<Tensor> felt(Recording recording, List<Tensor> start) {
        TensorOps ops = recording.session().ops();
        List<Tensor> felt = new ArrayList<>();
        for (Shape shape : stateShapes(recording.batchSize()).values()) {
            Tensor zeros = recording
                    .recorder()
                    .variable(ops.allocate(recording.dtype(), shape), ops.allocate(recording.dtype(), shape));
            felt.add(start.isEmpty() ? zeros : recording.recorder().add(start.get(felt.size()), zeros));
        }
        return felt;
    }

    private List<PassStates> passStates(SequenceRunner.Result result) {
        List<BlockSpec> blocks = runner.blocks();
        List<PassStates> states = new ArrayList<>();
        for (int pass = 0; pass < result.passStates().size(); pass++) {
            String name = runner.sequence().passName(pass);
            Optional<String> weight = blocks.stream()
                    .flatMap(block -> block.layout().parameters().stream()
                            .filter(parameter ->
                                    isOnState(parameter) && parameter.name().endsWith("_" + name))
                            .map(block::fullName))
                    .findFirst();
            String prefix = blocks.isEmpty() ? "" : blocks.get(0).prefix();
            states.add(new PassStates(
                    prefix + name, cell, weight, result.passStates().get(pass), List.of()));
        }
        return states;
    }

    private static boolean isOnState(ParameterSpec parameter) {
        return parameter.role() == ParameterSpec.Role.RECURRENT_WEIGHT && parameter.gates() == 1;
    }

    private List<Tensor> plainStart(Recording recording, Flow input, LayerParameters parameters) {
        CarriedState.Use carried = recording.carried();
        if (carried != null && carried.goesOn()) {
            List<Tensor> state = carried.state().of(index);
            state.forEach(recording.recorder()::input);
            return state;
        }
        InitialState.Place place = new InitialState.Place(recording, runner, input.tensor(), parameters);
        return initialState.record(place, parameters.from(runner.blocks().size()));
    }

    private static void carry(Recording recording, List<Tensor> from, List<Tensor> to) {
        for (int part = 0; part < from.size(); part++) {
            Tensor source = from.get(part);
            Tensor target = to.get(part);
            recording.afterForward().add(() -> recording.session().ops().copy(source, target));
        }
    }

    /** Returns the shapes of the state's parts by name, {@code [layers * directions, batch, width]}. */
    Map<String, Shape> stateShapes(int batchSize) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        runner.state().forEach(part -> shapes.put(part.name(), Shape.of(runner.passes(), batchSize, part.width())));
        return shapes;
    }

    /**
     * The way round a layer.
     *
     * @param projection block of the weight {@code [outputSize, inputSize]}; none where the widths are equal
     */
    record Residual(List<BlockSpec> projection) {
        /** Padding is zero on both ways, so that it is in the sum. */
        private Tensor add(Recording recording, Flow input, Tensor output, LayerParameters parameters) {
            Tensor x = Padding.zeroed(recording, input);
            if (projection.isEmpty()) {
                return recording.recorder().add(output, x);
            }
            Tensor weight = parameters.watch(recording.recorder(), 0);
            return recording.recorder().add(output, recording.recorder().affine(x, weight, null));
        }
    }
}
