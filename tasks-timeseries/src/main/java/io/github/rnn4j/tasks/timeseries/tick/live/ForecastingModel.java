package io.github.rnn4j.tasks.timeseries.tick.live;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.checkpoint.ModelDigest;
import io.github.rnn4j.core.live.KeyedModel;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.timeseries.drift.LastSteps;
import io.github.rnn4j.tasks.timeseries.live.SharedEnsemble;
import io.github.rnn4j.tasks.timeseries.tick.data.Bar;
import io.github.rnn4j.tasks.timeseries.tick.data.Session;
import io.github.rnn4j.tasks.timeseries.tick.data.TickBar;
import io.github.rnn4j.tasks.timeseries.tick.data.TickTrade;
import io.github.rnn4j.tasks.timeseries.tick.model.TickFeatures;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickProfile;
import io.github.rnn4j.tasks.timeseries.tick.model.TickQuestion;
import io.github.rnn4j.tasks.timeseries.tick.model.TickSettings;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model for ticks that is handed what it remembers of a ticker with each of its bars or trades. It does what reading a whole table and
 * cutting it into windows do, one bar at a time, with the same numbers in the same order.
 */
final class ForecastingModel implements KeyedModel<TickerState, Tick, List<ClosedBar>> {
    /** By how much two bars may be nearer to each other than they are long, in seconds, as in {@link Bar#follows}. */
    private static final double TOLERANCE = 0.5;

    private final TickModel model;
    private final TickSettings settings;
    private final Session session;
    private final TickProfile unknown;
    private final String digest;
    private final SharedEnsemble network;

    ForecastingModel(Backend backend, TickModel model) {
        this.model = model;
        this.settings = model.settings();
        this.session = Session.parse(model.selection().session());
        this.unknown = TickProfile.mean(List.copyOf(settings.profiles().values()));
        SavedNetwork saved = model.network().network();
        this.digest = ModelDigest.of(saved.network(), saved.parameters(), settings.toString() + session);
        this.network = new SharedEnsemble(backend, List.of(saved));
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public TickerState begin() {
        return new TickerState(settings);
    }

    @Override
    public List<ClosedBar> step(TickerState ticker, Tick tick) {
        TickProfile profile = settings.profiles().getOrDefault(tick.ticker(), unknown);
        TickBar bar = tick.bar();
        TickTrade trade = tick.trade();
        if (bar != null) {
            return bar(ticker, bar, profile);
        }
        if (trade != null) {
            return trade(ticker, trade, profile);
        }
        ticker.broken = true;
        return List.of();
    }

    private List<ClosedBar> bar(TickerState ticker, TickBar bar, TickProfile profile) {
        double passed = bar.seconds() - ticker.lastSeconds;
        if (passed <= 0) {
            throw notAfter("bar", passed);
        }
        Optional<Session.Place> place = session.place(bar.local());
        if (place.isPresent()) {
            Bar next = bar.placed(place.get());
            checkLength(ticker.last(), next);
            ticker.lastSeconds = bar.seconds();
            return List.of(take(ticker, next, profile));
        }
        ticker.lastSeconds = bar.seconds();
        return List.of();
    }

    private List<ClosedBar> trade(TickerState ticker, TickTrade trade, TickProfile profile) {
        double passed = trade.seconds() - ticker.lastSeconds;
        if (passed < 0) {
            throw notAfter("trade", passed);
        }
        ticker.lastSeconds = trade.seconds();
        Optional<Session.Place> place = session.place(trade.local());
        return place.stream()
                .flatMap(at -> ticker.trades.add(trade.seconds(), at, trade.price(), trade.amount(), null, 0).stream())
                .map(over -> take(ticker, over, profile))
                .toList();
    }

    private static RnnException notAfter(String subject, double passed) {
        return new RnnException(
                ErrorCode.INVALID_DATA,
                subject + ": expected a time after that of the ticker's row before but got "
                        + (passed == 0 ? "the same" : "one " + -passed + " s before it")
                        + ". Give the rows of a ticker in the order of time.");
    }

    private void checkLength(@Nullable Bar before, Bar bar) {
        if (before != null
                && before.day() == bar.day()
                && bar.time() - before.time() < settings.barSeconds() - TOLERANCE) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    "bar: expected bars of " + settings.barSeconds() + " s, as in the training, but got one "
                            + (bar.time() - before.time()) + " s after the one before it. Give bars of that length.");
        }
    }

    private ClosedBar take(TickerState ticker, Bar bar, TickProfile profile) {
        ticker.take(bar, settings, profile);
        if (!ticker.window.isFull()) {
            return new ClosedBar(bar.time(), null);
        }
        TickQuestion question = new TickQuestion(ticker, profile, ticker.window.window(), settings.steps());
        float output = network.logits(settings.input(question))[0];
        double forecast = model.network().forecast(output, settings, model.anchor(), question);
        return new ClosedBar(
                bar.time(),
                new TickAnswer(
                        settings.target(),
                        forecast,
                        model.network().varianceFactor(),
                        LastSteps.of(question.input(), TickFeatures.SIZE, TickFeatures.OF_THE_BAR.size())));
    }

    @Override
    public int floats() {
        return settings.steps() * settings.inputSize();
    }

    @Override
    public int doubles() {
        return TickerState.doubles(settings);
    }

    @Override
    public void save(TickerState state, FloatBuffer floats, DoubleBuffer doubles) {
        state.save(floats, doubles);
    }

    @Override
    public TickerState load(FloatBuffer floats, DoubleBuffer doubles) {
        TickerState state = begin();
        state.load(floats, doubles);
        return state;
    }

    @Override
    public void close() {
        network.close();
    }
}
