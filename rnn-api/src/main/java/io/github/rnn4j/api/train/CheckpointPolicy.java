package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import java.nio.file.Path;

/**
 * Where and how often a training writes down all that it needs to go on: parameters, moments, scores, and how far it came. The
 * file is replaced as a whole, so that there is a sound one at every moment. A training that goes on from it ends with the same
 * bits as one that was never interrupted, on a backend with {@link io.github.rnn4j.api.backend.Feature#DETERMINISTIC}.
 *
 * @param file the file
 * @param everySteps steps from one checkpoint to the next, at least 1; there is one more where training ends
 * @param resume whether to go on from the file, if there is one; else there must be none
 */
@Experimental
public record CheckpointPolicy(Path file, int everySteps, boolean resume) {
    public CheckpointPolicy {
        if (everySteps < 1) {
            throw new InvalidSpecException("checkpoint.everySteps: expected >= 1 but got " + everySteps);
        }
    }
}
