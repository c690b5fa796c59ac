package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;

/**
 * How a network is trained. Start with {@link #of} and change what should be otherwise.
 *
 * @param loss what is made small
 * @param optimizer how
 * @param schedule how the learning rate changes
 * @param clipNorm greatest global norm of the gradient, > 0; infinity for no clip
 * @param batchSize examples of one step, at least 1
 * @param maxEpochs passes over the training part at the most, at least 1
 * @param patience epochs without a better validation score before training stops, at least 1
 * @param truncatedSteps steps that a gradient goes back from a sequence's end (truncated backpropagation through time, Williams
 *     and Peng, Neural Computation 2(4), 1990): earlier ones only bring the state forward, as in inference; 0 for all
 * @param tokenDropout share of identifiers that each step of training replaces by 0, "nothing"; at least 0 and below 1, and
 *     without effect on features
 * @param teacherForcing how often a decoder reads the right symbol in place of its own; without effect on a network without one
 * @param nonFinite what to do where a loss or gradient is not finite
 * @param precision in which types training computes
 * @param embeddingUpdate which rows of the input's embedding a step changes; without effect on features
 * @param averageFrom epoch from which on it is the mean of the parameters at the ends of the epochs since that is validated and kept, in place of
 *     the last ones (stochastic weight averaging; Izmailov and others, UAI 2018); 0 for never
 * @param seed seed of initial values, shuffling and dropout
 */
