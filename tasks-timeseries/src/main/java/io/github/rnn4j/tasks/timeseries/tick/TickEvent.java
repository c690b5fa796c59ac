package io.github.rnn4j.tasks.timeseries.tick;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.leak.Leak;
import java.nio.file.Path;
import java.util.List;

/** What a listener to a training on ticks hears of, in this order. */
@Experimental
public sealed interface TickEvent {
    /**
     * The data was read and can be learned from.
     *
     * @param tickers names
     * @param barSeconds from one bar to the next
     * @param trainWindows windows to learn from
     * @param validationWindows windows to choose by
     * @param gaps bars that begin a new stretch within a session
     * @param localTimes whether times have no zone
     * @param splitByTime whether the parts were told by time
     * @param outside rows outside of the session
     * @param skippedRows rows that were left out as bad
     */
    @Experimental
    record DataRead(
            List<String> tickers,
            int barSeconds,
            int trainWindows,
            int validationWindows,
            int gaps,
            boolean localTimes,
            boolean splitByTime,
            int outside,
            int skippedRows)
            implements TickEvent {
        public DataRead {
            tickers = List.copyOf(tickers);
        }
    }

    /**
     * The data was searched for what its parts share.
     *
     * @param leaks what was found; empty for nothing
     */
    @Experimental
    record LeaksFound(List<Leak> leaks) implements TickEvent {
        public LeaksFound {
            leaks = List.copyOf(leaks);
        }
    }

    /**
     * A baseline was fitted.
     *
     * @param validation its figures on the validation windows
     * @param seconds what it took
     */
    @Experimental
    record BaselineFitted(NamedMetrics validation, double seconds) implements TickEvent {}

    /**
     * Something happened in the training of a network.
     *
     * @param network {@code recurrent} or {@code both}
     * @param event what
     */
    @Experimental
    record Training(String network, TrainingEvent event) implements TickEvent {}

    /**
     * The model was written.
     *
     * @param file where
     */
    @Experimental
    record ModelWritten(Path file) implements TickEvent {}
}
