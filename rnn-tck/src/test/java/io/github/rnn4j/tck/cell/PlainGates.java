package io.github.rnn4j.tck.cell;

import io.github.rnn4j.tck.PlainStep.PlainParameters;

/** Sums of gates in plain loops, for the built-in cells. */
final class PlainGates {
    private PlainGates() {}

    /** Row of {@code W_ih x + b_ih}. */
    static double input(PlainParameters parameters, int row, double[] input) {
        return row(parameters.get("weight_ih"), parameters.get("bias_ih"), row, input);
    }

    /** Row of {@code W_hh h + b_hh}. */
    static double recurrent(PlainParameters parameters, int row, double[] hidden) {
        return row(parameters.get("weight_hh"), parameters.get("bias_hh"), row, hidden);
    }

    /** Row of both sums together. */
    static double gate(PlainParameters parameters, int row, double[] input, double[] hidden) {
        return input(parameters, row, input) + recurrent(parameters, row, hidden);
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double row(double[] weight, double[] bias, int row, double[] x) {
        double sum = bias[row];
        for (int j = 0; j < x.length; j++) {
            sum += weight[row * x.length + j] * x[j];
        }
        return sum;
    }
}
