package io.github.rnn4j.verification.peers.dl4j;

import io.github.rnn4j.verification.benchmarks.contender.Contender.Prepared;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.util.List;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Steps of training by DL4J's gradients and its Adam, with a clip of the global norm, which DL4J lacks, between them. */
final class TrainingRun implements Prepared {
    private static final double CLIP = 5;

    private final MultiLayerNetwork network;
    private final HalfSquaredLength loss;
    private final INDArray input;
    private final INDArray labels;
    private final List<String> biases;
    private final int batch;
    private int step;

    TrainingRun(Workload workload) {
        batch = workload.batch();
        loss = new HalfSquaredLength(batch, workload.outputSize());
        network = Networks.of(workload, loss);
        input = Networks.input(workload);
        labels = Nd4j.zeros(batch, workload.outputSize());
        biases = network.paramTable().keySet().stream()
                .filter(name -> name.endsWith("_b"))
                .toList();
    }

    @Override
    public void run() {
        network.setInput(input);
        network.setLabels(labels);
        network.computeGradientAndScore();
        Gradient gradient = network.gradient();
        INDArray all = gradient.gradient();
        double squares = squared(all);
        for (String bias : biases) {
            squares += squared(gradient.getGradientFor(bias)); // the second of our two
        }
        // DL4J's gradients are sums over the batch; its updater divides them.
        double factor = CLIP / (Math.sqrt(squares) / batch + 1e-6);
        if (factor < 1) {
            all.muli(factor);
        }
        correctEpsilon();
        network.getUpdater().update(network, gradient, step++, 0, batch, LayerWorkspaceMgr.noWorkspaces());
        network.params().subi(all);
    }

    /** DL4J folds the correction of the second moment into the rate and so adds epsilon before it: this corrects it alike. */
    private void correctEpsilon() {
        double root = Math.sqrt(1 - Math.pow(Adam.DEFAULT_ADAM_BETA2_VAR_DECAY, step + 1));
        for (UpdaterBlock block : ((MultiLayerUpdater) network.getUpdater()).getUpdaterBlocks()) {
            ((Adam) block.getGradientUpdater().getConfig()).setEpsilon(Adam.DEFAULT_ADAM_EPSILON * root);
        }
    }

    private static double squared(INDArray values) {
        double norm = values.norm2Number().doubleValue();
        return norm * norm;
    }

    @Override
    public double[] output() {
        return loss.output().dup('c').data().asDouble();
    }

    @Override
    public void close() {
        network.close();
    }
}
