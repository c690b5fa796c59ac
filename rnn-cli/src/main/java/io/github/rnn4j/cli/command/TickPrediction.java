package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.cli.output.TickAnswerWriter;
import io.github.rnn4j.tasks.timeseries.tick.data.StreamedTick;
import io.github.rnn4j.tasks.timeseries.tick.data.TickBar;
import io.github.rnn4j.tasks.timeseries.tick.data.TickStream;
import io.github.rnn4j.tasks.timeseries.tick.data.TickTrade;
import io.github.rnn4j.tasks.timeseries.tick.live.ClosedBar;
import io.github.rnn4j.tasks.timeseries.tick.live.TickAnswer;
import io.github.rnn4j.tasks.timeseries.tick.live.TickMonitor;
import java.util.List;
import java.util.Optional;

/** Answers for bars or trades of tickers as they come in. Confined to one thread. */
final class TickPrediction {
    private final TickMonitor monitor;
    private final TickAnswerWriter answers;
    private final RowGate gate;
    private final ServingWatch watch;

    TickPrediction(TickMonitor monitor, TickAnswerWriter answers, RowGate gate, ServingWatch watch) {
        this.monitor = monitor;
        this.answers = answers;
        this.gate = gate;
        this.watch = watch;
    }

    /**
     * Answers row by row until there are no more.
     *
     * @return false if nobody reads the answers any more
     */
    boolean run(TickStream ticks) {
        return gate.passAll(ticks::next, tick -> answer(ticks, tick));
    }

    private boolean answer(TickStream ticks, StreamedTick tick) {
        TickBar bar = tick.bar();
        TickTrade trade = tick.trade();
        try {
            if (bar != null) {
                return bar(tick, bar);
            }
            if (trade != null) {
                return trade(ticks, tick, trade);
            }
            monitor.missing(tick.ticker());
            watch.refused();
            return true;
        } catch (RnnException e) {
            return BadRow.refused(
                    e,
                    ticks.skipsBadRows(),
                    () -> monitor.missing(tick.ticker()),
                    ticks.name(),
                    "line " + tick.line() + ", column '" + ticks.timeColumn() + "', ticker '" + tick.ticker() + "'");
        }
    }

    /** Every bar is followed; those that are not wanted get no line. */
    private boolean bar(StreamedTick tick, TickBar bar) {
        long start = System.nanoTime();
        Optional<TickAnswer> answer = monitor.step(tick.ticker(), bar);
        answer.ifPresent(given -> heard(given, System.nanoTime() - start));
        return !tick.wanted() || answers.write(tick.ticker(), tick.line(), tick.time(), answer.orElse(null));
    }

    /** As in a training, trades that are not wanted are in no bar. */
    private boolean trade(TickStream ticks, StreamedTick tick, TickTrade trade) {
        if (!tick.wanted()) {
            return true;
        }
        long start = System.nanoTime();
        List<ClosedBar> over = monitor.step(tick.ticker(), trade);
        long nanos = System.nanoTime() - start;
        for (ClosedBar closed : over) {
            TickAnswer answer = closed.answer();
            if (answer != null) {
                // Those that are over with one trade were answered together.
                heard(answer, nanos / over.size());
            }
            if (!answers.write(tick.ticker(), tick.line(), ticks.time(closed.seconds()), closed.answer())) {
                return false;
            }
        }
        return true;
    }

    private void heard(TickAnswer answer, long nanos) {
        watch.answered(answer.inputs(), answer.forecast(), nanos);
    }
}
