package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceLengths;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.DecoderSpec;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import io.github.rnn4j.core.init.FirstValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes symbols about what was read. In training, where each step reads the right symbol, all steps run at once; else one after
 * the other. At work {@link RecordedDecoder} takes the steps.
 */
final class DecoderLayer implements NetworkLayer {
    static final String PREFIX = "decoder.";
    /** The embedding has one block. */
    private static final int CELL_FROM = 1;

    private final DecoderSpec spec;
    private final SequenceRunner runner;
    private final DecoderBridge bridge;
    private final Optional<DecoderAttention> attention;
    private final boolean ownSymbols;
    /** Where the blocks of each part begin among those of the layer. */
    private final int bridgeFrom;

    private final int attentionFrom;
    private final int headFrom;

    /**
     * @param runner the cell that writes
     * @param stateSize numbers of the state that it starts from
     * @param features of each step that was read
     * @param ownSymbols whether training may ask it to read symbols that it wrote itself
     */
    DecoderLayer(DecoderSpec spec, SequenceRunner runner, int stateSize, int features, boolean ownSymbols) {
        this.spec = spec;
        this.runner = runner;
        this.bridge = new DecoderBridge(spec, runner, stateSize);
        this.attention = spec.attention() == AttentionKind.NONE
                ? Optional.empty()
                : Optional.of(new DecoderAttention(spec.initializer(), features, width()));
        this.ownSymbols = ownSymbols;
        this.bridgeFrom = CELL_FROM + runner.blocks().size();
        this.attentionFrom = bridgeFrom + bridge.blocks().size();
        this.headFrom = attentionFrom
                + attention.map(looking -> looking.blocks().size()).orElse(0);
    }

    private int width() {
        return runner.outputSize();
    }

    /** Embedding, cell, bridge, attention, head: in this order. */
    @Override
    public List<BlockSpec> blocks() {
        FirstValues rule = FirstValues.weights(spec.initializer());
        Shape table = Shape.of(spec.vocabularySize(), spec.embeddingSize());
        ParameterSpec embedding = new ParameterSpec("weight", table, ParameterSpec.Role.EMBEDDING, 1);
        Shape weights = Shape.of(spec.vocabularySize(), width());
        ParameterSpec weight = new ParameterSpec("weight", weights, ParameterSpec.Role.INPUT_WEIGHT, 1);
        ParameterSpec bias = new ParameterSpec("bias", Shape.of(spec.vocabularySize()), ParameterSpec.Role.BIAS, 1);
        List<BlockSpec> blocks = new ArrayList<>();
        blocks.add(BlockSpec.single(embedding, PREFIX + "embedding.", rule));
        blocks.addAll(runner.blocks());
        blocks.addAll(bridge.blocks());
        attention.ifPresent(looking -> blocks.addAll(looking.blocks()));
        blocks.add(BlockSpec.single(weight, PREFIX + "head.", rule));
        blocks.add(BlockSpec.single(bias, PREFIX + "head.", rule));
        return List.copyOf(blocks);
    }

    @Override
    public ExecutionPath path() {
        return runner.path();
    }

    @Override
    public int outputSize() {
        return spec.vocabularySize();
    }

    @Override
    public Flow record(Recording recording, Flow input, LayerParameters parameters) {
        TapeRecorder ops = recording.recorder();
        Start start = start(recording, input, parameters);
        Tensor right =
                ops.input(recording.slots().teacher(recording.session().ops()).device());
        Tensor logits = ownSymbols && recording.training()
                ? stepByStep(recording, start, ops.unstack(right, 0), parameters)
                : write(recording, new Reading(right, start), SequenceRunner.Wanted.OUTPUT, parameters)
                        .logits();
        return new Flow(logits, true, recording.training());
    }

    /** Records what comes before the first symbol. */
    Start start(Recording recording, Flow input, LayerParameters parameters) {
        List<Tensor> state = bridge.record(recording, parameters.from(bridgeFrom));
        LayerParameters own = parameters.from(attentionFrom);
        return new Start(state, attention.map(looking -> looking.remember(recording, input, own)));
    }

    private Tensor stepByStep(Recording recording, Start start, List<Tensor> right, LayerParameters parameters) {
        TapeRecorder ops = recording.recorder();
        Tensor zero = ops.constant(Shape.of(1), 0);
        List<Tensor> logits = new ArrayList<>();
        Start now = start;
        for (int step = 0; step < right.size(); step++) {
            Tensor symbols = right.get(step);
            if (step > 0) {
                Tensor own = likeliest(recording, logits.get(step - 1));
                symbols = ops.select(ops.compare(Comparison.LESS, symbols, zero), own, symbols);
            }
            Reading reading = new Reading(ops.reshape(symbols, Shape.of(1, recording.batchSize())), now);
            Written written = write(recording, reading, SequenceRunner.Wanted.BOTH, parameters);
            logits.add(written.logits());
            now = new Start(written.state(), start.memory());
        }
        return ops.concat(logits, 0);
    }

    private static Tensor likeliest(Recording recording, Tensor logits) {
        LikeliestStep choice = new LikeliestStep(recording.session().ops(), logits);
        recording.recorder().custom(choice);
        return choice.symbols();
    }

    /**
     * Records some steps.
     *
     * @param wanted whether the state after them will be used
     */
    Written write(Recording recording, Reading reading, SequenceRunner.Wanted wanted, LayerParameters parameters) {
        TapeRecorder ops = recording.recorder();
        Tensor vectors = ops.gatherRows(parameters.watch(ops, 0), reading.symbols());
        int steps = vectors.shape().size(0);
        int rows = steps * recording.batchSize();
        Start start = reading.start();
        SequenceRunner.Call call = new SequenceRunner.Call(vectors, every(recording, steps), start.state(), wanted);
        SequenceRunner.Result result = runner.record(recording, call, parameters.from(CELL_FROM));
        Tensor output = result.output().get(0);
        if (attention.isPresent()) {
            output = attention
                    .get()
                    .look(recording, start.memory().orElseThrow(), output, parameters.from(attentionFrom));
        }
        LayerParameters head = parameters.from(headFrom);
        Tensor flat = ops.reshape(output, Shape.of(rows, width()));
        return new Written(ops.affine(flat, head.watch(ops, 0), head.watch(ops, 1)), result.finalState());
    }

    /** Every step of every row is used: what the loss does not look at may be anything that is finite. */
    private static SequenceLengths every(Recording recording, int steps) {
        TensorOps ops = recording.session().ops();
        SequenceLengths lengths = SequenceLengths.allocate(ops, recording.batchSize());
        Arrays.fill(lengths.host(), steps);
        ops.upload(lengths.host(), 0, lengths.device());
        recording.recorder().input(lengths.device());
        return lengths;
    }

    /**
     * Where writing goes on from.
     *
     * @param state one {@code [layers, batch, width]} for each part of the state
     * @param memory what attention looks at, if there is any
     */
    record Start(List<Tensor> state, Optional<DecoderAttention.Memory> memory) {}

    /**
     * What some steps read.
     *
     * @param symbols INT32 {@code [steps, batch]}
     * @param start where they go on from
     */
    record Reading(Tensor symbols, Start start) {}

    /**
     * What some steps give.
     *
     * @param logits {@code [steps * batch, vocabularySize]}
     * @param state the state after them, where it is wanted
     */
    record Written(Tensor logits, List<Tensor> state) {}
}
