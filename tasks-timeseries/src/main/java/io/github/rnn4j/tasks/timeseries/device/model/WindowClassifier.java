package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;

/** Answers for windows of scaled frames. Thread-safe. */
@Experimental
public interface WindowClassifier {
    /** Returns its name in results and model files, such as {@code random-forest}. */
    String name();

    /**
     * Returns a score for each state, the greater the likelier; only their order and differences mean anything.
     *
     * @param window scaled features, {@code [timeSteps, features]}
     */
    double[] scores(float[] window);

    /**
     * Returns what it says where it answers together with networks: scores for each state that are logits but for a factor, or what is
     * forecast of a frame.
     *
     * @param window scaled features, {@code [timeSteps, features]}
     */
    default double[] logits(float[] window) {
        return scores(window);
    }

    /** Returns how many numbers it has learned. */
    long parameters();

    /** Returns by how much a fault is likelier than the normal state, by the scores of the states: what alarms are raised by. */
    static double faultScore(double[] scores) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int state = 1; state < scores.length; state++) {
            greatest = Math.max(greatest, scores[state]);
        }
        return greatest - scores[0];
    }

    /** Returns the state of the greatest score, of equal ones the first. */
    static int likeliest(double[] scores) {
        int best = 0;
        for (int state = 1; state < scores.length; state++) {
            best = scores[state] > scores[best] ? state : best;
        }
        return best;
    }
}
