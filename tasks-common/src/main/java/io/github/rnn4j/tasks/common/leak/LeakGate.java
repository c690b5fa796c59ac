package io.github.rnn4j.tasks.common.leak;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets training go on or not, by what was found and what is accepted. Immutable.
 *
 * @param accepted kinds that are no reason to refuse
 */
@Experimental
public record LeakGate(Set<LeakKind> accepted) {
    public LeakGate {
        accepted = Set.copyOf(accepted);
    }

    /**
     * Returns what was found, with what is accepted marked as such.
     *
     * @param data how the message calls the data
     * @throws RnnException with code {@code INVALID_DATA} if a leak of level {@link LeakLevel#REFUSE} is not accepted; the message says
     *     which ones, where, and how to go on with them
     */
    public List<Leak> pass(String data, List<Leak> found) {
        List<Leak> judged = found.stream()
                .map(leak -> isRefused(leak) && accepted.contains(leak.kind()) ? leak.asAccepted() : leak)
                .toList();
        List<Leak> refused = judged.stream()
                .filter(leak -> isRefused(leak) && !leak.accepted())
                .toList();
        if (!refused.isEmpty()) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    data + ": expected parts without a leak but got "
                            + refused.stream()
                                    .map(leak -> leak.kind().code() + ", " + leak.count() + " times: " + leak.message())
                                    .collect(Collectors.joining("; "))
                            + ". Mend the data or its split, or go on with "
                            + refused.stream()
                                    .map(leak -> "--accept-leak " + leak.kind().code())
                                    .distinct()
                                    .collect(Collectors.joining(" "))
                            + ", which the results will say.");
        }
        return judged;
    }

    private static boolean isRefused(Leak leak) {
        return leak.level() == LeakLevel.REFUSE;
    }
}
