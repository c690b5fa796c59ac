package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.WeightDecay;

/** The rules as they are written down, number by number in double: what rows of an embedding should be after some steps. */
final class PlainRows {
    private static final double CLIP_EPSILON = 1e-6;

    private final OptimizerSpec spec;
    private final double clipNorm;
    private final int width;
    final double[] parameter;
    final double[] first;
    final double[] second;
    private int steps;

    PlainRows(OptimizerSpec spec, double clipNorm, int width, double[] parameter) {
        this.spec = spec;
        this.clipNorm = clipNorm;
        this.width = width;
        this.parameter = parameter.clone();
        this.first = new double[parameter.length];
        this.second = new double[parameter.length];
    }

    /**
     * Takes a step of the rows that are used.
     *
     * @param norm of the whole gradient
     */
    void step(double[] gradient, double norm, double rate, int... rows) {
        steps++;
        double scale = Math.min(1, clipNorm / (norm + CLIP_EPSILON));
        for (int row : rows) {
            for (int i = row * width; i < (row + 1) * width; i++) {
                step(i, gradient[i] * scale, rate);
            }
        }
    }

    private void step(int i, double clipped, double rate) {
        WeightDecay decay = spec.weightDecay();
        double gradient = clipped;
        if (decay.decoupled()) {
            parameter[i] -= rate * decay.rate() * parameter[i];
        } else {
            gradient += decay.rate() * parameter[i];
        }
        if (spec instanceof OptimizerSpec.Adam adam) {
            first[i] = adam.firstDecay() * first[i] + (1 - adam.firstDecay()) * gradient;
            second[i] = adam.secondDecay() * second[i] + (1 - adam.secondDecay()) * gradient * gradient;
            double m = first[i] / (1 - Math.pow(adam.firstDecay(), steps));
            double v = second[i] / (1 - Math.pow(adam.secondDecay(), steps));
            parameter[i] -= rate * m / (Math.sqrt(v) + adam.epsilon());
        } else if (spec instanceof OptimizerSpec.Sgd sgd) {
            first[i] = sgd.momentum() * first[i] + gradient;
            parameter[i] -= rate * (sgd.nesterov() ? gradient + sgd.momentum() * first[i] : first[i]);
        } else if (spec instanceof OptimizerSpec.RmsProp rms) {
            first[i] = rms.decay() * first[i] + (1 - rms.decay()) * gradient * gradient;
            parameter[i] -= rate * gradient / (Math.sqrt(first[i]) + rms.epsilon());
        }
    }
}
