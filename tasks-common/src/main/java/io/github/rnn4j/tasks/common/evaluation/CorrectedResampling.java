package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.Arrays;
import java.util.List;

/**
 * What figures of resampled trainings come to: their mean, and how sure it is though the trainings share rows (the corrected resampled
 * t-test; Nadeau and Bengio, Machine Learning 52, 2003). The variance of a mean of {@code n} figures is taken as {@code (1 / n +
 * test / train)} times the variance of one; without the second term repeating alone would make every difference look sure. Of
 * cross-validation the ratio is {@code 1 / (folds - 1)}.
 *
 * @param mean of the figures
 * @param error corrected standard error of the mean
 * @param count how many figures
 */
@Experimental
public record CorrectedResampling(double mean, double error, int count) {
    private static final double OUTSIDE = 0.05;

    /**
     * Computes them.
     *
     * @param figures one of each training, at least two
     * @param testToTrain rows scored over rows learned from, in each training
     */
    public static CorrectedResampling of(double[] figures, double testToTrain) {
        double mean = Arrays.stream(figures).sum() / figures.length;
        double squares = 0;
        for (double figure : figures) {
            squares += (figure - mean) * (figure - mean);
        }
        double variance = squares / (figures.length - 1);
        return new CorrectedResampling(
                mean, Math.sqrt((1.0 / figures.length + testToTrain) * variance), figures.length);
    }

    /** Returns the 95% interval of the mean: low, high. */
    public List<Double> interval95() {
        double half = new StudentT(count - 1).critical(OUTSIDE) * error;
        return List.of(mean - half, mean + half);
    }

    /** Returns the two-sided probability of a mean as far from 0 if it were 0. */
    public double p() {
        if (error == 0) {
            return mean == 0 ? 1 : 0;
        }
        return new StudentT(count - 1).twoSided(mean / error);
    }

    /**
     * Returns what differences say.
     *
     * @param against name of the other model
     * @param metric what is compared
     */
    public Comparison compare(String against, String metric) {
        List<Double> interval = interval95();
        return new Comparison(
                against, metric, mean, interval, p(), Verdict.of(interval).code(), "corrected resampled t-test");
    }
}
