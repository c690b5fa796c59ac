package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.CrossValidation;
import io.github.rnn4j.tasks.common.evaluation.ScoreSheet;
import io.github.rnn4j.tasks.sentiment.data.ReviewData;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Repeated cross-validation for data that is too small for one test part to tell much: baselines and networks are fitted anew for each
 * fold as a training would, and scored on it. All rows take part, whatever a split column says; each fold is scored once in a
 * repeat, with its own validation rows from the other folds. Repeat {@code r} deals out and trains by the training's seed plus {@code r}.
 * No model is kept, and nothing may be chosen by the figures. Confined to one thread.
 */
@Experimental
public final class ReviewCrossValidation {
    private final Backend backend;
    private final ReviewTrainingOptions options;
    private final Folds folds;
    private final ReviewListener listener;
    private final BooleanSupplier stopRequested;

    /**
     * Prepares it; nothing is read yet.
     *
     * @param backend stays the caller's
     * @param options of the training; nothing is written
     * @param listener hears of each fold that was scored
     * @param stopRequested asked between steps; once true, nothing comes out
     */
    public ReviewCrossValidation(
            Backend backend,
            ReviewTrainingOptions options,
            Folds folds,
            ReviewListener listener,
            BooleanSupplier stopRequested) {
        this.backend = backend;
        this.options = options;
        this.folds = folds;
        this.listener = listener;
        this.stopRequested = stopRequested;
    }

    /**
     * Deals the rows out to the folds of every repeat without training on them, so that what {@link #run} would refuse is found out before
     * hours of training.
     *
     * @throws io.github.rnn4j.api.error.RnnException if there are too few rows for so many folds, or the data cannot be learned from at all
     */
    public void check() {
        List<String> classes = ReviewData.forTraining(
                        options.source(), options.training().seed())
                .classes();
        for (int repeat = 0; repeat < folds.repeats(); repeat++) {
            parts(ofRepeat(repeat), classes);
        }
    }

    /**
     * Trains and scores.
     *
     * @param classes those of the training
     * @return nothing if a stop was requested
     * @throws io.github.rnn4j.api.error.RnnException if there are too few rows for so many folds
     */
    public Optional<CrossValidation> run(List<String> classes) {
        List<ScoreSheet> sheets = new ArrayList<>();
        int examples = 0;
        for (int repeat = 0; repeat < folds.repeats(); repeat++) {
            ReviewTrainingOptions ofRepeat = ofRepeat(repeat);
            List<ReviewData> parts = parts(ofRepeat, classes);
            examples =
                    parts.stream().mapToInt(data -> data.parts().test().size()).sum();
            for (ReviewData data : parts) {
                ReviewFit fit = new ReviewFit(backend, ofRepeat, ReviewListener.NONE, stopRequested, data);
                ReviewModel model = fit.networks(fit.linear());
                if (model == null || stopRequested.getAsBoolean()) {
                    return Optional.empty();
                }
                sheets.add(new ReviewScoring(backend, model).sheet(data, Part.TEST));
                listener.on(new ReviewEvent.FoldScored(
                        sheets.size(),
                        folds.count() * folds.repeats(),
                        sheets.get(sheets.size() - 1).rows()));
            }
        }
        return Optional.of(CrossValidation.of(folds.count(), folds.repeats(), examples, sheets));
    }

    private ReviewTrainingOptions ofRepeat(int repeat) {
        return options.withSeed(options.training().seed() + repeat);
    }

    private List<ReviewData> parts(ReviewTrainingOptions ofRepeat, List<String> classes) {
        return ReviewData.forCrossValidation(
                ofRepeat.source(), classes, folds.count(), ofRepeat.training().seed());
    }
}
