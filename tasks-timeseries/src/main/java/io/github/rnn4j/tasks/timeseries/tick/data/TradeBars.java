package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.tasks.common.data.Part;
import org.jspecify.annotations.Nullable;

/**
 * Makes bars of trades: each is of the bar that the clock puts it into, counted from the start of its session. A bar without a trade,
 * between two with one in a session, repeats the close before it and has no volume. Not thread-safe.
 */
final class TradeBars {
    private final BarList bars;
    private final int seconds;
    private @Nullable Bar current;
    private long slot;

    TradeBars(BarList bars, int seconds) {
        this.bars = bars;
        this.seconds = seconds;
    }

    void add(double time, Session.Place place, double price, double amount, @Nullable Part part, long line) {
        long own = (long) (place.second() / seconds);
        double begin = time - (place.second() - (double) own * seconds);
        Bar before = current;
        if (before != null && before.day() == place.day() && own == slot) {
            current = new Bar(
                    before.time(),
                    before.day(),
                    before.second(),
                    before.open(),
                    Math.max(before.high(), price),
                    Math.min(before.low(), price),
                    price,
                    before.volume() + amount,
                    before.part() == part ? part : null,
                    true,
                    before.line());
            return;
        }
        end();
        if (before != null && before.day() == place.day()) {
            fill(before, own);
        }
        slot = own;
        current = new Bar(
                begin, place.day(), (double) own * seconds, price, price, price, price, amount, part, true, line);
    }

    private void fill(Bar before, long until) {
        double close = before.close();
        for (long empty = slot + 1; empty < until; empty++) {
            double passed = (double) (empty - slot) * seconds;
            bars.add(new Bar(
                    before.time() + passed,
                    before.day(),
                    before.second() + passed,
                    close,
                    close,
                    close,
                    close,
                    0,
                    before.part(),
                    true,
                    before.line()));
        }
    }

    /** Closes the bar that is being made, if there is one. */
    void end() {
        if (current != null) {
            bars.add(current);
            current = null;
        }
    }
}
