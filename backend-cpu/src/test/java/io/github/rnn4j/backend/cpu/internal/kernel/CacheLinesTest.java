package io.github.rnn4j.backend.cpu.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CacheLinesTest {
    private final float[] array = new float[100];
    private final List<Integer> read = new ArrayList<>();
    private long nanos;

    /** Reading takes twice as long everywhere but at the places that are so many elements behind the beginning of a line. */
    private CacheLines lines(int first, int apart) {
        return new CacheLines(
                (numbers, from) -> {
                    assertThat(numbers).isSameAs(array);
                    read.add(from);
                    nanos += (from - first) % apart == 0 ? 1_000 : 2_000;
                },
                () -> nanos);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 6, 8, 10, 12, 14})
    void theBeginningOfALineIsFoundFromAnywhere(int first) {
        for (int now = 0; now < CacheLines.LINE; now += 2) {
            assertThat(lines(first, CacheLines.LINE).best(array, now)).isEqualTo(first);
        }
    }

    @Test
    void whereALineBeginsItStaysAndIsSoonSure() {
        assertThat(lines(6, CacheLines.LINE).best(array, 6)).isEqualTo(6);
        assertThat(read).containsOnly(6, 8);
    }

    @Test
    void vectorsOfHalfALineBeginAtEitherHalf() {
        assertThat(lines(4, 8).best(array, 12)).isEqualTo(12);
        assertThat(lines(4, 8).best(array, 2)).isIn(4, 12);
    }

    @Test
    void whereItMakesNoDifferenceItStays() {
        assertThat(lines(0, 1).best(array, 10)).isEqualTo(10);
    }

    @Test
    void aLittleQuickerIsNoReasonToMove() {
        CacheLines lines = new CacheLines((numbers, from) -> nanos += from == 4 ? 850 : 1_000, () -> nanos);

        assertThat(lines.best(array, 0)).isZero();
    }

    @Test
    void anInterruptionIsNoReasonToMove() {
        CacheLines lines = new CacheLines(
                (numbers, from) -> {
                    read.add(from);
                    nanos += (from == 8 ? 1_000 : 2_000) + (read.size() % 3 == 1 ? 50_000 : 0);
                },
                () -> nanos);

        assertThat(lines.best(array, 0)).isEqualTo(8);
        assertThat(lines.best(array, 8)).isEqualTo(8);
    }
}
