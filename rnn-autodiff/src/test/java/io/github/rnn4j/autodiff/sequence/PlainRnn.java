package io.github.rnn4j.autodiff.sequence;

import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.fixture.PlainOps;
import java.util.Map;

/** The tanh layer as loops over rows, steps and units, each row for itself: the truth about composed sequences. */
final class PlainRnn {
    private final double[] inputWeight;
    private final double[] recurrentWeight;
    private final double[] inputBias;
    private final double[] recurrentBias;
    private final boolean backward;

    PlainRnn(Map<String, Tensor> parameters, int layer, boolean backward) {
        String suffix = "_l" + layer + (backward ? "_reverse" : "");
        inputWeight = PlainOps.elements(parameters.get("weight_ih" + suffix));
        recurrentWeight = PlainOps.elements(parameters.get("weight_hh" + suffix));
        inputBias = PlainOps.elements(parameters.get("bias_ih" + suffix));
        recurrentBias = PlainOps.elements(parameters.get("bias_hh" + suffix));
        this.backward = backward;
    }

    /**
     * Runs one row.
     *
     * @param input used steps only
     * @param state overwritten by the final state
     * @return outputs of the used steps, in the order of the time steps
     */
    double[][] run(double[][] input, double[] state) {
        double[][] outputs = new double[input.length][];
        for (int i = 0; i < input.length; i++) {
            int step = backward ? input.length - 1 - i : i;
            double[] next = next(input[step], state);
            outputs[step] = next;
            System.arraycopy(next, 0, state, 0, next.length);
        }
        return outputs;
    }

    private double[] next(double[] x, double[] h) {
        double[] next = new double[h.length];
        for (int i = 0; i < h.length; i++) {
            double sum = inputBias[i] + recurrentBias[i];
            for (int j = 0; j < x.length; j++) {
                sum += inputWeight[i * x.length + j] * x[j];
            }
            for (int j = 0; j < h.length; j++) {
                sum += recurrentWeight[i * h.length + j] * h[j];
            }
            next[i] = Math.tanh(sum);
        }
        return next;
    }
}
