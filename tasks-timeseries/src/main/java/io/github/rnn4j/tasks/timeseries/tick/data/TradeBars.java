package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.data.Part;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes bars of trades: each is of the bar that the clock puts it into, counted from the start of its session. A bar without a trade,
 * between two with one in a session, repeats the close before it and has no volume. Not thread-safe.
 */
@Experimental
public final class TradeBars {
    /** How many values the bar that is being made is written as. */
    public static final int SAVED = Bar.SAVED + 2;

    private static final Bar NONE = new Bar(0, 0, 0, 0, 0, 0, 0, 0, null, true, 0);

    private final int seconds;
    private @Nullable Bar current;
    private long slot;

    /**
     * Begins without a trade.
     *
     * @param seconds length of a bar
     */
    public TradeBars(int seconds) {
        this.seconds = seconds;
    }

    /**
     * Takes the next trade.
     *
     * @param time seconds on the clock of the trades
     * @param part which part it is of; null for none
     * @param line line of its file; 0 for none
     * @return the bars that are over with it, in the order of time
     */
    public List<Bar> add(
            double time, Session.Place place, double price, double amount, @Nullable Part part, long line) {
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
            return List.of();
        }
        List<Bar> over = new ArrayList<>();
        end().ifPresent(over::add);
        if (before != null && before.day() == place.day()) {
            fill(before, own, over);
        }
        slot = own;
        current = new Bar(
                begin, place.day(), (double) own * seconds, price, price, price, price, amount, part, true, line);
        return over;
    }

    private void fill(Bar before, long until, List<Bar> over) {
        double close = before.close();
        for (long empty = slot + 1; empty < until; empty++) {
            double passed = (double) (empty - slot) * seconds;
            over.add(new Bar(
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

    /** Closes the bar that is being made and returns it, if there is one. */
    public Optional<Bar> end() {
        Optional<Bar> over = Optional.ofNullable(current);
        current = null;
        return over;
    }

    /** Writes the bar that is being made, exactly: {@link #SAVED} values. */
    public void save(DoubleBuffer values) {
        values.put(current == null ? 0 : 1).put((double) slot);
        (current == null ? NONE : current).save(values);
    }

    /** Reads what {@link #save} wrote of bars of the same length. */
    public void load(DoubleBuffer values) {
        boolean present = values.get() != 0;
        slot = (long) values.get();
        Bar bar = Bar.load(values);
        current = present ? bar : null;
    }
}