@Experimental
public record TrainingSpec(
        LossSpec loss,
        OptimizerSpec optimizer,
        ScheduleSpec schedule,
        double clipNorm,
        int batchSize,
        int maxEpochs,
        int patience,
        int truncatedSteps,
        double tokenDropout,
        TeacherForcingSpec teacherForcing,
        NonFinitePolicy nonFinite,
        PrecisionSpec precision,
        EmbeddingUpdate embeddingUpdate,
        int averageFrom,
        long seed) {
    private static final int BATCH_SIZE = 32;
    private static final int MAX_EPOCHS = 30;
    private static final int PATIENCE = 6;

    public TrainingSpec {
        if (!(clipNorm > 0)) {
            throw new InvalidSpecException("training.clipNorm: expected > 0 but got " + clipNorm);
        }
        Checks.atLeast(1, batchSize, "training.batchSize");
        Checks.atLeast(1, maxEpochs, "training.maxEpochs");
        Checks.atLeast(1, patience, "training.patience");
        Checks.atLeast(0, truncatedSteps, "training.truncatedSteps");
        Checks.fraction(tokenDropout, "training.tokenDropout");
        Checks.atLeast(0, averageFrom, "training.averageFrom");
    }

    /**
     * Returns training at a constant rate without a clip, in batches of 32, for 30 epochs at the most and 6 without a better
     * score, with nothing dropped or averaged, every row of an embedding changed and seed 1.
     */
    public static TrainingSpec of(LossSpec loss, OptimizerSpec optimizer) {
        return new TrainingSpec(
                loss,
                optimizer,
                ScheduleSpec.CONSTANT,
                Double.POSITIVE_INFINITY,
                BATCH_SIZE,
                MAX_EPOCHS,
                PATIENCE,
                0,
                0,
                TeacherForcingSpec.ALWAYS,
                NonFinitePolicy.STOP,
                new PrecisionSpec.Full(),
                EmbeddingUpdate.EVERY_ROW,
                0,
                1);
    }

    /** Returns the same with another loss. */
    public TrainingSpec withLoss(LossSpec value) {
        Draft draft = new Draft(this);
        draft.loss = value;
        return draft.build();
    }

    /** Returns the same with another optimiser. */
    public TrainingSpec withOptimizer(OptimizerSpec value) {
        Draft draft = new Draft(this);
        draft.optimizer = value;
        return draft.build();
    }

    /** Returns the same with another schedule. */
    public TrainingSpec withSchedule(ScheduleSpec value) {
        Draft draft = new Draft(this);
        draft.schedule = value;
        return draft.build();
    }

    /** Returns the same with another greatest norm. */
    public TrainingSpec withClipNorm(double value) {
        Draft draft = new Draft(this);
        draft.clipNorm = value;
        return draft.build();
    }

    /** Returns the same with other batches. */
    public TrainingSpec withBatchSize(int value) {
        Draft draft = new Draft(this);
        draft.batchSize = value;
        return draft.build();
    }

    /** Returns the same with another number of epochs and patience. */
    public TrainingSpec withEpochs(int most, int withoutProgress) {
        Draft draft = new Draft(this);
        draft.maxEpochs = most;
        draft.patience = withoutProgress;
        return draft.build();
    }

    /** Returns the same with gradients that go back so many steps only; 0 for all. */
    public TrainingSpec withTruncatedSteps(int value) {
        Draft draft = new Draft(this);
        draft.truncatedSteps = value;
        return draft.build();
    }

    /** Returns the same with another share of identifiers dropped. */
    public TrainingSpec withTokenDropout(double value) {
        Draft draft = new Draft(this);
        draft.tokenDropout = value;
        return draft.build();
    }

    /** Returns the same with another share of right symbols for a decoder. */
    public TrainingSpec withTeacherForcing(TeacherForcingSpec value) {
        Draft draft = new Draft(this);
        draft.teacherForcing = value;
        return draft.build();
    }

    /** Returns the same with another policy for what is not finite. */
    public TrainingSpec withNonFinite(NonFinitePolicy value) {
        Draft draft = new Draft(this);
        draft.nonFinite = value;
        return draft.build();
    }

    /** Returns the same with other types to compute in. */
    public TrainingSpec withPrecision(PrecisionSpec value) {
        Draft draft = new Draft(this);
        draft.precision = value;
        return draft.build();
    }

    /** Returns the same with other rows of the input's embedding changed. */
    public TrainingSpec withEmbeddingUpdate(EmbeddingUpdate value) {
        Draft draft = new Draft(this);
        draft.embeddingUpdate = value;
        return draft.build();
    }

    /** Returns the same with the parameters averaged from another epoch on; 0 for never. */
    public TrainingSpec withAverageFrom(int value) {
        Draft draft = new Draft(this);
        draft.averageFrom = value;
        return draft.build();
    }

    /** Returns the same with another seed. */
    public TrainingSpec withSeed(long value) {
        Draft draft = new Draft(this);
        draft.seed = value;
        return draft.build();
    }

    /** A copy that can be changed, so that a setting stands once and not in every copying method. */
    private static final class Draft {
        LossSpec loss;
        OptimizerSpec optimizer;
        ScheduleSpec schedule;
        double clipNorm;
        int batchSize;
        int maxEpochs;
        int patience;
        int truncatedSteps;
        double tokenDropout;
        TeacherForcingSpec teacherForcing;
        NonFinitePolicy nonFinite;
        PrecisionSpec precision;
        EmbeddingUpdate embeddingUpdate;
        int averageFrom;
        long seed;

        Draft(TrainingSpec spec) {
            loss = spec.loss;
            optimizer = spec.optimizer;
            schedule = spec.schedule;
            clipNorm = spec.clipNorm;
            batchSize = spec.batchSize;
            maxEpochs = spec.maxEpochs;
            patience = spec.patience;
            truncatedSteps = spec.truncatedSteps;
            tokenDropout = spec.tokenDropout;
            teacherForcing = spec.teacherForcing;
            nonFinite = spec.nonFinite;
            precision = spec.precision;
            embeddingUpdate = spec.embeddingUpdate;
            averageFrom = spec.averageFrom;
            seed = spec.seed;
        }

        TrainingSpec build() {
            return new TrainingSpec(
                    loss,
                    optimizer,
                    schedule,
                    clipNorm,
                    batchSize,
                    maxEpochs,
                    patience,
                    truncatedSteps,
                    tokenDropout,
                    teacherForcing,
                    nonFinite,
                    precision,
                    embeddingUpdate,
                    averageFrom,
                    seed);
        }
    }
}
