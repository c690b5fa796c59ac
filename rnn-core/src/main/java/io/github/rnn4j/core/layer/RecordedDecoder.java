package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.Tape;
import java.util.List;

/**
 * A network that ends in a decoder, recorded to write symbol by symbol for one shape of batch: fill the slots, {@link #start},
 * then {@link #step} as often as wanted. Its tensors belong to the scope it was recorded in; closing frees the workspaces of fused
 * layers. Confined to the session's thread.
 */
@Internal
public final class RecordedDecoder implements AutoCloseable {
    private final TensorOps ops;
    private final Recording recording;
    private final Tape reading;
    private final Tape writing;
    private final List<Tensor> first;
    private final List<Tensor> state;
    private final List<Tensor> next;
    private final Tensor symbols;
    private final LikeliestStep choice;

    private RecordedDecoder(
            Recording recording, DecoderLayer decoder, List<NetworkLayer> layers, LayerParameters parameters) {
        this.ops = recording.session().ops();
        this.recording = recording;
        Flow read = RecordedNetwork.recordLayers(layers, recording, parameters);
        LayerParameters own = parameters.from(
                layers.stream().mapToInt(layer -> layer.blocks().size()).sum());
        DecoderLayer.Start start = decoder.start(recording, read, own);
        this.first = start.state();
        this.reading = recording.recorder().record();
        this.state = first.stream()
                .map(part -> ops.allocate(part.dtype(), part.shape()))
                .toList();
        this.symbols = ops.allocate(DType.INT32, Shape.of(1, recording.batchSize()));
        Recording step = recording.next();
        state.forEach(step.recorder()::input);
        step.recorder().input(symbols);
        start.memory().ifPresent(memory -> memory.knownTo(step.recorder()));
        DecoderLayer.Start now = new DecoderLayer.Start(state, start.memory());
        DecoderLayer.Written written =
                decoder.write(step, new DecoderLayer.Reading(symbols, now), SequenceRunner.Wanted.BOTH, own);
        this.next = written.state();
        this.choice = new LikeliestStep(ops, written.logits());
        this.writing = step.recorder().record();
    }

    static RecordedDecoder record(Network network, Session session, BatchShape shape, NetworkParameters values) {
        BatchSlots slots = new BatchSlots(session.ops(), network.spec().input(), shape, network.dtype());
        Recording recording = Recording.start(session, slots, network.dtype(), false, null);
        List<NetworkLayer> layers = network.layers();
        try {
            return new RecordedDecoder(
                    recording,
                    (DecoderLayer) layers.get(layers.size() - 1),
                    layers.subList(0, layers.size() - 1),
                    LayerParameters.of(values, null));
        } catch (RuntimeException | Error e) {
            recording.closing().forEach(Runnable::run);
            throw e;
        }
    }

    /** Returns the place of the batch. */
    public BatchSlots slots() {
        return recording.slots();
    }

    /** Uploads the batch and reads it. */
    public void start() {
        recording.slots().upload(ops);
        reading.forward();
        copy(first, state);
        ops.fill(symbols, 0);
    }

    /**
     * Writes one more symbol for each row.
     *
     * @param written where they go, {@code [batch]}
     */
    public void step(int[] written) {
        writing.forward();
        copy(next, state);
        choice.forward();
        ops.download(choice.symbols(), written, 0);
        ops.upload(written, 0, symbols);
    }

    private void copy(List<Tensor> from, List<Tensor> to) {
        for (int part = 0; part < from.size(); part++) {
            ops.copy(from.get(part), to.get(part));
        }
    }

    @Override
    public void close() {
        recording.closing().forEach(Runnable::run);
        recording.closing().clear();
    }
}
