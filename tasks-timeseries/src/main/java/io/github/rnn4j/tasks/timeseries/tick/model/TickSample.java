package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.tick.data.Bar;
import io.github.rnn4j.tasks.timeseries.tick.data.TickData;
import io.github.rnn4j.tasks.timeseries.tick.data.TickerSeries;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Windows of one part with their answers, ticker by ticker in the order of time. Immutable, by agreement: arrays are not copied.
 *
 * @param windows the windows
 * @param questions one for each window
 * @param answers of volatility the logarithm of the root mean square of the returns to come; of direction 1 for up and 0 for down
 * @param times seconds at which the last bar of each window begins, the same for all tickers
 * @param days on which the session of each began
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record TickSample(
        List<TickWindow> windows, List<TickQuestion> questions, double[] answers, double[] times, long[] days) {
    public TickSample {
        windows = List.copyOf(windows);
        questions = List.copyOf(questions);
    }

    /** Takes the windows of a part that have an answer. */
    public static TickSample of(TickData data, TickSettings settings, Part part) {
        List<TickWindow> windows = new ArrayList<>();
        List<TickQuestion> questions = new ArrayList<>();
        for (TickerSeries series : data.tickers()) {
            TickProfile profile = settings.profile(series.name());
            for (TickWindow window : settings.windows().of(series, part)) {
                if (settings.target() == TickTarget.VOLATILITY || window.nextReturn() != 0) {
                    windows.add(window);
                    questions.add(settings.question(window, profile));
                }
            }
        }
        double[] answers = new double[windows.size()];
        Arrays.setAll(answers, i -> answer(windows.get(i), questions.get(i).profile(), settings));
        List<Bar> bars = windows.stream()
                .map(window -> window.series().bar(window.end()))
                .toList();
        return new TickSample(
                windows,
                questions,
                answers,
                bars.stream().mapToDouble(Bar::time).toArray(),
                bars.stream().mapToLong(Bar::day).toArray());
    }

    private static double answer(TickWindow window, TickProfile profile, TickSettings settings) {
        if (settings.target() == TickTarget.DIRECTION) {
            return window.nextReturn() > 0 ? 1 : 0;
        }
        return profile.logRoot(window.meanSquareAhead(settings.horizon()));
    }

    /** Returns how many windows there are. */
    public int size() {
        return answers.length;
    }

    /** Returns what a baseline expects for each window. */
    public double[] forecasts(TickForecaster forecaster) {
        return questions.stream().mapToDouble(forecaster::forecast).toArray();
    }
}
