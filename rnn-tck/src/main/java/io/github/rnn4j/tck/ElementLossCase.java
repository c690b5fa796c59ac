package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.ElementLoss;
import io.github.rnn4j.api.backend.TensorOps;

/** The losses that look at each output by itself, with the value of an element as its formula says. */
enum ElementLossCase {
    SIGMOID,
    SQUARED,
    HUBER,
    QLIKE;

    private static final double STEP = 1e-5;
    private static final double DELTA = 0.75;

    void run(TensorOps ops, ElementLoss call) {
        switch (this) {
            case SIGMOID -> ops.sigmoidCrossEntropy(call);
            case SQUARED -> ops.squaredError(call);
            case HUBER -> ops.huber(call, DELTA);
            case QLIKE -> ops.qlike(call);
        }
    }

    /** Returns the loss of one element. */
    double value(double output, double target) {
        return switch (this) {
            case SIGMOID -> target * Math.log1p(Math.exp(-output)) + (1 - target) * Math.log1p(Math.exp(output));
            case SQUARED -> (output - target) * (output - target);
            case HUBER -> huber(Math.abs(output - target));
            case QLIKE -> target / Math.exp(output) - Math.log(target / Math.exp(output)) - 1;
        };
    }

    private static double huber(double off) {
        return off < DELTA ? off * off / 2 : DELTA * (off - DELTA / 2);
    }

    /** Returns the slope of one element's loss, as a central difference. */
    double slope(double output, double target) {
        return (value(output + STEP, target) - value(output - STEP, target)) / (2 * STEP);
    }
}
