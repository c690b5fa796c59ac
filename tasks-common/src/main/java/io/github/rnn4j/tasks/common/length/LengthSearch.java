package io.github.rnn4j.tasks.common.length;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Looks for the shortest cut that suffices. More of a sequence is rarely worth less, so lengths are halved in: at each length all
 * ends are measured, and if one of them suffices the search goes on below, else above. That takes some six lengths, where each
 * quantile of the lengths would be a measurement, and finds a short telling region in sequences that are all long, where no quantile is
 * short. Lengths are four an octave. Used once.
 */
@Experimental
public final class LengthSearch {
    private final Function<SequenceCut, LengthCandidate> measure;
    private final BooleanSupplier stopRequested;
    private final List<LengthCandidate> measured = new ArrayList<>();

    /**
     * Prepares a search.
     *
     * @param measure gives the figures of a cut
     * @param stopRequested asked before each measurement; once true, the search ends
     */
    public LengthSearch(Function<SequenceCut, LengthCandidate> measure, BooleanSupplier stopRequested) {
        this.measure = measure;
        this.stopRequested = stopRequested;
    }

    /**
     * Searches.
     *
     * @param longest greatest length to look at, at least 1
     * @return of the shortest length at which an end suffices the one with the best score, the first in the order of {@link KeptEnd} if
     *     several have it; if none suffices at the greatest length, the best there; nothing if the search was stopped
     */
    public Optional<LengthCandidate> find(int longest) {
        List<Integer> lengths = lengths(longest);
        Optional<LengthCandidate> found = best(longest, false);
        int low = 0;
        int high = lengths.size() - 1;
        if (found.isEmpty() || !found.get().loss().none()) {
            low = high;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            Optional<LengthCandidate> shorter = best(lengths.get(middle), true);
            if (shorter.isPresent()) {
                found = shorter;
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return stopRequested.getAsBoolean() ? Optional.empty() : found;
    }

    /** Measures one cut. */
    public LengthCandidate measure(SequenceCut cut) {
        LengthCandidate candidate = measure.apply(cut);
        measured.add(candidate);
        return candidate;
    }

    /** Returns all that was measured, in the order of that. */
    public List<LengthCandidate> measured() {
        return List.copyOf(measured);
    }

    /** Measures all ends and returns the best; where it has to suffice, the best of those that do. */
    private Optional<LengthCandidate> best(int length, boolean sufficing) {
        LengthCandidate best = null;
        for (KeptEnd end : KeptEnd.values()) {
            if (stopRequested.getAsBoolean()) {
                return Optional.empty();
            }
            LengthCandidate candidate = measure(new SequenceCut(end, length));
            boolean eligible = candidate.loss().none() || !sufficing;
            if (eligible && (best == null || isBetter(candidate, best))) {
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** One that suffices is better than one that does not, whatever their scores. */
    private static boolean isBetter(LengthCandidate candidate, LengthCandidate best) {
        return candidate.loss().none() == best.loss().none()
                ? candidate.score() > best.score()
                : candidate.loss().none();
    }

    /** Returns 1 to 4 and four numbers an octave from there, below the longest, and the longest. */
    private static List<Integer> lengths(int longest) {
        List<Integer> lengths = new ArrayList<>();
        for (int length = 1; length < longest; length += Math.max(1, Integer.highestOneBit(length) / 4)) {
            lengths.add(length);
        }
        lengths.add(longest);
        return lengths;
    }
}
