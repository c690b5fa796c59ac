package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the training days of a ticker were like at each time of day, slot by slot of a session, and how small a return can be. Immutable.
 *
 * @param meanReturn mean absolute log return of a bar
 * @param meanRange geometric mean of the log of high over low
 * @param meanVolume mean of log(1 + volume)
 * @param meanTarget mean logarithm of the root mean square of the returns that follow a bar
 * @param leastReturn the smallest log return but 0
 */
@Experimental
public record TickProfile(
        List<Double> meanReturn,
        List<Double> meanRange,
        List<Double> meanVolume,
        List<Double> meanTarget,
        double leastReturn) {
    private static final double ROUNDING = 12;

    public TickProfile {
        meanReturn = List.copyOf(meanReturn);
        meanRange = List.copyOf(meanRange);
        meanVolume = List.copyOf(meanVolume);
        meanTarget = List.copyOf(meanTarget);
    }

    /**
     * Returns the variance below which none is told from another. A return of 0 is one that prices are too coarse to show: of a step of
     * {@link #leastReturn} q, rounding takes an error spread evenly over q, whose variance is q^2 / 12 (Sheppard, Proceedings of the
     * London Mathematical Society 29, 1898). A mean square of 0 is taken for this, so that its logarithm is finite.
     */
    public double floor() {
        return leastReturn * leastReturn / ROUNDING;
    }

    /** Returns the logarithm of the root of a mean square, which is no less than the floor. */
    public double logRoot(double meanSquare) {
        return 0.5 * Math.log(Math.max(meanSquare, floor()));
    }

    /** Returns the mean of some profiles: what is known of a ticker that was not trained on. */
    public static TickProfile mean(List<TickProfile> profiles) {
        return new TickProfile(
                mean(profiles, TickProfile::meanReturn),
                mean(profiles, TickProfile::meanRange),
                mean(profiles, TickProfile::meanVolume),
                mean(profiles, TickProfile::meanTarget),
                number(profiles, TickProfile::leastReturn));
    }

    private static List<Double> mean(List<TickProfile> profiles, Function<TickProfile, List<Double>> of) {
        int slots = of.apply(profiles.get(0)).size();
        return IntStream.range(0, slots)
                .mapToObj(slot -> number(profiles, profile -> of.apply(profile).get(slot)))
                .toList();
    }

    private static double number(List<TickProfile> profiles, ToDoubleFunction<TickProfile> of) {
        return profiles.stream().mapToDouble(of).average().orElse(0);
    }
}
