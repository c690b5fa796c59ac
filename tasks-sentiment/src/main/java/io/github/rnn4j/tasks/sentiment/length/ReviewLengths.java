package io.github.rnn4j.tasks.sentiment.length;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.core.train.EpochSteps;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.evaluation.Bootstrap;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.Comparison;
import io.github.rnn4j.tasks.common.length.LengthCandidate;
import io.github.rnn4j.tasks.common.length.LengthChoice;
import io.github.rnn4j.tasks.common.length.LengthCosts;
import io.github.rnn4j.tasks.common.length.LengthPlan;
import io.github.rnn4j.tasks.common.length.LengthSearch;
import io.github.rnn4j.tasks.common.length.ScoreLoss;
import io.github.rnn4j.tasks.common.length.SequenceCut;
import io.github.rnn4j.tasks.sentiment.model.LinearBaseline;
import io.github.rnn4j.tasks.sentiment.model.TokenizedTexts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ObjDoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Plans how much of a text the networks read.
 *
 * <p>What a cut costs is measured with the better linear baseline, as it was fitted to whole training texts: it is asked about the cut
 * validation texts, and a paired bootstrap on the validation rows compares that with its answers to whole ones. It stands in for the
 * networks because it is as good as they are on reviews, is fitted already, draws no random numbers, and sees nothing of a text but its
 * n-grams, so that it says whether the telling ones were kept. Fitted anew for each of some twenty cuts it would take minutes; on shop
 * reviews the two agree on the order of the ends, and on the loss where it is small.
 *
 * <p>Confined to one thread. Equal seeds give equal plans.
 */
@Experimental
public final class ReviewLengths {
    private static final String WHOLE = "whole texts";

    private final LinearBaseline baseline;
    private final TokenizedTexts train;
    private final TokenizedTexts validation;
    private final int classes;
    private final TrainingSpec training;
    private final ObjDoubleConsumer<LengthCandidate> listener;
    private final Bootstrap bootstrap;
    private final int[] whole;

    /**
     * Takes what is common to all cuts.
     *
     * @param baseline fitted to whole training texts
     * @param training of the networks
     * @param listener hears of each cut that was measured, and of the seconds that it took
     */
    public ReviewLengths(
            LinearBaseline baseline,
            TokenizedTexts train,
            TokenizedTexts validation,
            int classes,
            TrainingSpec training,
            ObjDoubleConsumer<LengthCandidate> listener) {
        this.baseline = baseline;
        this.train = train;
        this.validation = validation;
        this.classes = classes;
        this.training = training;
        this.listener = listener;
        this.bootstrap = new Bootstrap(training.seed(), validation.labels(), classes);
        this.whole = baseline.predictions(validation.tokens());
    }

    /**
     * Plans.
     *
     * @param usual tokens that are read without a plan; no longer cut is looked for
     * @param stopRequested asked between two cuts
     * @return the plan; null if a stop was requested
     */
    public @Nullable LengthPlan plan(LengthChoice choice, int usual, BooleanSupplier stopRequested) {
        LengthCosts costs = new LengthCosts(
                train.tokens().stream().mapToInt(List::size).toArray(), usual, training.batchSize(), training.seed());
        LengthSearch search = new LengthSearch(cut -> measured(cut, costs.steps(cut)), stopRequested);
        Optional<LengthCandidate> found = choice instanceof LengthChoice.Fixed fixed
                ? Optional.of(search.measure(SequenceCut.head(fixed.length())))
                : search.find(Math.min(usual, costs.longest()));
        if (found.isEmpty()) {
            return null;
        }
        return costs.plan(choice, found.get(), search.measured(), baseline.name(), nothing());
    }

    private LengthCandidate measured(SequenceCut cut, EpochSteps steps) {
        Stopwatch stopwatch = new Stopwatch();
        int[] predictions = baseline.predictions(validation.cut(cut).tokens());
        Comparison comparison = bootstrap.compare(predictions, WHOLE, whole);
        LengthCandidate candidate = new LengthCandidate(
                cut.end(),
                cut.length(),
                steps,
                ClassificationMetrics.of(validation.labels(), predictions, classes)
                        .main(),
                0,
                new ScoreLoss(comparison.metric(), comparison.difference(), comparison.interval95(), comparison.p()));
        listener.accept(candidate, stopwatch.seconds());
        return candidate;
    }

    /** Returns the score of the answer that needs no text: the most frequent class of the training texts. */
    private double nothing() {
        int[] counts = new int[classes];
        for (int label : train.labels()) {
            counts[label]++;
        }
        int frequent = 0;
        for (int label = 1; label < classes; label++) {
            frequent = counts[label] > counts[frequent] ? label : frequent;
        }
        int[] labels = validation.labels();
        int[] predictions = new int[labels.length];
        Arrays.fill(predictions, frequent);
        return ClassificationMetrics.of(labels, predictions, classes).main();
    }
}
