package io.github.rnn4j.tasks.timeseries.tick.live;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.tasks.timeseries.live.KeyedMonitor;
import io.github.rnn4j.tasks.timeseries.tick.data.TickBar;
import io.github.rnn4j.tasks.timeseries.tick.data.TickTrade;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Follows many tickers with one model while their bars or trades come in. At the close of each bar it says what {@code ./rnn eval} would
 * say of the window that ends with it: on the backend {@code cpu} the forecasts are the same bits. Thread-safe, as a {@link KeyedMonitor}
 * is, whose keys are the tickers. A ticker gets bars or trades, not both.
 *
 * <p>A ticker has no answer until the first window of its session is full. A night, a missing bar or a row that is said to be missing
 * begins a new window; bars at other hours than those of the session are left out. A ticker that was not trained on has the mean profile
 * of those that were.
 *
 * <p>Memory for a ticker: {@link #bytesPerKey()}, that is 64 bytes for each bar of a window, and some 600.
 */
@Experimental
public final class TickMonitor extends KeyedMonitor<Tick, List<ClosedBar>> {
    /**
     * Puts a model to work; no ticker is known yet.
     *
     * @param backend stays the caller's
     * @param clock by which tickers are idle
     */
    public TickMonitor(Backend backend, TickModel model, KeyLimits limits, InstantSource clock) {
        super(new ForecastingModel(backend, model), limits, clock);
    }

    /**
     * Reads a model and puts it to work with the usual limits and the system's clock.
     *
     * @param backend stays the caller's
     * @throws io.github.rnn4j.api.error.InvalidModelException if the file is no model for ticks; the message names it
     */
    public static TickMonitor load(Backend backend, Path model) {
        return new TickMonitor(backend, TickModel.load(model), KeyLimits.DEFAULT, InstantSource.system());
    }

    /**
     * Takes the next bar of a ticker, once it is over.
     *
     * @return what the model expects at its close; empty if the window is not full yet or the bar lies outside of the session
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if it does not begin after the bar before it, or before
     *     that one is over
     */
    public Optional<TickAnswer> step(String ticker, TickBar bar) {
        return next(ticker, new Tick(ticker, bar, null)).stream()
                .flatMap(closed -> Optional.ofNullable(closed.answer()).stream())
                .findFirst();
    }

    /**
     * Takes the next trade of a ticker. A bar is over with the first trade after it.
     *
     * @return the bars that are over with it, those without a trade too; mostly none
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if it is before the one before it
     */
    public List<ClosedBar> step(String ticker, TickTrade trade) {
        return next(ticker, new Tick(ticker, null, trade));
    }

    /** Says that something of a ticker is missing: no window crosses it. */
    public void missing(String ticker) {
        next(ticker, new Tick(ticker, null, null));
    }
}
