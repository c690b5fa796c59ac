package io.github.rnn4j.verification.peers.dl4j;

import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.verification.benchmarks.workload.Layer;
import io.github.rnn4j.verification.benchmarks.workload.LayerNumbers;
import io.github.rnn4j.verification.benchmarks.workload.Numbers;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** A workload as DL4J's network, with the workload's numbers. */
final class Networks {
    private static final double LEARNING_RATE = 1e-3;

    private Networks() {}

    /**
     * Returns the network. A sequence's last layer gives its last step only; a stream's cannot, for DL4J does not carry the state
     * of a layer that is wrapped so.
     *
     * @param loss for training
     */
    static MultiLayerNetwork of(Workload workload, @Nullable HalfSquaredLength loss) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new Adam(LEARNING_RATE))
                // One bias does the work of our two: both would get the same gradient, and the sum would move twice as
                // far.
                .biasUpdater(new Adam(2 * LEARNING_RATE))
                .list();
        List<LayerNumbers> numbers = new ArrayList<>();
        for (int block = 0; block < workload.layers().size(); block++) {
            Layer spec = workload.layers().get(block);
            for (int i = 0; i < spec.count(); i++) {
                boolean last = block == workload.layers().size() - 1 && i == spec.count() - 1;
                BaseRecurrentLayer layer = layer(spec, i);
                list.layer(last && workload.kind() != Workload.Kind.STREAM ? new LastTimeStep(layer) : layer);
                numbers.add(LayerNumbers.of(workload, block, i));
            }
        }
        if (loss != null) {
            list.layer(
                    new LossLayer.Builder(loss).activation(Activation.IDENTITY).build());
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        for (int i = 0; i < numbers.size(); i++) {
            set(network, i, numbers.get(i));
        }
        return network;
    }

    private static BaseRecurrentLayer layer(Layer spec, int i) {
        boolean lstm = spec.cell().equals(CellSpec.LSTM);
        BaseRecurrentLayer.Builder<?> builder = lstm ? new LSTM.Builder() : new SimpleRnn.Builder();
        builder.nIn(spec.width(i)).nOut(spec.hidden()).activation(Activation.TANH);
        return (BaseRecurrentLayer) builder.build();
    }

    /** DL4J's order of an LSTM's gates: candidate, forget, output, input. */
    private static void set(MultiLayerNetwork network, int layer, LayerNumbers pytorch) {
        LayerNumbers numbers = pytorch.gates() == 4 ? pytorch.inOrder(2, 1, 3, 0) : pytorch;
        int columns = numbers.gates() * numbers.hidden();
        float[] bias = numbers.inputBias().clone();
        for (int i = 0; i < columns; i++) {
            bias[i] += numbers.recurrentBias()[i];
        }
        network.setParam(layer + "_W", matrix(numbers.inputWeight(), columns, numbers.input()));
        network.setParam(layer + "_RW", matrix(numbers.recurrentWeight(), columns, numbers.hidden()));
        network.setParam(layer + "_b", Nd4j.createFromArray(bias).reshape(1, columns));
    }

    /** DL4J multiplies from the other side. */
    private static INDArray matrix(float[] values, int rows, int columns) {
        return Nd4j.createFromArray(values).reshape(rows, columns).transpose().dup();
    }

    /** Returns the input in DL4J's layout, {@code [batch, features, steps]}, each step's numbers in one piece. */
    static INDArray input(Workload workload) {
        return Nd4j.createFromArray(LayerNumbers.floats(Numbers.input(workload)))
                .reshape(workload.steps(), workload.batch(), workload.inputSize())
                .permute(1, 2, 0)
                .dup('f');
    }
}
