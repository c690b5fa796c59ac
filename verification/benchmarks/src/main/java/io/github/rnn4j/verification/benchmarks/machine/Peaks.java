package io.github.rnn4j.verification.benchmarks.machine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one core can do at most, as measured.
 *
 * @param gigaHertz the clock while measuring
 * @param lanes FLOAT32 numbers in a vector
 * @param fmaUnits vectors of multiply-adds that the core starts in a cycle
 * @param gigaFlops operations of fused multiply-adds on registers, two each, in 10^9 a second
 * @param fmaNanos a fused multiply-add that waits for the one before, in nanoseconds
 * @param divisionNanos likewise a division
 * @param bandwidths gigabytes a second of reading an array again and again, forwards and backwards in turn, by its bytes
 */
public record Peaks(
        double gigaHertz,
        int lanes,
        int fmaUnits,
        double gigaFlops,
        double fmaNanos,
        double divisionNanos,
        SortedMap<Long, Double> bandwidths) {
    /** Below this part of what clock, lanes and units allow, something else used the core. */
    public static final double VALID = 0.85;

    /** What a measured peak may lie above that of one unit before there must be two: clocks differ a little from round to round. */
    private static final double NOISE = 1.05;

    public Peaks {
        bandwidths = new TreeMap<>(bandwidths);
    }

    /**
     * Returns the units of a core. Those of a known processor are told: where 512 bits take two units of 256, that is one. Of
     * another it is the least number that can have done what was measured: never fewer than it has shown, but a core of two units
     * that did half of its work looks like one of one.
     */
    static int units(Processor processor, double gigaHertz, int lanes, double gigaFlops) {
        int shown = gigaFlops > NOISE * gigaHertz * lanes * 2 ? 2 : 1;
        return Math.max(shown, processor.lanesPerCycle() / lanes);
    }

    /** Returns the best of each figure of one machine: while it was measured, something else may have used the core. */
    public static Peaks best(List<Peaks> measured) {
        return measured.stream().reduce(Peaks::best).orElseThrow();
    }

    private Peaks best(Peaks other) {
        SortedMap<Long, Double> best = new TreeMap<>(bandwidths);
        other.bandwidths.forEach((size, bandwidth) -> best.merge(size, bandwidth, Math::max));
        return new Peaks(
                Math.max(gigaHertz, other.gigaHertz),
                Math.max(lanes, other.lanes),
                Math.max(fmaUnits, other.fmaUnits),
                Math.max(gigaFlops, other.gigaFlops),
                Math.min(fmaNanos, other.fmaNanos),
                Math.min(divisionNanos, other.divisionNanos),
                best);
    }

    /** Returns the bandwidth, in bytes a nanosecond, of an array of so many FLOAT32 numbers: that of the next larger one measured. */
    public double bandwidth(int numbers) {
        Iterator<Double> larger = bandwidths.tailMap(4L * numbers).values().iterator();
        return larger.hasNext() ? larger.next() : Objects.requireNonNull(bandwidths.get(bandwidths.lastKey()));
    }

    /** Returns what the clock allows: lanes × 2 × units. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public double theoreticalGigaFlops() {
        return gigaHertz * lanes * 2 * fmaUnits;
    }

    /** Returns the part of {@link #theoreticalGigaFlops} that was reached. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
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

    /** Returns the peaks for readers, in two lines. */
    public String lines() {
        return String.format(
                Locale.ROOT,
                "one core: %.1f GFLOP/s, %.0f%% of %.2f GHz × %d lanes × 2 × %d FMA %s = %.1f; a multiply-add in %.2f ns, a division in %.2f%n"
                        + "reading 32 KiB %.0f, 64 KiB %.0f, 256 KiB %.0f, 1 MiB %.0f GB/s",
                gigaFlops,
                100 * reached(),
                gigaHertz,
                lanes,
                fmaUnits,
                fmaUnits == 1 ? "unit" : "units",
                theoreticalGigaFlops(),
                fmaNanos,
                divisionNanos,
                bandwidth(8 << 10),
                bandwidth(16 << 10),
                bandwidth(64 << 10),
                bandwidth(256 << 10));
    }
}
