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
    private final @Nullable CheckpointPolicy policy;
    private final TrainingIdentity identity;

    /**
     * Looks at the run's policy.
     *
     * @throws io.github.rnn4j.api.error.RnnException if the file is there and must not be, or cannot be written
     */
    Checkpoints(TrainingRun run, Engine engine) {
        this.run = run;
        this.engine = engine;
        this.policy = run.checkpoints();
        this.identity = TrainingIdentity.of(run, engine.backend().name());
        if (policy != null) {
            TrainingCheckpoint.check(policy);
        }
    }

    /** Returns where to go on. */
    Optional<TrainingCheckpoint> start() {
        return policy == null ? Optional.empty() : TrainingCheckpoint.read(policy, identity, engine.cells());
    }

    /** Returns whether there is to be one after a step. */
    boolean isDue(long step) {
        return policy != null && step % policy.everySteps() == 0;
    }

    /** Returns whether there is to be one where training ends. */
    boolean isWanted() {
        return policy != null;
    }

    /** Writes one. */
    void write(Function<TrainingIdentity, TrainingCheckpoint> state) {
        if (policy != null) {
            TrainingCheckpoint checkpoint = state.apply(identity);
            checkpoint.write(policy.file(), engine.cells());
            run.listener()
                    .on(new TrainingEvent.CheckpointWritten(
                            checkpoint.position().step()));
        }
    }
}
