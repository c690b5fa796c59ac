package io.github.rnn4j.core.train;

import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.checkpoint.TrainingCheckpoint;
import io.github.rnn4j.core.checkpoint.TrainingIdentity;
import io.github.rnn4j.core.layer.Engine;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The checkpoints of one training; none at all where the run asks for none. Used by one thread. */
final class Checkpoints {
    private final TrainingRun run;
    private final Engine engine;
    private final @Nullable Wanted wanted;

    /**
     * Looks at the run's policy.
     *
     * @throws io.github.rnn4j.api.error.RnnException if the file is there and must not be, or cannot be written
     */
    Checkpoints(TrainingRun run, Engine engine) {
        this.run = run;
        this.engine = engine;
        CheckpointPolicy policy = run.checkpoints();
        if (policy == null) {
            this.wanted = null;
        } else {
            TrainingCheckpoint.check(policy);
            this.wanted =
                    new Wanted(policy, TrainingIdentity.of(run, engine.backend().name()));
        }
    }

    /** Returns where to go on. */
    Optional<TrainingCheckpoint> start() {
        return wanted == null
                ? Optional.empty()
                : TrainingCheckpoint.read(wanted.policy, wanted.identity, engine.cells());
    }

    /** Returns whether there is to be one after a step. */
    boolean isDue(long step) {
        return wanted != null && step % wanted.policy.everySteps() == 0;
    }

    /** Returns whether there is to be one where training ends. */
    boolean isWanted() {
        return wanted != null;
    }

    /** Writes one. */
    void write(Function<TrainingIdentity, TrainingCheckpoint> state) {
        if (wanted != null) {
            TrainingCheckpoint checkpoint = state.apply(wanted.identity);
            checkpoint.write(wanted.policy.file(), engine.cells());
            run.listener()
                    .on(new TrainingEvent.CheckpointWritten(
                            checkpoint.position().step()));
        }
    }

    /** Where they go, and which training they are of. */
    private record Wanted(CheckpointPolicy policy, TrainingIdentity identity) {}
}
