package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.sequence.ComposedSequence;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.core.discovery.CellRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A recurrent layer step by step out of the primitives: any cell, on any backend. */
final class ComposedRecurrentLayer implements NetworkLayer {
    private final RecurrentShape shape;
    private final ComposedSequence sequence;
    private final String prefix;

    ComposedRecurrentLayer(RecurrentShape shape, CellRegistry cells, String prefix) {
        CellProvider provider = cells.choose(shape.spec().cell().type());
        this.shape = shape;
        this.sequence = new ComposedSequence(shape.descriptor(Mode.TRAINING), provider);
        this.prefix = prefix;
    }

    @Override
    public List<BlockSpec> blocks() {
        return sequence.parameters().stream().map(this::block).toList();
    }

    private BlockSpec block(ParameterSpec parameter) {
        boolean recurrent = parameter.role() == ParameterSpec.Role.RECURRENT_WEIGHT;
        return BlockSpec.single(
                parameter,
                prefix,
                recurrent ? shape.spec().recurrentInitializer() : shape.spec().inputInitializer());
    }

    @Override
    public ExecutionPath path() {
        return ExecutionPath.COMPOSED;
    }

    @Override
    public int outputSize() {
        return shape.outputSize();
    }

    @Override
    public Flow record(Recording recording, Flow input, LayerParameters parameters) {
        TapeRecorder ops = recording.recorder();
        Map<String, Tensor> named = new HashMap<>();
        List<ParameterSpec> specs = sequence.parameters();
        for (int i = 0; i < specs.size(); i++) {
            named.put(specs.get(i).name(), parameters.watch(ops, i));
        }
        CellParameters byName = name -> Objects.requireNonNull(named.get(name), name);
        Tensor output = sequence.run(ops, byName, input.tensor(), recording.lengths(), List.of())
                .output();
        return new Flow(output, true, recording.training());
    }
}
