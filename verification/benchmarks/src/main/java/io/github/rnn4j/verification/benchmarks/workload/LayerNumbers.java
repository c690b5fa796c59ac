package io.github.rnn4j.verification.benchmarks.workload;

/**
 * The parameters of one recurrent layer, for libraries that want them in an order of their own: PyTorch's shapes and gates
 * (LSTM input, forget, candidate, output; GRU reset, update, candidate).
 *
 * @param gates matrices stacked in each weight
 * @param hidden width of the state
 * @param input features that it reads
 * @param inputWeight {@code [gates * hidden, input]}
 * @param recurrentWeight {@code [gates * hidden, hidden]}
 * @param inputBias {@code [gates * hidden]}
 * @param recurrentBias {@code [gates * hidden]}
 */
@SuppressWarnings("ArrayRecordComponent") // numbers on their way, compared by nobody
public record LayerNumbers(
        int gates,
        int hidden,
        int input,
        float[] inputWeight,
        float[] recurrentWeight,
        float[] inputBias,
        float[] recurrentBias) {
    private static final int PARAMETERS = 4;

    /** Returns those of a layer of a block of equal ones. */
    public static LayerNumbers of(Workload workload, int block, int layer) {
        Layer spec = workload.layers().get(block);
        int bias = spec.gates() * spec.hidden();
        int first = layer * PARAMETERS;
        return new LayerNumbers(
                spec.gates(),
                spec.hidden(),
                spec.width(layer),
                floats(Numbers.parameter(workload, block, first, spec.inputWeights(layer))),
                floats(Numbers.parameter(workload, block, first + 1, spec.recurrentWeights())),
                floats(Numbers.parameter(workload, block, first + 2, bias)),
                floats(Numbers.parameter(workload, block, first + 3, bias)));
    }

    /**
     * Returns the same with the gates in another order.
     *
     * @param order for each place, which gate comes there
     */
    public LayerNumbers inOrder(int... order) {
        return new LayerNumbers(
                gates,
                hidden,
                input,
                reordered(inputWeight, order),
                reordered(recurrentWeight, order),
                reordered(inputBias, order),
                reordered(recurrentBias, order));
    }

    private static float[] reordered(float[] values, int... order) {
        int size = values.length / order.length;
        float[] result = new float[values.length];
        for (int place = 0; place < order.length; place++) {
            System.arraycopy(values, order[place] * size, result, place * size, size);
        }
        return result;
    }

    /** Returns doubles that hold floats as floats. */
    public static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
