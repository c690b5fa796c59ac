package io.github.rnn4j.tasks.timeseries.tick.model;

import java.util.List;

/** A weighted sum of terms, or of all that the network sees. Immutable. */
final class LinearForecaster implements TickForecaster {
    /** Returns, ranges and the time of day, all in logarithms. */
    static final String LOG_HAR_RANGE = "log-har-range";
    /** Returns and the time of day, in logarithms. */
    static final String LOG_HAR = "log-har";
    /** Roots of mean squares and ranges of two lengths, time of day and its square. */
    static final String FIVE_TERM = "five-term";
    /** All that the network sees of a window, for the direction. */
    static final String LINEAR = "linear";

    private final String name;
    private final double[] weights;
    private final double bias;

    /** @param weights of each number of {@link #regressors}, in order */
    LinearForecaster(String name, double[] weights, double bias) {
        this.name = name;
        this.weights = weights.clone();
        this.bias = bias;
    }

    double[] weights() {
        return weights.clone();
    }

    double bias() {
        return bias;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long parameters() {
        return weights.length + 1L;
    }

    @Override
    public double forecast(TickQuestion question) {
        double[] x = regressors(name, question);
        double sum = bias;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * x[i];
        }
        return sum;
    }

    /** Returns the terms of a forecast of volatility. */
    private static List<VolatilityTerm> terms(String name) {
        return switch (name) {
            case LOG_HAR_RANGE ->
                List.of(
                        VolatilityTerm.LOG_RMS_3,
                        VolatilityTerm.LOG_RMS_WINDOW,
                        VolatilityTerm.LOG_RMS_SESSION,
                        VolatilityTerm.LOG_RANGE_1,
                        VolatilityTerm.LOG_RANGE_3,
                        VolatilityTerm.LOG_RANGE_WINDOW,
                        VolatilityTerm.LOG_RANGE_SESSION,
                        VolatilityTerm.PROFILE);
            case LOG_HAR ->
                List.of(
                        VolatilityTerm.LOG_RMS_3,
                        VolatilityTerm.LOG_RMS_WINDOW,
                        VolatilityTerm.LOG_RMS_SESSION,
                        VolatilityTerm.PROFILE);
            case FIVE_TERM ->
                List.of(
                        VolatilityTerm.RMS_WINDOW,
                        VolatilityTerm.RMS_3,
                        VolatilityTerm.RANGE_WINDOW,
                        VolatilityTerm.RANGE_3,
                        VolatilityTerm.TIME,
                        VolatilityTerm.TIME_SQUARED);
            default -> throw new IllegalArgumentException("terms: expected a linear model but got " + name);
        };
    }

    /**
     * Returns how many numbers a model of that name weights.
     *
     * @param inputs how many the network sees of a window
     */
    static int size(String name, int inputs) {
        return name.equals(LINEAR) ? inputs : terms(name).size();
    }

    /** Returns the numbers that a model of that name weights. */
    static double[] regressors(String name, TickQuestion question) {
        if (name.equals(LINEAR)) {
            float[] input = question.input();
            double[] wide = new double[input.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = input[i];
            }
            return wide;
        }
        return terms(name).stream()
                .mapToDouble(term -> term.of(question.bars(), question.profile(), question.steps()))
                .toArray();
    }
}
