package io.github.rnn4j.core.model;

import io.github.rnn4j.api.data.Steps;
import java.util.Comparator;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/** Cuts sequences into batches of similar length and of one of three sizes, so that few shapes are recorded. */
final class LengthChunks {
    private static final int LARGE_BATCH = 64;
    private static final int SMALL_BATCH = 8;

    private LengthChunks() {}

    /**
     * Gives out the numbers of the sequences, shorter ones first.
     *
     * @param user gets each batch with the rows that it is to have, at least as many as there are sequences in it
     */
    static void forEach(List<Steps> sequences, ObjIntConsumer<List<Integer>> user) {
        List<Integer> byLength = IntStream.range(0, sequences.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> sequences.get(i).timeSteps()))
                .toList();
        int done = 0;
        while (done < byLength.size()) {
            int size = batchSize(byLength.size() - done);
            List<Integer> chunk = byLength.subList(done, Math.min(byLength.size(), done + size));
            user.accept(chunk, size);
            done += chunk.size();
        }
    }

    private static int batchSize(int remaining) {
        if (remaining == 1) {
            return 1;
        }
        return remaining <= SMALL_BATCH ? SMALL_BATCH : LARGE_BATCH;
    }
}
