package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one network of a run.
 *
 * @param name such as {@code recurrent-2}; empty for a model at work
 * @param started its size; null if that was not heard of
 * @param last figures of the last step that was told; null for none
 * @param epochs in order
 * @param finished how it ended; null if it did not
 * @param verdicts those that hold
 */
@Experimental
public record NetworkSummary(
        String name,
        RunEvent.@Nullable Started started,
        RunEvent.@Nullable Stepped last,
        List<RunEvent.EpochFinished> epochs,
        RunEvent.@Nullable Finished finished,
        List<Verdict> verdicts) {
    public NetworkSummary {
        epochs = List.copyOf(epochs);
        verdicts = List.copyOf(verdicts);
    }

    /** Returns the best epoch so far, by the validation score. */
    public Optional<RunEvent.EpochFinished> best() {
        return epochs.stream().filter(RunEvent.EpochFinished::best).reduce((earlier, later) -> later);
    }
}
