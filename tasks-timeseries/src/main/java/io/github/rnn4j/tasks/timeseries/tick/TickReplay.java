package io.github.rnn4j.tasks.timeseries.tick;

import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.latency.TimedCall;
import io.github.rnn4j.tasks.timeseries.replay.Track;
import io.github.rnn4j.tasks.timeseries.replay.WindowReplay;
import io.github.rnn4j.tasks.timeseries.tick.data.Bar;
import io.github.rnn4j.tasks.timeseries.tick.data.Session;
import io.github.rnn4j.tasks.timeseries.tick.data.TickBar;
import io.github.rnn4j.tasks.timeseries.tick.data.TickData;
import io.github.rnn4j.tasks.timeseries.tick.data.TickerSeries;
import io.github.rnn4j.tasks.timeseries.tick.live.TickMonitor;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The tickers of a part as they are followed side by side. */
final class TickReplay {
    private static final int SECONDS_OF_DAY = 86_400;

    private TickReplay() {}

    /** Returns calls that a monitor answers; the part has a window. */
    static TimedCall of(TickData data, TickModel model, Part part, TickMonitor monitor) {
        Session session = Session.parse(model.selection().session());
        List<Track<TickBar>> tracks = new ArrayList<>();
        for (TickerSeries series : data.tickers()) {
            List<Integer> ends = model.settings().windows().of(series, part).stream()
                    .map(TickWindow::end)
                    .toList();
            if (!ends.isEmpty()) {
                tracks.add(new Track<>(
                        series.name(),
                        IntStream.range(0, series.size())
                                .mapToObj(bar -> comingIn(series.bar(bar), session))
                                .toList(),
                        ends,
                        series::start));
            }
        }
        return new WindowReplay<>(tracks, 0, new WindowReplay.Watcher<>() {
            @Override
            public Object step(String ticker, TickBar bar) {
                return monitor.step(ticker, bar);
            }

            @Override
            public void forget(String ticker) {
                monitor.forget(ticker);
            }
        });
    }

    private static TickBar comingIn(Bar bar, Session session) {
        double local = (double) bar.day() * SECONDS_OF_DAY + session.start() + bar.second();
        return new TickBar(bar.time(), local, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }
}
