package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.backend.cpu.internal.kernel.BinaryOp;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enough elements that several threads take part, and no multiple of anything. */
final class ElementShareTest {
    private static final FloatElements FLOATS = new FloatElements();
    private static final int SIZE = 1_000_003;

    private final float[] x = numbers(1);
    private final float[] y = numbers(2);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyElementIsComputedOnceWhateverTheThreads(int threads) {
        float[] sum = new float[SIZE];
        float[] copy = new float[SIZE];
        try (WorkerPool pool = new WorkerPool(threads)) {
            ElementShare share = new ElementShare(pool);
            share.apply(FLOATS, BinaryOp.ADD, 1, 2, x, y, sum, SIZE);
            share.copy(sum, copy, SIZE);
        }

        for (int i = 0; i < SIZE; i++) {
            assertThat(copy[i]).isEqualTo(x[i] + 2 * y[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aSumOfSquaresHasTheSameBitsWhateverTheThreads(int threads) {
        double exact = 0;
        for (float value : x) {
            exact += (double) value * value;
        }
        double alone;
        try (WorkerPool pool = new WorkerPool(1)) {
            alone = new ElementShare(pool).squaredSum(FLOATS, x, SIZE);
        }
        try (WorkerPool pool = new WorkerPool(threads)) {
            assertThat(new ElementShare(pool).squaredSum(FLOATS, x, SIZE)).isEqualTo(alone);
        }
        assertThat(alone).isCloseTo(exact, within(1e-9 * exact));
    }

    private static float[] numbers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }
}
