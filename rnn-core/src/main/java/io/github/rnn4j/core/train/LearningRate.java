package io.github.rnn4j.core.train;

import io.github.rnn4j.api.spec.ScheduleSpec;
import io.github.rnn4j.core.checkpoint.TrainingCheckpoint;

/** The learning rate of each step, by a schedule. Not safe for use by several threads. */
final class LearningRate {
    private final ScheduleSpec schedule;
    private final double rate;
    private final long totalSteps;
    private final int stepsPerEpoch;
    private double bestScore = Double.NaN;
    private int epochsWithoutProgress;
    private double plateauFactor = 1;

    /**
     * Starts before the first step.
     *
     * @param rate the optimiser's own
     * @param maxEpochs epochs at the most
     */
    LearningRate(ScheduleSpec schedule, double rate, int stepsPerEpoch, int maxEpochs) {
        this.schedule = schedule;
        this.rate = rate;
        this.stepsPerEpoch = stepsPerEpoch;
        this.totalSteps = (long) stepsPerEpoch * maxEpochs;
    }

    /**
     * Returns the rate of a step.
     *
     * @param step number of the step, from 1
     */
    double at(long step) {
        int warmUp = schedule.warmUpSteps();
        double share = step < warmUp ? (double) step / warmUp : 1;
        return rate * share * factor(step);
    }

    private double factor(long step) {
        if (schedule instanceof ScheduleSpec.Cosine cosine) {
            long from = Math.min(cosine.warmUpSteps(), totalSteps);
            double done = Math.max(0, step - 1 - from) / (double) Math.max(1, totalSteps - from);
            double wave = (1 + StrictMath.cos(StrictMath.PI * Math.min(1, done))) / 2;
            return cosine.finalShare() + (1 - cosine.finalShare()) * wave;
        }
        if (schedule instanceof ScheduleSpec.StepDecay decay) {
            long epochs = (step - 1) / stepsPerEpoch;
            long times = epochs / decay.everyEpochs();
            return StrictMath.pow(decay.factor(), (double) times);
        }
        return plateauFactor;
    }

    /** Goes on where another was. */
    void restore(TrainingCheckpoint.Figures figures) {
        bestScore = figures.plateauScore();
        epochsWithoutProgress = figures.epochsWithoutProgress();
        plateauFactor = figures.plateauFactor();
    }

    /** Returns the best score it has seen; NaN where its schedule looks at none. */
    double bestScore() {
        return bestScore;
    }

    /** Returns the epochs since then. */
    int epochsWithoutProgress() {
        return epochsWithoutProgress;
    }

    /** Returns what scores have made of the rate. */
    double plateauFactor() {
        return plateauFactor;
    }

    /** Takes note of the validation score after an epoch. */
    void epochScored(double score) {
        if (!(schedule instanceof ScheduleSpec.Plateau plateau)) {
            return;
        }
        if (score > bestScore || Double.isNaN(bestScore)) {
            bestScore = score;
            epochsWithoutProgress = 0;
            return;
        }
        epochsWithoutProgress++;
        if (epochsWithoutProgress >= plateau.patience()) {
            plateauFactor *= plateau.factor();
            epochsWithoutProgress = 0;
        }
    }
}
