package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * How the learning rate changes while a network is trained. All of them can warm up: the first steps take a growing share of
 * the rate, {@code step / warmUpSteps}.
 */
@Experimental
public sealed interface ScheduleSpec {
    /** Always the optimiser's own rate. */
    ScheduleSpec CONSTANT = new Constant(0);

    /** Returns the steps of the warm-up; 0 for none. */
    int warmUpSteps();

    /**
     * The optimiser's own rate.
     *
     * @param warmUpSteps at least 0
     */
    @Experimental
    record Constant(int warmUpSteps) implements ScheduleSpec {
        public Constant {
            Checks.atLeast(0, warmUpSteps, "constant.warmUpSteps");
        }
    }

    /**
     * Half a cosine from the optimiser's rate down to a share of it, over the steps between the warm-up and the greatest number
     * of epochs (Loshchilov and Hutter, ICLR 2017, without restarts).
     *
     * @param warmUpSteps at least 0
     * @param finalShare share of the rate that is left in the end, at least 0 and below 1
     */
    @Experimental
    record Cosine(int warmUpSteps, double finalShare) implements ScheduleSpec {
        public Cosine {
            Checks.atLeast(0, warmUpSteps, "cosine.warmUpSteps");
            Checks.fraction(finalShare, "cosine.finalShare");
        }
    }

    /**
     * A factor every few epochs.
     *
     * @param warmUpSteps at least 0
     * @param everyEpochs at least 1
     * @param factor above 0 and below 1
     */
    @Experimental
    record StepDecay(int warmUpSteps, int everyEpochs, double factor) implements ScheduleSpec {
        public StepDecay {
            Checks.atLeast(0, warmUpSteps, "stepDecay.warmUpSteps");
            Checks.atLeast(1, everyEpochs, "stepDecay.everyEpochs");
            Checks.positive(Checks.fraction(factor, "stepDecay.factor"), "stepDecay.factor");
        }
    }

    /**
     * A factor whenever the validation score was not better for some epochs.
     *
     * @param warmUpSteps at least 0
     * @param patience epochs without a better score before the rate falls, at least 1
     * @param factor above 0 and below 1
     */
    @Experimental
    record Plateau(int warmUpSteps, int patience, double factor) implements ScheduleSpec {
        public Plateau {
            Checks.atLeast(0, warmUpSteps, "plateau.warmUpSteps");
            Checks.atLeast(1, patience, "plateau.patience");
            Checks.positive(Checks.fraction(factor, "plateau.factor"), "plateau.factor");
        }
    }
}
