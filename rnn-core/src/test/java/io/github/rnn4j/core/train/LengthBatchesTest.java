package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthBatchesTest {
    private static final int COUNT = 1003;
    private static final int BATCH_SIZE = 8;
    private final List<Example> examples = IntStream.range(0, COUNT)
            .mapToObj(i -> new Example(new Steps.Ids(1, new int[i * 37 % 101]), new Target.Label(0)))
            .toList();
    private final LengthBatches batches = new LengthBatches(examples, BATCH_SIZE);

    @Test
    void eachExampleComesOnceAnEpoch() {
        assertCoversAll(batches.shuffled(7, 1));
        assertCoversAll(batches.shuffled(7, 2));
        assertCoversAll(batches.sorted());
    }

    private void assertCoversAll(List<int[]> epoch) {
        assertThat(epoch).hasSize(batches.count());
        assertThat(epoch.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                .isEqualTo(IntStream.range(0, COUNT).toArray());
        assertThat(epoch.stream().filter(batch -> batch.length < BATCH_SIZE)).hasSize(1);
    }

    @Test
    void aBatchHoldsSimilarLengths() {
        int padding = batches.shuffled(7, 1).stream().mapToInt(this::padding).sum();
        int total = examples.stream().mapToInt(e -> e.steps().timeSteps()).sum();

        assertThat(padding).isLessThan(total / 20);
        assertThat(batches.sorted().stream().mapToInt(this::padding).sum()).isLessThan(total / 50);
    }

    private int padding(int[] batch) {
        int[] lengths = Arrays.stream(batch)
                .map(i -> examples.get(i).steps().timeSteps())
                .toArray();
        int longest = Arrays.stream(lengths).max().orElseThrow();
        return Arrays.stream(lengths).map(length -> longest - length).sum();
    }

    @Test
    void seedAndEpochDecideTheOrder() {
        assertThat(flat(batches.shuffled(7, 1))).isEqualTo(flat(batches.shuffled(7, 1)));
        assertThat(flat(batches.shuffled(7, 1))).isNotEqualTo(flat(batches.shuffled(7, 2)));
        assertThat(flat(batches.shuffled(7, 1))).isNotEqualTo(flat(batches.shuffled(8, 1)));
    }

    @Test
    void batchesDoNotComeInOrderOfLength() {
        int[] longest = batches.shuffled(7, 1).stream()
                .mapToInt(batch -> examples.get(batch[batch.length - 1]).steps().timeSteps())
                .limit(50)
                .toArray();

        assertThat(longest).isNotEqualTo(Arrays.stream(longest).sorted().toArray());
    }

    @Test
    void aBatchHoldsOneBucketAndWhatTheOneBeforeLeftOver() {
        LengthBuckets buckets = new LengthBuckets(List.of(20, 50, 100));
        LengthBatches bucketed = new LengthBatches(examples, BATCH_SIZE, buckets);

        List<int[]> epoch = bucketed.shuffled(7, 1);

        assertCoversAll(epoch);
        long mixed = epoch.stream()
                .filter(batch -> Arrays.stream(batch)
                                .map(i -> bucket(buckets, i))
                                .distinct()
                                .count()
                        > 1)
                .count();
        assertThat(mixed).isLessThanOrEqualTo(2);
        assertThat(flat(epoch)).isEqualTo(flat(bucketed.shuffled(7, 1)));
        assertThat(flat(epoch)).isNotEqualTo(flat(bucketed.shuffled(7, 2)));
    }

    private int bucket(LengthBuckets buckets, int example) {
        return buckets.bucket(examples.get(example).steps().timeSteps());
    }

    private static int[] flat(List<int[]> epoch) {
        return epoch.stream().flatMapToInt(Arrays::stream).toArray();
    }
}
