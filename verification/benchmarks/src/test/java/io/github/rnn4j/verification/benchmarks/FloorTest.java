package io.github.rnn4j.verification.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.verification.benchmarks.machine.Peaks;
import io.github.rnn4j.verification.benchmarks.workload.Floor;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Floors reckoned by hand for a core of 100 GFLOP/s that reads 100 GB/s from everywhere. */
final class FloorTest {
    private static final Peaks ROUND =
            new Peaks(3, 8, 2, 100, 1, 3, new TreeMap<>(Map.of(1L << 16, 100.0, 1L << 30, 100.0)));

    @ParameterizedTest
    @CsvSource({
        // 2 * 10 * (256 + 128) * 128 operations, and 20 sweeps of 64 KiB
        "W1, 22.937",
        // 2 * 1600 * 81,920 operations
        "W2, 2621.44",
        // 320 KiB once
        "W3, 3.277",
        // 2 * 640 * (3 * 81,920 - 32,768) operations, and 82,432 parameters of 7 numbers
        "W4, 2749.03",
        "W7, 8388.608",
        // 2 * 10 * 256 operations, and 10 sweeps of 4 KiB
        "W8, 0.4608",
        // a chain of 10 * (16 + 5) multiply-adds and 10 divisions
        "sequence:1x10:rnn-1-16, 0.24"
    })
    void floorsAreThoseReckonedByHand(Workload workload, double micros) {
        assertThat(Floor.micros(workload, ROUND, 1)).isCloseTo(micros, within(micros * 1e-3));
    }

    @ParameterizedTest
    @CsvSource({"W2, 1310.72", "W8, 0.4"})
    void twoCoresShareAllButTheChain(Workload workload, double micros) {
        assertThat(Floor.micros(workload, ROUND, 2)).isCloseTo(micros, within(micros * 1e-3));
    }
}
