package io.github.rnn4j.tasks.common.leak;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of leaks in the data of a training. Immutable.
 *
 * @param found each kind at most once, accepted ones included
 * @param inflated by how much they make figures better; null where it was not estimated
 */
@Experimental
public record LeakReport(List<Leak> found, @Nullable InflatedFigures inflated) {
    /** Nothing was found, or looked for. */
    public static final LeakReport NONE = new LeakReport(List.of(), null);

    public LeakReport {
        found = List.copyOf(found);
    }

    /** Returns the leak of a kind, if it was found. */
    public Optional<Leak> find(LeakKind kind) {
        return found.stream().filter(leak -> leak.kind() == kind).findFirst();
    }
}
