package io.github.rnn4j.core.train;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.NonFinitePolicy;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.core.checkpoint.TrainingCheckpoint;

/** Looks at what was read back from the device, and ends training or tells of what was left out. Used by one thread. */
final class FiniteCheck {
    private static final int MOST_IN_A_ROW = 100;

    private final NonFinitePolicy policy;
    private final TrainingListener listener;
    private final StepRunner steps;
    private long lastStep;
    private long lastUpdates;
    private long inARow;
    private long skippedInEpoch;

    FiniteCheck(NonFinitePolicy policy, TrainingListener listener, StepRunner steps) {
        this.policy = policy;
        this.listener = listener;
        this.steps = steps;
    }

    /**
     * Goes on where another was.
     *
     * @param step steps so far
     * @param updates those of them that were not left out
     */
    void restore(TrainingCheckpoint.Figures figures, long step, long updates) {
        lastStep = step;
        lastUpdates = updates;
        inARow = figures.skippedInARow();
        skippedInEpoch = figures.skippedInEpoch();
    }

    /** Returns how many steps were left out one after the other, as far as they were read. */
    long skippedInARow() {
        return inARow;
    }

    /** Begins an epoch. */
    void startEpoch() {
        skippedInEpoch = 0;
    }

    /** Returns how many steps of the epoch were left out, as far as they were read. */
    long skippedInEpoch() {
        return skippedInEpoch;
    }

    /**
     * Checks the steps since the last call.
     *
     * @param step steps so far
     * @throws RnnException with code {@code NON_FINITE} that names parameters and steps, if the policy says so
     */
    void check(StepRunner.Reading reading, int epoch, long step) {
        long taken = step - lastStep;
        long skipped = taken - (reading.updates() - lastUpdates);
        skippedInEpoch += skipped;
        if (skipped > 0) {
            handle(epoch, step, skipped, reading.lossScale() > 1);
        }
        inARow = skipped == taken ? inARow + taken : 0;
        lastStep = step;
        lastUpdates = reading.updates();
        if (inARow >= MOST_IN_A_ROW) {
            throw failure("no step for " + inARow + " in a row", epoch, step);
        }
    }

    /**
     * @param scaled whether the loss scale can still shrink: steps that are left out are how it finds its size
     */
    private void handle(int epoch, long step, long skipped, boolean scaled) {
        String where = steps.nonFiniteGradient().orElse("the loss");
        if (policy == NonFinitePolicy.STOP && !scaled) {
            throw failure("a gradient of " + where + " that is not", epoch, step);
        }
        listener.on(new TrainingEvent.Skipped(epoch, lastStep + 1, step, skipped, where));
    }

    private RnnException failure(String what, int epoch, long step) {
        return new RnnException(
                ErrorCode.NON_FINITE,
                "training: expected finite numbers but got " + what + " (epoch " + epoch + ", between steps "
                        + (lastStep + 1) + " and " + step
                        + "). Lower the learning rate or the clip norm, and look for odd values in the data.");
    }
}
