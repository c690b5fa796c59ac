package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.data.Steps;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A network recorded for the batches of a training, filled with one of them at a time; of long sequences only the last steps where
 * backpropagation is truncated. Owns what it records. Confined to the session's thread.
 */
@Internal
public final class TrainingBatches implements AutoCloseable {
    private final TapeCache tapes;
    private final int batchSize;
    private final int truncatedSteps;
    private final LengthBuckets buckets;

    /**
     * Makes an empty cache of recordings; session, parameters and gradients stay the caller's.
     *
     * @param gradients where backward passes add up gradients; null where none are wanted
     * @param maxRows most time steps times sequences that stay recorded
     * @param shape of the batches
     */
    public TrainingBatches(
            Network network,
            Session session,
            NetworkParameters values,
            @Nullable NetworkParameters gradients,
            int maxRows,
            Sizes shape) {
        this.batchSize = shape.batchSize;
        this.truncatedSteps = shape.truncatedSteps;
        this.buckets = shape.buckets;
        this.tapes = truncatedSteps == 0
                ? new TapeCache(network, session, values, gradients, maxRows)
                : TapeCache.ofParts(
                        network,
                        session,
                        values,
                        gradients,
                        maxRows,
                        new CarriedState(session.ops(), network, batchSize));
    }

    /**
     * What batches are made of.
     *
     * @param batchSize rows, used or not
     * @param truncatedSteps steps that gradients go back from a sequence's end; 0 for all
     * @param buckets lengths that batches are padded to, or none
     */
    @Internal
    public record Sizes(int batchSize, int truncatedSteps, LengthBuckets buckets) {}

    /**
     * Returns the network with the batch in its slots; of long sequences the last steps, the others having been read.
     *
     * @param examples at most as many as the batch has rows
     * @param beforeReading what to do with a recording before its forward pass, where earlier steps are read
     */
    public RecordedNetwork filled(List<Example> examples, Consumer<RecordedNetwork> beforeReading) {
        int longest = examples.stream()
                .mapToInt(example -> example.steps().timeSteps())
                .max()
                .orElse(0);
        if (truncatedSteps == 0 || longest <= truncatedSteps) {
            return filled(examples, BatchShape.covering(examples, batchSize, buckets), TapeCache.Part.WHOLE);
        }
        BatchShape before = BatchShape.covering(longest - truncatedSteps, batchSize);
        RecordedNetwork first = filled(examples, before, TapeCache.Part.FIRST);
        beforeReading.accept(first);
        first.forward();
        return filled(examples, BatchShape.covering(truncatedSteps, batchSize), TapeCache.Part.NEXT);
    }

    private RecordedNetwork filled(List<Example> examples, BatchShape shape, TapeCache.Part part) {
        RecordedNetwork network = tapes.get(shape, part);
        network.slots().clear();
        for (int row = 0; row < examples.size(); row++) {
            Steps steps = examples.get(row).steps();
            int cut = part == TapeCache.Part.WHOLE ? 0 : Math.max(0, steps.timeSteps() - truncatedSteps);
            boolean first = part == TapeCache.Part.FIRST;
            network.slots().put(row, steps, first ? 0 : cut, first ? cut : steps.timeSteps());
        }
        return network;
    }

    @Override
    public void close() {
        tapes.close();
    }
}
