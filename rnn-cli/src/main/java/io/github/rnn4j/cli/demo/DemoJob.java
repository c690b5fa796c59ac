package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.cli.output.Progress;
import java.util.Optional;

/** One task of the demo, whose data was looked for. Used once. */
@Internal
public interface DemoJob {
    /** Returns why there are no data; empty if the job can run. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /**
     * Trains, scores and shows it all; without data it says so.
     *
     * @param engine stays the caller's
     * @param seed what every random choice follows from
     * @param most how much of the training is shown at the most
     */
    DemoResult run(Backend engine, long seed, Progress.Detail most);
}
