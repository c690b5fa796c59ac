package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.List;

/** How the two states are called that a model tells apart which was trained on normal frames only. */
@Experimental
public final class UnlabelledStates {
    private static final String NORMAL = "normal";
    private static final String OTHER = "anomalous";

    private UnlabelledStates() {}

    /**
     * Returns the names.
     *
     * @param found states of the data of the training, the normal one first; may be empty
     * @throws RnnException with code {@code INVALID_DATA} if there are more than two
     */
    public static List<String> of(List<String> found) {
        return switch (found.size()) {
            case 0 -> List.of(NORMAL, OTHER);
            case 1 -> List.of(found.get(0), OTHER);
            case 2 -> found;
            default ->
                throw new RnnException(
                        ErrorCode.INVALID_DATA,
                        "--unsupervised: expected no states, or a normal one and one other, but got " + found
                                + ". Name another column (--label), or the two that are to be told apart (--classes).");
        };
    }

    /** Returns which states other data is to have, by the names that {@link #of} gave: an empty list for any. */
    public static List<String> expected(List<String> names) {
        return names.get(1).equals(OTHER) ? List.of() : names;
    }
}
