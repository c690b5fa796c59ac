package io.github.rnn4j.core.model;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.core.layer.BatchShape;
import io.github.rnn4j.core.layer.BatchSlots;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.RecordedLoss;
import io.github.rnn4j.core.layer.RecordedNetwork;
import io.github.rnn4j.core.layer.TapeCache;
import io.github.rnn4j.core.loss.Loss;
import java.util.List;

/**
 * Runs a network forward over sequences of any lengths, in an inference session of its own. Shapes that come again are
 * replayed. Confined to the thread that made it; closing twice does nothing.
 */
@Internal
public final class BatchRunner implements AutoCloseable {
    private static final int MAX_ROWS = 1 << 15;

    private final Session session;
    private final TapeCache tapes;

    /** Opens a session; the parameters stay the caller's. */
    public BatchRunner(Backend backend, Network network, NetworkParameters parameters) {
        this.session = backend.newSession(Mode.INFERENCE);
        this.tapes = new TapeCache(network, session, parameters, null, MAX_ROWS);
    }

    /** Returns the operations of the session. */
    public TensorOps ops() {
        return session.ops();
    }

    /**
     * Computes the logits of some sequences, which must go with the network's input.
     *
     * @param batchSize rows of the batch, at least as many as there are sequences
     * @return the recording, whose logits hold one row for each sequence and then rows without meaning; valid until the next
     *     call
     */
    public RecordedNetwork run(List<Steps> sequences, int batchSize) {
        int longest = 0;
        for (int i = 0; i < sequences.size(); i++) {
            longest = Math.max(longest, sequences.get(i).timeSteps());
        }
        RecordedNetwork network = fill(sequences, BatchShape.covering(longest, batchSize));
        network.forward();
        return network;
    }

    /**
     * Computes the logits and the loss of some examples, which must go with network and loss.
     *
     * @param batchSize rows of the batch, at least as many as there are examples
     * @param scale factor on the loss
     * @param value where the loss goes, {@code [1]}
     * @return the recording, as {@link #run(List, int)} returns it
     */
    public RecordedNetwork run(List<Example> examples, int batchSize, Loss loss, double scale, Tensor value) {
        RecordedNetwork network =
                fill(examples.stream().map(Example::steps).toList(), BatchShape.covering(examples, batchSize));
        RecordedLoss targets = network.loss(loss);
        targets.clear();
        for (int row = 0; row < examples.size(); row++) {
            targets.put(row, examples.get(row).target());
        }
        network.forward();
        targets.compute(scale, value);
        return network;
    }

    private RecordedNetwork fill(List<Steps> sequences, BatchShape shape) {
        RecordedNetwork network = tapes.get(shape);
        BatchSlots slots = network.slots();
        slots.clear();
        for (int row = 0; row < sequences.size(); row++) {
            slots.put(row, sequences.get(row));
        }
        return network;
    }

    /** Frees the session and all that was recorded in it. Allowed from any thread while none uses it. */
    @Override
    public void close() {
        session.close();
    }
}
