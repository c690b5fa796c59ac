package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/**
 * Student's t distribution, by the finite sums for whole degrees of freedom (Abramowitz and Stegun, 1964, 26.7.3 and 26.7.4).
 *
 * @param degrees of freedom, at least 1
 */
record StudentT(int degrees) {
    private static final int HALVINGS = 200;

    StudentT {
        if (degrees < 1) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "degrees: expected >= 1 but got " + degrees);
        }
    }

    /** Returns the probability of a value as far from 0 or farther, on either side. */
    double twoSided(double t) {
        double angle = Math.atan(Math.abs(t) / Math.sqrt(degrees));
        double cosine = Math.cos(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = degrees == 1 ? 0 : term;
        for (int k = odd ? 3 : 2; k < degrees; k += 2) {
            term *= cosine * cosine * (k - 1) / k;
            sum += term;
        }
        double inside = odd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
        return Math.max(0, 1 - inside);
    }

    /** Returns the value beyond which, on both sides together, lies some probability above 0 and below 1. */
    double critical(double probability) {
        double low = 0;
        double high = 1;
        while (twoSided(high) > probability) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (twoSided(middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
