package io.github.rnn4j.monitoring.listener;

import io.github.rnn4j.api.train.TrainingEvent;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Knows which steps are told, and how many examples a second there were since the last one told. */
final class StepPace {
    /** Figures that stay the same are told all the same once in so many steps. */
    private static final int MOST_STEPS = 20;

    /** So many are told whatever the time, for verdicts are to come early and short trainings to be seen ... */
    static final int FIRST_TOLD = 100;

    /** ... and later ones no more often than this: nobody could see more, and a step may take less than the telling. */
    static final long LEAST_NANOS = 200_000_000;

    private static final double NANOS = 1e9;
    private static final int UNKNOWN = -1;

    private final LongSupplier nanoTime;
    private long since;
    private long toldAt;
    private int count;
    private int examples;
    private TrainingEvent.@Nullable Stepped told;

    StepPace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** Begins an epoch: what was not training does not count. */
    void restart() {
        since = nanoTime.getAsLong();
        examples = 0;
    }

    /** Goes on in the middle of an epoch, of which nobody says how many examples were read. */
    void goOn() {
        examples = UNKNOWN;
    }

    /** Returns whether to tell a step: its figures were read after those that were told last, and those are not too recent. */
    boolean isDue(TrainingEvent.Stepped step) {
        TrainingEvent.Stepped last = told;
        if (count >= FIRST_TOLD && nanoTime.getAsLong() - toldAt < LEAST_NANOS) {
            return false;
        }
        return last == null
                || Double.compare(step.loss(), last.loss()) != 0
                || Double.compare(step.gradientNorm(), last.gradientNorm()) != 0
                || step.skipped() != last.skipped()
                || step.step() - last.step() >= MOST_STEPS;
    }

    /** Returns the pace up to a step that is told; NaN where it is not known. */
    double examplesPerSecond(TrainingEvent.Stepped step) {
        long now = nanoTime.getAsLong();
        boolean known = now > since && examples != UNKNOWN;
        double pace = !known ? Double.NaN : NANOS * (step.examples() - examples) / (now - since);
        since = now;
        toldAt = now;
        count++;
        examples = step.examples();
        told = step;
        return pace;
    }
}
