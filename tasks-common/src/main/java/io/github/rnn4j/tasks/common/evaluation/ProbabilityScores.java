package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * How good probabilities are; of all three, less is better.
 *
 * @param expectedCalibrationError mean distance between how sure answers are and how often they are right, over 15 equal ranges
 *     of the greatest probability, weighted by their rows (Naeini et al., AAAI 2015)
 * @param brierScore mean squared distance to the right answer, summed over the classes (Brier 1950); from 0 to 2
 * @param logLoss mean negative logarithm of the right class's probability
 */
@Experimental
public record ProbabilityScores(double expectedCalibrationError, double brierScore, double logLoss) {
    private static final int RANGES = 15;

    /**
     * Computes them.
     *
     * @param logits of each row, at least one
     * @param labels right class of each row, from 0
     * @param temperature that the logits are divided by, > 0
     */
    public static ProbabilityScores of(List<float[]> logits, int[] labels, double temperature) {
        double[] surplus = new double[RANGES];
        double squares = 0;
        double losses = 0;
        for (int row = 0; row < labels.length; row++) {
            float[] own = logits.get(row);
            double[] probabilities = Softmax.probabilities(own, temperature);
            int answer = MacroF1.greatest(own);
            int range = Math.min(RANGES - 1, (int) (probabilities[answer] * RANGES));
            surplus[range] += probabilities[answer] - (answer == labels[row] ? 1 : 0);
            losses -= Softmax.logProbability(own, temperature, labels[row]);
            for (int c = 0; c < probabilities.length; c++) {
                double difference = probabilities[c] - (c == labels[row] ? 1 : 0);
                squares += difference * difference;
            }
        }
        double error = 0;
        for (double sum : surplus) {
            error += Math.abs(sum);
        }
        return new ProbabilityScores(error / labels.length, squares / labels.length, losses / labels.length);
    }
}
