package io.github.rnn4j.core.train;

import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers the epochs so far and the parameters of the best one. Not safe for use by several threads. */
final class Progress {
    private final int patience;
    private final List<EpochRecord> epochs = new ArrayList<>();
    private double bestScore = Double.NaN;
    private int bestEpoch;
    private @Nullable StateDict best;

    /**
     * Starts without an epoch.
     *
     * @param patience epochs without a better score before training stops
     */
    Progress(int patience) {
        this.patience = patience;
    }

    /**
     * Adds an epoch and keeps the parameters if none was better or equal. A score that is not a number is beaten by any.
     *
     * @return whether it is the best so far
     */
    boolean add(EpochRecord epoch, NetworkParameters current) {
        epochs.add(epoch);
        double score = epoch.validationScore();
        boolean better = score > bestScore || (Double.isNaN(bestScore) && !Double.isNaN(score));
        if (better || bestEpoch == 0) {
            bestScore = score;
            bestEpoch = epoch.epoch();
            best = current.toStateDict();
        }
        return bestEpoch == epoch.epoch();
    }

    /**
     * Goes on where another was.
     *
     * @param parameters those of the best epoch, if one is over
     */
    void restore(List<EpochRecord> past, int bestSoFar, StateDict parameters) {
        epochs.addAll(past);
        bestEpoch = bestSoFar;
        if (bestEpoch > 0) {
            bestScore = past.get(bestEpoch - 1).validationScore();
            best = parameters;
        }
    }

    /** Returns the parameters of the best epoch; none before one is over. */
    StateDict best() {
        return best == null ? new StateDict(List.of()) : best;
    }

    /** Returns whether there was no better score for long enough. */
    boolean stalled() {
        return epochs.size() - bestEpoch >= patience;
    }

    /** Returns the parameters of the best epoch; the current ones if no epoch was finished. */
    StateDict bestOr(NetworkParameters current) {
        return best == null ? current.toStateDict() : best;
    }

    List<EpochRecord> epochs() {
        return List.copyOf(epochs);
    }

    /** Returns the best epoch, from 1; 0 if none was finished. */
    int bestEpoch() {
        return bestEpoch;
    }
}
