package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.List;

/**
 * How often a training looks into a step of its own: at the norms of each parameter, and at how the gradient flows back through
 * time. For the flow some sequences of the step's batch are read once more, step by step and without dropout. A look changes
 * nothing: the trained parameters are the same bits with it and without.
 *
 * <p>The first look is at the first step, then there is one every {@code firstEvery} steps up to step {@value #FIRST_STEPS};
 * afterwards as often as {@code maxShare} allows.
 *
 * @param firstEvery steps from one look to the next in the first steps, and so many or a multiple later; at least 1
 * @param maxShare greatest share of the training thread's processor time that looks may take later on, with what a listener does about
 *     them and without the first look; above 0 and at most 1
 * @param sequences how many of a batch are read once more; at least 1
 * @param traced sequences of one's own that are read step by step at the end of every epoch, see {@link TrainingEvent.Traced}; they must go
 *     with the network's input
 */
@Experimental
public record InspectionSpec(int firstEvery, double maxShare, int sequences, List<Steps> traced) {
    /** Up to this step looks are at fixed steps, whatever they take. */
    public static final int FIRST_STEPS = 50;

    /** Every 5 steps at first, at most 1% of the time later, 8 sequences. */
    public static final InspectionSpec DEFAULT = new InspectionSpec(5, 0.01, 8);

    public InspectionSpec {
        traced = List.copyOf(traced);
        atLeastOne(firstEvery, "firstEvery");
        atLeastOne(sequences, "sequences");
        if (!(maxShare > 0 && maxShare <= 1)) {
            throw new InvalidSpecException(
                    "inspection.maxShare was '" + maxShare + "' but it must be above 0 and at most 1");
        }
    }

    /** Creates one that traces nothing. */
    public InspectionSpec(int firstEvery, double maxShare, int sequences) {
        this(firstEvery, maxShare, sequences, List.of());
    }

    /** Returns the same with sequences to be traced. */
    public InspectionSpec withTraced(List<? extends Steps> chosen) {
        return new InspectionSpec(firstEvery, maxShare, sequences, List.copyOf(chosen));
    }

    private static void atLeastOne(int value, String name) {
        if (value < 1) {
            throw new InvalidSpecException("inspection." + name + " was '" + value + "' but it must be >= 1");
        }
    }
}
