package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.scaling.FeatureScaler;
import io.github.rnn4j.tasks.timeseries.scaling.Moments;
import io.github.rnn4j.tasks.timeseries.tick.data.TickData;
import io.github.rnn4j.tasks.timeseries.tick.data.TickerSeries;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindow;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What turns bars into questions, and answers of the network into forecasts. All of it is taken from training bars. Immutable.
 *
 * @param target what is forecast
 * @param steps bars of a window
 * @param horizon bars of the answer
 * @param barSeconds from one bar to the next
 * @param profiles of each ticker by its name; the mean of all is taken for one that is not there
 * @param scaler of the network's features
 * @param answers mean and deviation of the training answers, on whose scale the network gives its own; 0 and 1 for the direction
 */
@Experimental
public record TickSettings(
        TickTarget target,
        int steps,
        int horizon,
        int barSeconds,
        Map<String, TickProfile> profiles,
        FeatureScaler scaler,
        FeatureScaler answers) {
    /** Deviations that the network sees at the most. */
    private static final float LIMIT = 4;

    public TickSettings {
        profiles = Collections.unmodifiableMap(new TreeMap<>(profiles));
    }

    /**
     * Takes profiles and scales from the training bars.
     *
     * @param sessionSeconds length of a session
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if a ticker has no training bars
     */
    public static TickSettings fit(TickData data, TickTarget target, TickWindows windows, int sessionSeconds) {
        int slots = (sessionSeconds + data.barSeconds() - 1) / data.barSeconds();
        Map<String, TickProfile> profiles = new TreeMap<>();
        for (TickerSeries series : data.tickers()) {
            profiles.put(series.name(), new ProfileFit(series, slots, windows.horizon()).fit());
        }
        Moments features = new Moments(TickFeatures.SIZE);
        Moments answers = new Moments(1);
        for (TickerSeries series : data.tickers()) {
            TickProfile profile = profiles.getOrDefault(series.name(), mean(profiles));
            for (TickWindow window : windows.of(series, Part.TRAIN)) {
                double[] values = TickFeatures.of(window, profile, windows.steps());
                // The last bar alone: each bar ends a window, and would count once for each that it is in.
                features.add(feature -> values[(windows.steps() - 1) * TickFeatures.SIZE + feature]);
                double answer = profile.logRoot(window.meanSquareAhead(windows.horizon()));
                answers.add(number -> answer);
            }
        }
        boolean volatility = target == TickTarget.VOLATILITY;
        return new TickSettings(
                target,
                windows.steps(),
                windows.horizon(),
                data.barSeconds(),
                profiles,
                scaler(features, TickFeatures.SIZE),
                volatility ? scaler(answers, 1) : new FeatureScaler(List.of(0.0), List.of(1.0)));
    }

    private static FeatureScaler scaler(Moments moments, int size) {
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double deviation = moments.deviation(i);
            means.add(moments.mean(i));
            // A feature that is constant, such as a volume that the data lacks, becomes 0.
            deviations.add(deviation > 1e-9 ? deviation : 1);
        }
        return new FeatureScaler(means, deviations);
    }

    private static TickProfile mean(Map<String, TickProfile> profiles) {
        return TickProfile.mean(List.copyOf(profiles.values()));
    }

    /** Returns how windows are cut. */
    public TickWindows windows() {
        return new TickWindows(steps, horizon);
    }

    /** Returns features of a bar. */
    public int inputSize() {
        return scaler.means().size();
    }

    /** Returns the profile of a ticker; the mean of all for one that was not trained on. */
    public TickProfile profile(String ticker) {
        TickProfile own = profiles.get(ticker);
        return own == null ? mean(profiles) : own;
    }

    /** Returns what is asked about a window. */
    public TickQuestion question(TickWindow window, TickProfile profile) {
        return new TickQuestion(window, profile, scaledFeatures(TickFeatures.of(window, profile, steps)), steps);
    }

    /** Returns the features of bars, {@code [timeSteps, features]}, as the network sees them. */
    public float[] scaledFeatures(double[] values) {
        float[] input = new float[values.length];
        for (int i = 0; i < input.length; i++) {
            float scaled = scaler.scale(i % TickFeatures.SIZE, values[i]);
            input[i] = Math.max(-LIMIT, Math.min(LIMIT, scaled));
        }
        return input;
    }

    /** Returns a question as the network's input. */
    public Steps.Features input(TickQuestion question) {
        return new Steps.Features(inputSize(), question.input());
    }

    /** Returns a forecast on the scale of the network's answers. */
    public double scaled(double forecast) {
        return (forecast - answers.means().get(0)) / answers.deviations().get(0);
    }

    /** Returns an answer of the network as a forecast. */
    public double unscaled(double answer) {
        return answers.means().get(0) + answer * answers.deviations().get(0);
    }
}
