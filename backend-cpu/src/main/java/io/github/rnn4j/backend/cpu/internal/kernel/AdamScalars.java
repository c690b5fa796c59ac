package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/** The scalars of one Adam step, settable so that a step allocates nothing. Confined to a session. */
@Internal
public final class AdamScalars {
    double gradientScale;
    double firstDecay;
    double secondDecay;
    double firstCorrection;
    double secondCorrection;
    double epsilon;
    double learningRate;

    /** Sets what stays the same for all steps of an optimiser, and the rate. */
    public AdamScalars settings(double first, double second, double eps, double rate) {
        firstDecay = first;
        secondDecay = second;
        epsilon = eps;
        learningRate = rate;
        return this;
    }

    /**
     * Sets what belongs to one step.
     *
     * @param scale factor that unscales and clips the gradient
     * @param stepCount steps taken, this one included
     */
    public AdamScalars step(double scale, double stepCount) {
        gradientScale = scale;
        firstCorrection = correction(firstDecay, stepCount);
        secondCorrection = correction(secondDecay, stepCount);
        return this;
    }

    /** The same operations as the default over the primitives takes, so that both give the same bits. */
    private static double correction(double decay, double stepCount) {
        return 1 - StrictMath.exp(Math.log(decay) * stepCount);
    }
}
