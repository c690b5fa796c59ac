package io.github.rnn4j.tasks.timeseries.tick.live;

import io.github.rnn4j.core.live.WindowBuffer;
import io.github.rnn4j.tasks.timeseries.tick.data.Bar;
import io.github.rnn4j.tasks.timeseries.tick.data.BarMeasures;
import io.github.rnn4j.tasks.timeseries.tick.data.TradeBars;
import io.github.rnn4j.tasks.timeseries.tick.model.TickFeatures;
import io.github.rnn4j.tasks.timeseries.tick.model.TickProfile;
import io.github.rnn4j.tasks.timeseries.tick.model.TickSettings;
import io.github.rnn4j.tasks.timeseries.tick.window.RecentBars;
import io.github.rnn4j.tasks.timeseries.tick.window.StretchSums;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one ticker: the bars of a window, and sums of the bars without a break before it. Nothing grows with the session.
 * Not thread-safe.
 */
final class TickerState implements RecentBars {
    private static final Bar NO_BAR = new Bar(0, 0, 0, 1, 1, 1, 1, 0, null, true, 0);

    /** What the network sees of the last bars. */
    final WindowBuffer window;

    /** The bar that is being made of trades. */
    final TradeBars trades;

    /** Time of the last row, in seconds; NaN before the first. */
    double lastSeconds = Double.NaN;

    /** Whether something before the next bar is missing. */
    boolean broken;

    /** Measures of the last bars, the last one first, as numbers: records would take half as much again. */
    private final double[] recent;

    private @Nullable Bar last;
    private StretchSums sums = new StretchSums();
    private TickFeatures features = new TickFeatures();

    TickerState(TickSettings settings) {
        this.window = new WindowBuffer(settings.steps(), settings.inputSize());
        this.trades = new TradeBars(settings.barSeconds());
        this.recent = new double[settings.steps() * BarMeasures.SAVED];
    }

    /** Takes the next bar. */
    void take(Bar bar, TickSettings settings, TickProfile profile) {
        Bar before = last;
        boolean follows = before != null && !broken && bar.follows(before, settings.barSeconds());
        if (!follows) {
            window.clear();
            sums = new StretchSums();
            features = new TickFeatures();
        }
        broken = false;
        last = bar;
        BarMeasures measures = BarMeasures.of(bar, follows ? before : null, settings.barSeconds());
        System.arraycopy(recent, 0, recent, BarMeasures.SAVED, recent.length - BarMeasures.SAVED);
        measures.save(DoubleBuffer.wrap(recent));
        sums.add(measures);
        features.add(measures, profile);
        double[] values = new double[TickFeatures.SIZE];
        features.write(measures, profile, values, 0);
        window.add(settings.scaledFeatures(values));
    }

    /** Returns the last bar; null before the first. */
    @Nullable
    Bar last() {
        return last;
    }

    @Override
    public BarMeasures measures(int back) {
        return BarMeasures.load(DoubleBuffer.wrap(recent, back * BarMeasures.SAVED, BarMeasures.SAVED));
    }

    @Override
    public StretchSums stretch() {
        return sums;
    }

    static int doubles(TickSettings settings) {
        return WindowBuffer.DOUBLES
                + TradeBars.SAVED
                + 3
                + settings.steps() * BarMeasures.SAVED
                + Bar.SAVED
                + StretchSums.SAVED
                + TickFeatures.SAVED;
    }

    void save(FloatBuffer floats, DoubleBuffer doubles) {
        window.save(floats, doubles);
        trades.save(doubles);
        doubles.put(lastSeconds).put(broken ? 1 : 0).put(last == null ? 0 : 1);
        doubles.put(recent);
        (last == null ? NO_BAR : last).save(doubles);
        sums.save(doubles);
        features.save(doubles);
    }

    void load(FloatBuffer floats, DoubleBuffer doubles) {
        window.load(floats, doubles);
        trades.load(doubles);
        lastSeconds = doubles.get();
        broken = doubles.get() != 0;
        boolean any = doubles.get() != 0;
        doubles.get(recent);
        Bar bar = Bar.load(doubles);
        last = any ? bar : null;
        sums = StretchSums.load(doubles);
        features = TickFeatures.load(doubles);
    }
}
