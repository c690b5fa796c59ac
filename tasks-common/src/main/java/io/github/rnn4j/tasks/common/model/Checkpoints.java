package io.github.rnn4j.tasks.common.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import io.github.rnn4j.core.checkpoint.TrainingCheckpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Checkpoints of a training on a task: one file for each network, beside the model's, until the model is written.
 *
 * @param everySteps steps from one to the next, at least 1
 * @param resume whether to go on from those that are there
 */
@Experimental
public record Checkpoints(int everySteps, boolean resume) {
    /** Steps from one to the next unless others are asked for. */
    public static final int EVERY_STEPS = 500;

    /**
     * Returns whether a training that ended early left something to go on from.
     *
     * @param model the file that its model goes to
     * @param network the first that is trained
     */
    public boolean areLeft(Path model, String network) {
        return Files.exists(of(model, network).file());
    }

    /** Returns the policy of one network. */
    public CheckpointPolicy of(Path model, String network) {
        String name = model.getFileName() + "." + network + ".checkpoint";
        return new CheckpointPolicy(model.resolveSibling(name), everySteps, resume);
    }

    /**
     * Finds out beforehand whether the checkpoints can be written, and whether those that are there can be gone on from.
     *
     * @param networks all that are trained
     * @throws io.github.rnn4j.api.error.RnnException if not
     */
    public void check(Path model, List<String> networks) {
        networks.forEach(network -> TrainingCheckpoint.check(of(model, network)));
    }

    /** Deletes what is left of them, once the model is written. */
    public void delete(Path model, List<String> networks) {
        networks.forEach(network -> AtomicFile.deleteIfExists(of(model, network).file()));
    }
}
