package io.github.rnn4j.tasks.timeseries.tick.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.evaluation.Comparison;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.evaluation.Resampling;
import io.github.rnn4j.tasks.common.evaluation.ScoreSheet;
import io.github.rnn4j.tasks.common.evaluation.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of networks and baselines on the same windows. Intervals come from drawing whole days, all tickers together. A comparison
 * looks at differences of losses, averaged over tickers at each time: better or worse needs both the test of Diebold and Mariano and the
 * drawn days to say so at 5%, and {@link #LEAST_DAYS} days. Used once.
 */
@Experimental
public final class TickScores {
    /** Days with fewer than which nothing is called better or worse. */
    public static final int LEAST_DAYS = 20;
    /** Names of the figures. */
    public static final String QLIKE = "qlike";
    /** Share of the variance of log volatility that is explained, pooled, against the training mean. */
    public static final String R2_LOG = "r2Log";
    /** Share of directions that were right. */
    public static final String ACCURACY = "accuracy";

    private static final int LEAST_LAG = 6;
    private static final double NORMAL_95 = 1.959964;

    private final boolean volatility;
    private final double trainMean;
    private final double[] answers;
    private final double[] times;
    private final int lag;
    private final int[] dayOf;
    private final int days;
    private final Resampling resampling;

    /**
     * @param volatility whether answers are logarithms of root mean squares; else 1 for up and 0 for down
     * @param trainMean mean of the training answers
     * @param times of each window's last bar
     * @param dayNumbers on which the session of each window began
     * @param horizon bars that an answer looks ahead
     */
    public TickScores(
            long seed,
            boolean volatility,
            double trainMean,
            double[] answers,
            double[] times,
            long[] dayNumbers,
            int horizon) {
        this.volatility = volatility;
        this.trainMean = trainMean;
        this.answers = answers.clone();
        this.times = times.clone();
        this.lag = Math.max(LEAST_LAG, horizon);
        long[] distinct = Arrays.stream(dayNumbers).sorted().distinct().toArray();
        this.days = distinct.length;
        this.dayOf = Arrays.stream(dayNumbers)
                .mapToInt(day -> Arrays.binarySearch(distinct, day))
                .toArray();
        this.resampling = new Resampling(seed, days);
    }

    /**
     * Computes the figures.
     *
     * @param network what the saved network says
     * @param rows what stands in the table that is always shown, by its name
     * @param baselines what each baseline says, by its name; at least one
     */
    public ScoreSheet of(Forecasts network, Map<String, Forecasts> rows, Map<String, Forecasts> baselines) {
        Map<String, Map<String, Double>> table = new LinkedHashMap<>();
        rows.forEach((name, forecasts) -> table.put(name, metrics(forecasts)));
        List<NamedMetrics> figures = new ArrayList<>();
        String best = "";
        Forecasts others = network;
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, Forecasts> baseline : baselines.entrySet()) {
            figures.add(new NamedMetrics(baseline.getKey(), metrics(baseline.getValue())));
            double loss = Arrays.stream(losses(baseline.getValue())).average().orElse(0);
            if (loss < least) {
                least = loss;
                best = baseline.getKey();
                others = baseline.getValue();
            }
        }
        return new ScoreSheet(metrics(network), intervals(network), table, figures, compare(network, best, others));
    }

    /** Returns the figures of a model by name. */
    public Map<String, Double> metrics(Forecasts forecasts) {
        int[] all = new int[days];
        Arrays.setAll(all, day -> day);
        return metrics(daySums(forecasts), all);
    }

    /** Sums of each day: count, loss (QLIKE, or 1 for a wrong direction), square of what is off, square off the training mean. */
    private double[][] daySums(Forecasts forecasts) {
        double[][] sums = new double[days][4];
        double[] losses = losses(forecasts);
        for (int i = 0; i < answers.length; i++) {
            double[] day = sums[dayOf[i]];
            double off = answers[i] - forecasts.values()[i];
            day[0]++;
            day[1] += losses[i];
            day[2] += off * off;
            day[3] += (answers[i] - trainMean) * (answers[i] - trainMean);
        }
        return sums;
    }

    private Map<String, Double> metrics(double[][] daySums, int[] drawn) {
        double[] sum = new double[4];
        for (int day : drawn) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += daySums[day][i];
            }
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (volatility) {
            metrics.put(QLIKE, sum[1] / sum[0]);
            metrics.put(R2_LOG, sum[3] == 0 ? 0 : 1 - sum[2] / sum[3]);
        } else {
            metrics.put(ACCURACY, 1 - sum[1] / sum[0]);
        }
        return metrics;
    }

    private double[] losses(Forecasts forecasts) {
        double[] losses = new double[answers.length];
        for (int i = 0; i < losses.length; i++) {
            double forecast = forecasts.values()[i];
            boolean right = forecast > 0 == answers[i] > 0;
            losses[i] = volatility ? Qlike.of(answers[i], forecast, forecasts.varianceFactor()) : right ? 0 : 1;
        }
        return losses;
    }

    private Map<String, List<Double>> intervals(Forecasts forecasts) {
        double[][] sums = daySums(forecasts);
        Map<String, double[]> drawn = new LinkedHashMap<>();
        for (int draw = 0; draw < Resampling.DRAWS; draw++) {
            int at = draw;
            metrics(sums, resampling.draw(draw))
                    .forEach((name, value) ->
                            drawn.computeIfAbsent(name, key -> new double[Resampling.DRAWS])[at] = value);
        }
        Map<String, List<Double>> intervals = new LinkedHashMap<>();
        drawn.forEach((name, values) -> intervals.put(name, Resampling.interval95(values)));
        return intervals;
    }

    private Comparison compare(Forecasts network, String against, Forecasts others) {
        double[] own = losses(network);
        double[] other = losses(others);
        double sign = volatility ? 1 : -1;
        double[] differences = new double[own.length];
        Arrays.setAll(differences, i -> sign * (own[i] - other[i]));
        NeweyWest test = NeweyWest.of(byTime(differences), lag);
        List<Double> interval = List.of(test.mean() - NORMAL_95 * test.error(), test.mean() + NORMAL_95 * test.error());
        String verdict = verdict(test, sign, drawnInterval(differences)).code();
        return new Comparison(
                against,
                volatility ? QLIKE : ACCURACY,
                test.mean(),
                interval,
                test.p(),
                verdict,
                "Diebold-Mariano (Newey-West, lag " + lag + ") confirmed by a bootstrap of " + days + " days");
    }

    private Verdict verdict(NeweyWest test, double sign, List<Double> drawn) {
        if (days < LEAST_DAYS) {
            return Verdict.TOO_LITTLE_TO_JUDGE;
        }
        boolean below = test.mean() < 0 && drawn.get(1) < 0;
        boolean above = test.mean() > 0 && drawn.get(0) > 0;
        if (test.p() >= 0.05 || !(below || above)) {
            return Verdict.TIE;
        }
        return above == sign < 0 ? Verdict.BETTER : Verdict.WORSE;
    }

    /** Returns the mean over tickers at each time, in the order of time. */
    private double[] byTime(double[] values) {
        Map<Double, double[]> sums = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            double[] sum = sums.computeIfAbsent(times[i], time -> new double[2]);
            sum[0] += values[i];
            sum[1]++;
        }
        return sums.values().stream().mapToDouble(sum -> sum[0] / sum[1]).toArray();
    }

    private List<Double> drawnInterval(double[] values) {
        double[][] sums = new double[days][2];
        for (int i = 0; i < values.length; i++) {
            sums[dayOf[i]][0] += values[i];
            sums[dayOf[i]][1]++;
        }
        double[] means = new double[Resampling.DRAWS];
        for (int draw = 0; draw < means.length; draw++) {
            double sum = 0;
            double count = 0;
            for (int day : resampling.draw(draw)) {
                sum += sums[day][0];
                count += sums[day][1];
            }
            means[draw] = sum / count;
        }
        return Resampling.interval95(means);
    }
}
