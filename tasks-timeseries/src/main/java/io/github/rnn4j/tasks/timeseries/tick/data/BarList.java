package io.github.rnn4j.tasks.timeseries.tick.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Bars as they are read, and before which of them something was left out. Not thread-safe. */
final class BarList {
    private final List<Bar> bars = new ArrayList<>();
    private final BitSet broken = new BitSet();
    private boolean brokenOff;

    void add(Bar bar) {
        broken.set(bars.size(), brokenOff);
        brokenOff = false;
        bars.add(bar);
    }

    /** Says that something between the last bar and the next one was left out. */
    void breakOff() {
        brokenOff = true;
    }

    int size() {
        return bars.size();
    }

    List<Bar> bars() {
        return bars;
    }

    boolean[] broken() {
        boolean[] flags = new boolean[bars.size()];
        broken.stream().forEach(index -> flags[index] = true);
        return flags;
    }
}
