package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * The bars of one ticker in the order of time, numbered from 0. A <em>stretch</em> is what lies in one session and one part without a bar
 * missing: nothing is computed across its ends. Immutable.
 */
@Experimental
public final class TickerSeries {
    private final String name;
    private final List<Bar> bars;
    private final int[] starts;
    private final BarMeasures[] measures;

    /**
     * @param broken for each bar, whether something before it was left out
     * @param barSeconds from one bar to the next
     */
    TickerSeries(String name, List<Bar> bars, boolean[] broken, int barSeconds) {
        this.name = name;
        this.bars = List.copyOf(bars);
        this.starts = new int[bars.size()];
        this.measures = new BarMeasures[bars.size()];
        for (int i = 0; i < starts.length; i++) {
            Bar bar = bars.get(i);
            boolean follows = i > 0 && !broken[i] && bar.follows(bars.get(i - 1), barSeconds);
            starts[i] = follows ? starts[i - 1] : i;
            measures[i] = BarMeasures.of(bar, follows ? bars.get(i - 1) : null, barSeconds);
        }
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    /** Returns how many bars there are. */
    public int size() {
        return bars.size();
    }

    /** Returns a bar. */
    public Bar bar(int index) {
        return bars.get(index);
    }

    /** Returns the first bar of the stretch that a bar is of. */
    public int start(int index) {
        return starts[index];
    }

    /** Returns what models look at of a bar. */
    public BarMeasures measures(int index) {
        return measures[index];
    }

    /** Returns the log return of a bar: from the close before it, at the start of a stretch from its own open. */
    public double logReturn(int index) {
        return measures[index].logReturn();
    }

    /** Returns the logarithm of a bar's high over its low. */
    public double logRange(int index) {
        return measures[index].logRange();
    }

    /** Returns which bar of its session a bar is, from 0, by the clock. */
    public int slot(int index) {
        return measures[index].slot();
    }

    /** Returns how many bars begin a stretch within a session, for one is missing before them or another part begins. */
    int gaps() {
        int gaps = 0;
        for (int i = 1; i < starts.length; i++) {
            boolean sameSession = bars.get(i).day() == bars.get(i - 1).day();
            gaps += starts[i] == i && sameSession ? 1 : 0;
        }
        return gaps;
    }
}
