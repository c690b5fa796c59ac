package io.github.rnn4j.verification.benchmarks.scaling;

import java.util.Locale;
import java.util.stream.IntStream;

/** The size that is varied while the others stay. */
enum Axis {
    STEPS(5, 10, 20, 50, 100, 200) {
        @Override
        int of(Sizes sizes) {
            return sizes.steps();
        }

        @Override
        Sizes at(Sizes base, int size) {
            return new Sizes(size, base.hidden(), base.batch());
        }
    },
    HIDDEN(16, 32, 64, 128, 256, 512, 1024) {
        @Override
        int of(Sizes sizes) {
            return sizes.hidden();
        }

        @Override
        Sizes at(Sizes base, int size) {
            return new Sizes(base.steps(), size, base.batch());
        }
    },
    BATCH(1, 4, 16, 64, 256, 1024) {
        @Override
        int of(Sizes sizes) {
            return sizes.batch();
        }

        @Override
        Sizes at(Sizes base, int size) {
            return new Sizes(base.steps(), base.hidden(), size);
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // it is not handed out
    private final int[] sizes;

    Axis(int... sizes) {
        this.sizes = sizes;
    }

    /** Returns this one of the sizes. */
    abstract int of(Sizes sizes);

    /** Returns the base with another size. */
    abstract Sizes at(Sizes base, int size);

    /** Returns the sizes up to the largest one wanted. */
    IntStream sizes(int most) {
        return IntStream.of(sizes).filter(size -> size <= most);
    }

    /** Returns the name in results. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
