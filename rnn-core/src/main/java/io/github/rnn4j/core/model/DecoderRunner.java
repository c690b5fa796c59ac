package io.github.rnn4j.core.model;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.core.layer.BatchShape;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.RecordedDecoder;
import io.github.rnn4j.core.layer.ScopedCache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes greedily with a network that ends in a decoder, in an inference session of its own. Shapes that come again are replayed.
 * Confined to the thread that made it; closing twice does nothing.
 */
@Internal
public final class DecoderRunner implements AutoCloseable {
    private static final int MAX_ROWS = 1 << 15;

    private final Session session;
    private final ScopedCache<BatchShape, RecordedDecoder> recorded;

    /** Opens a session; the parameters stay the caller's. */
    public DecoderRunner(Backend backend, Network network, NetworkParameters parameters) {
        this.session = backend.newSession(Mode.INFERENCE);
        this.recorded = new ScopedCache<>(
                session, MAX_ROWS, shape -> network.recordDecoder(session, shape, parameters), RecordedDecoder::close);
    }

    /**
     * Writes about some sequences, which must go with the network's input, until all have come to their end.
     *
     * @param batchSize rows of the batch, at least as many as there are sequences
     * @param maxSymbols symbols of each at the most
     * @return the symbols of each, without the 0 that ends them
     */
    public List<int[]> run(List<Steps> sequences, int batchSize, int maxSymbols) {
        int longest = sequences.stream().mapToInt(Steps::timeSteps).max().orElse(0);
        BatchShape shape = BatchShape.covering(longest, batchSize);
        RecordedDecoder decoder = recorded.get(shape, shape);
        decoder.slots().clear();
        for (int row = 0; row < sequences.size(); row++) {
            decoder.slots().put(row, sequences.get(row));
        }
        decoder.start();
        Writing writing = new Writing(sequences.size());
        int[] symbols = new int[batchSize];
        for (int step = 0; step < maxSymbols && writing.goesOn(); step++) {
            decoder.step(symbols);
            writing.add(symbols);
        }
        return writing.rows();
    }

    /** Frees the session and all that was recorded in it. Allowed from any thread while none uses it. */
    @Override
    public void close() {
        session.close();
    }

    /** What was written so far. */
    private static final class Writing {
        private static final int FIRST_SIZE = 16;

        private final int[][] symbols;
        private final int[] counts;
        private final boolean[] ended;
        private int open;

        Writing(int rows) {
            symbols = new int[rows][FIRST_SIZE];
            counts = new int[rows];
            ended = new boolean[rows];
            open = rows;
        }

        boolean goesOn() {
            return open > 0;
        }

        void add(int[] next) {
            for (int row = 0; row < symbols.length; row++) {
                if (ended[row]) {
                    continue;
                }
                if (next[row] == 0) {
                    ended[row] = true;
                    open--;
                    continue;
                }
                if (counts[row] == symbols[row].length) {
                    symbols[row] = Arrays.copyOf(symbols[row], 2 * counts[row]);
                }
                symbols[row][counts[row]++] = next[row];
            }
        }

        List<int[]> rows() {
            List<int[]> rows = new ArrayList<>();
            for (int row = 0; row < symbols.length; row++) {
                rows.add(Arrays.copyOf(symbols[row], counts[row]));
            }
            return rows;
        }
    }
}
