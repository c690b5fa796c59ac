package io.github.rnn4j.verification.peers.dl4j;

import io.github.rnn4j.verification.benchmarks.contender.Contender.Prepared;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whole sequences forward. */
final class SequenceRun implements Prepared {
    private final MultiLayerNetwork network;
    private final INDArray input;
    private INDArray last = Nd4j.empty();

    SequenceRun(Workload workload) {
        network = Networks.of(workload, null);
        input = Networks.input(workload);
    }

    @Override
    public void run() {
        INDArray before = last;
        last = network.output(input);
        if (before.closeable()) {
            before.close();
        }
    }

    @Override
    public double[] output() {
        return last.dup('c').data().asDouble();
    }

    @Override
    public void close() {
        network.close();
    }
}
