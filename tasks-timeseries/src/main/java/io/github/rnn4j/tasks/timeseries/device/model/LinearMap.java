package io.github.rnn4j.tasks.timeseries.device.model;

/**
 * A linear map of standardised inputs. Immutable, by agreement: arrays are not copied.
 *
 * @param means of each input
 * @param deviations of each input, > 0
 * @param weights of each input, output by output
 * @param biases of each output
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record LinearMap(double[] means, double[] deviations, double[][] weights, double[] biases) {
    /** Returns how many numbers were fitted: weights and biases. */
    long parameters() {
        return (long) biases.length * (means.length + 1);
    }

    /** Returns the outputs. */
    double[] of(double[] inputs) {
        double[] outputs = biases.clone();
        for (int i = 0; i < inputs.length; i++) {
            double value = (inputs[i] - means[i]) / deviations[i];
            for (int output = 0; output < outputs.length; output++) {
                outputs[output] += weights[output][i] * value;
            }
        }
        return outputs;
    }
}
