package io.github.rnn4j.verification.benchmarks.machine;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one core can do at most, as measured.
 *
 * @param gigaHertz the clock while measuring
 * @param lanes FLOAT32 numbers in a vector
 * @param gigaFlops operations of fused multiply-adds on registers, two each, in 10^9 a second
 * @param fmaNanos a fused multiply-add that waits for the one before, in nanoseconds
 * @param bandwidths gigabytes a second of reading an array again and again, forwards and backwards in turn, by its bytes
 */
public record Peaks(
        double gigaHertz, int lanes, double gigaFlops, double fmaNanos, SortedMap<Long, Double> bandwidths) {
    /** Below this part of what clock and lanes allow, something else used the core. */
    public static final double VALID = 0.85;

    public Peaks {
        bandwidths = new TreeMap<>(bandwidths);
    }

    /** Returns the bandwidth, in bytes a nanosecond, of an array of so many FLOAT32 numbers: that of the next larger one measured. */
    public double bandwidth(int numbers) {
        SortedMap<Long, Double> larger = bandwidths.tailMap(4L * numbers);
        return larger.isEmpty()
                ? bandwidths.getOrDefault(bandwidths.lastKey(), 0.0)
                : larger.getOrDefault(larger.firstKey(), 0.0);
    }

    /** Returns the operations a cycle, two for each lane of each multiply-add. */
    public double flopsPerCycle() {
        return gigaFlops / gigaHertz;
    }

    /** Returns what the clock allows: lanes × 2 × units, with as many units, one or two, as come nearest to the measured peak. */
    public double theoreticalGigaFlops() {
        double one = gigaHertz * lanes * 2;
        return gigaFlops > 1.3 * one ? 2 * one : one;
    }

    /** Returns the part of {@link #theoreticalGigaFlops} that was reached. */
    public double reached() {
        return gigaFlops / theoreticalGigaFlops();
    }

    /** Returns whether {@link #VALID} was reached. */
    public boolean valid() {
        return reached() >= VALID;
    }

    /** Returns what to say of a run whose peaks are not valid. */
    public String busy() {
        return String.format(
                Locale.ROOT,
                "expected at least %.0f%% of what the clock allows but reached %.0f%%: the machine is busy, and this run says"
                        + " nothing. Run it again.",
                100 * VALID,
                100 * reached());
    }

    /** Returns the peaks in a line. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "one core: %.2f GHz, %d lanes, %.1f GFLOP/s (%.0f%% of %.1f), multiply-add %.2f ns, reading 64 KiB %.0f, 256"
                        + " KiB %.0f, 1 MiB %.0f GB/s",
                gigaHertz,
                lanes,
                gigaFlops,
                100 * reached(),
                theoreticalGigaFlops(),
                fmaNanos,
                bandwidth(16 << 10),
                bandwidth(64 << 10),
                bandwidth(256 << 10));
    }
}
