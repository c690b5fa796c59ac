package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.tasks.common.evaluation.TemperatureScaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a linear model says of the very texts that it is fitted to, each text by a fit to the other folds: with its answers to
 * texts that it knows, little would be left for a network to learn (docs/adr/0012).
 */
@Experimental
public final class OutOfFoldScores {
    private static final int FOLDS = 5;
    private static final int FOLD_STEP = 1;

    private final LinearBaseline baseline;
    private final TokenizedTexts texts;
    private final float[][] scores;

    /**
     * Fits once for each of five folds.
     *
     * @param baseline whose family and strength are taken
     * @param texts that it was fitted to
     * @param classes how many classes there are
     * @param seed of the folds
     */
    public OutOfFoldScores(LinearBaseline baseline, TokenizedTexts texts, int classes, long seed) {
        this.baseline = baseline;
        this.texts = texts;
        this.scores = new float[texts.size()][];
        int[] folds = folds(texts.labels(), seed);
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            int[] own = IntStream.range(0, folds.length)
                    .filter(i -> folds[i] == held)
                    .toArray();
            int[] others = IntStream.range(0, folds.length)
                    .filter(i -> folds[i] != held)
                    .toArray();
            if (own.length == 0) {
                continue;
            }
            LinearModel model = baseline.family()
                    .fits(baseline.model().reading(), texts.of(others), classes)
                    .apply(baseline.cost());
            for (int i : own) {
                scores[i] = model.scores(texts.tokens().get(i));
            }
        }
    }

    /** Deals the shuffled texts of each class out to the folds in turn. */
    private static int[] folds(int[] labels, long seed) {
        int[] order = IntStream.range(0, labels.length).toArray();
        new RandomStream(new RandomKey(seed, Purpose.SPLITTING, 0, FOLD_STEP)).shuffle(order);
        int[] dealt = new int[Arrays.stream(labels).max().orElse(0) + 1];
        int[] folds = new int[labels.length];
        for (int i : order) {
            folds[i] = dealt[labels[i]]++ % FOLDS;
        }
        return folds;
    }

    /** Returns the linear model with its scores made logits that mean what they say of texts that it does not know. */
    public Anchor anchor() {
        return new Anchor(baseline, 1 / TemperatureScaling.fit(List.of(scores), texts.labels()));
    }

    /** Returns the logits of each text, as an anchor has them. */
    public List<float[]> logits(Anchor anchor) {
        List<float[]> logits = new ArrayList<>();
        for (float[] row : scores) {
            float[] scaled = row.clone();
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= (float) anchor.scale();
            }
            logits.add(scaled);
        }
        return logits;
    }
}
