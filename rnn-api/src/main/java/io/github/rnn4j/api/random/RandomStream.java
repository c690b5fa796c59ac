package io.github.rnn4j.api.random;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/**
 * The random numbers of one {@link RandomKey}, one after the other. Streams with equal keys give the same numbers; streams
 * with different keys, unrelated ones. Not safe for use by several threads.
 */
@Stable
public final class RandomStream {
    private static final double DOUBLE_UNIT = 0x1p-53;

    private final long seed;
    private final int stream;
    private final long step;
    private final int[] words = new int[4];
    private int block;
    private int used = 4;

    /** Opens a stream at its first number. */
    public RandomStream(RandomKey key) {
        this.seed = key.seed();
        this.stream = key.purpose().number() << 24 | key.layer();
        this.step = key.step();
    }

    /** Returns 32 random bits. */
    public int nextBits() {
        if (used == 4) {
            words[0] = block++;
            words[1] = stream;
            words[2] = (int) step;
            words[3] = (int) (step >>> 32);
            Philox.apply(words, seed);
            used = 0;
        }
        return words[used++];
    }

    /** Returns a number that is uniform in [0, 1), a multiple of 2^-53. */
    public double nextDouble() {
        int high = nextBits() >>> 5;
        int low = nextBits() >>> 6;
        return ((long) high << 26 | low) * DOUBLE_UNIT;
    }

    /** Returns a number from the standard normal distribution (Box and Muller, 1958; the cosine half). */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
    }

    /**
     * Returns a whole number that is uniform in [0, bound), by rejection.
     *
     * @throws RnnException if {@code bound} is not positive
     */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "bound: expected > 0 but got " + bound);
        }
        long limit = (1L << 32) / bound * bound;
        while (true) {
            long draw = nextBits() & 0xFFFFFFFFL;
            if (draw < limit) {
                return (int) (draw % bound);
            }
        }
    }

    /** Puts the elements into a random order (Fisher and Yates). */
    public void shuffle(int[] elements) {
        for (int last = elements.length - 1; last > 0; last--) {
            int other = nextInt(last + 1);
            int kept = elements[last];
            elements[last] = elements[other];
            elements[other] = kept;
        }
    }
}
