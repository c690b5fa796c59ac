package io.github.rnn4j.backend.cpu;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tanh network in the plainest possible way: one sequence at a time, in double, with PyTorch's parameters in their canonical
 * shapes. Shares nothing with the kernels.
 */
final class TanhReference {
    final int inputSize;
    final int hiddenSize;
    final int numLayers;
    final int directions;
    final Map<String, double[]> parameters;
    final Map<String, double[]> gradients = new LinkedHashMap<>();

    TanhReference(int inputSize, int hiddenSize, int numLayers, int directions, Map<String, double[]> parameters) {
        this.inputSize = inputSize;
        this.hiddenSize = hiddenSize;
        this.numLayers = numLayers;
        this.directions = directions;
        this.parameters = parameters;
        parameters.forEach((name, values) -> gradients.put(name, new double[values.length]));
    }

    /** One sequence's activations: {@code [layer][step][directions * hidden]}, layer 0 being the input. */
    double[][][] forward(double[][] input, double[][] initial) {
        double[][][] layers = new double[numLayers + 1][][];
        layers[0] = input;
        int steps = input.length;
        for (int layer = 0; layer < numLayers; layer++) {
            layers[layer + 1] = new double[steps][directions * hiddenSize];
            for (int direction = 0; direction < directions; direction++) {
                double[] state = initial[layer * directions + direction];
                for (int i = 0; i < steps; i++) {
                    int t = direction == 0 ? i : steps - 1 - i;
                    state = step(layer, direction, layers[layer][t], state);
                    System.arraycopy(state, 0, layers[layer + 1][t], direction * hiddenSize, hiddenSize);
                }
            }
        }
        return layers;
    }

    private double[] step(int layer, int direction, double[] x, double[] state) {
        String suffix = suffix(layer, direction);
        double[] next = new double[hiddenSize];
        for (int j = 0; j < hiddenSize; j++) {
            double sum = bias("bias_ih" + suffix, j) + bias("bias_hh" + suffix, j);
            for (int i = 0; i < x.length; i++) {
                sum += parameters.get("weight_ih" + suffix)[j * x.length + i] * x[i];
            }
            for (int i = 0; i < hiddenSize; i++) {
                sum += parameters.get("weight_hh" + suffix)[j * hiddenSize + i] * state[i];
            }
            next[j] = StrictMath.tanh(sum);
        }
        return next;
    }

    private double bias(String name, int index) {
        return parameters.containsKey(name) ? parameters.get(name)[index] : 0;
    }

    static String suffix(int layer, int direction) {
        return "_l" + layer + (direction == 0 ? "" : "_reverse");
    }

    /** What flows back through one sequence. */
    static final class Flow {
        final double[][] input;
        final double[][] initial;
        final double[][] states;

        Flow(double[][] input, double[][] initial, double[][] states) {
            this.input = input;
            this.initial = initial;
            this.states = states;
        }
    }

    /** Adds the parameters' gradients of one sequence and returns the others. */
    Flow backward(double[][][] layers, double[][] initial, double[][] outputGradient, double[][] finalGradient) {
        int steps = layers[0].length;
        double[][] upper = outputGradient;
        double[][] initialGradient = new double[initial.length][];
        double[][] states = new double[steps][directions * hiddenSize];
        for (int layer = numLayers - 1; layer >= 0; layer--) {
            double[][] lower = new double[steps][layers[layer].length == 0 ? 0 : layers[layer][0].length];
            for (int direction = 0; direction < directions; direction++) {
                int index = layer * directions + direction;
                double[] flow = finalGradient[index].clone();
                for (int i = steps - 1; i >= 0; i--) {
                    int t = direction == 0 ? i : steps - 1 - i;
                    int before = direction == 0 ? t - 1 : t + 1;
                    double[] total = new double[hiddenSize];
                    double[] previous = new double[hiddenSize];
                    for (int j = 0; j < hiddenSize; j++) {
                        int at = direction * hiddenSize + j;
                        total[j] = flow[j] + upper[t][at];
                        previous[j] = i == 0 ? initial[index][j] : layers[layer + 1][before][at];
                        if (layer == numLayers - 1) {
                            states[t][at] = total[j];
                        }
                        total[j] *= 1 - layers[layer + 1][t][at] * layers[layer + 1][t][at];
                    }
                    flow = stepBack(suffix(layer, direction), total, layers[layer][t], previous, lower[t]);
                }
                initialGradient[index] = flow;
            }
            upper = lower;
        }
        return new Flow(upper, initialGradient, states);
    }

    private double[] stepBack(String suffix, double[] sums, double[] x, double[] previous, double[] lower) {
        double[] flow = new double[hiddenSize];
        for (int j = 0; j < hiddenSize; j++) {
            for (int i = 0; i < x.length; i++) {
                gradients.get("weight_ih" + suffix)[j * x.length + i] += sums[j] * x[i];
                lower[i] += sums[j] * parameters.get("weight_ih" + suffix)[j * x.length + i];
            }
            for (int i = 0; i < hiddenSize; i++) {
                gradients.get("weight_hh" + suffix)[j * hiddenSize + i] += sums[j] * previous[i];
                flow[i] += sums[j] * parameters.get("weight_hh" + suffix)[j * hiddenSize + i];
            }
            if (parameters.containsKey("bias_ih" + suffix)) {
                gradients.get("bias_ih" + suffix)[j] += sums[j];
                gradients.get("bias_hh" + suffix)[j] += sums[j];
            }
        }
        return flow;
    }
}
