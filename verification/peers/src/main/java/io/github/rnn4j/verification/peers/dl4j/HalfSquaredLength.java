package io.github.rnn4j.verification.peers.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** The workload's loss, whose gradient is the output itself. Keeps the output, which DL4J does not. Confined to a thread. */
final class HalfSquaredLength implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private final transient INDArray output;

    HalfSquaredLength(int batch, int size) {
        output = Nd4j.create(batch, size);
    }

    INDArray output() {
        return output;
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        output.assign(preOutput);
        return preOutput.dup();
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double norm = preOutput.norm2Number().doubleValue();
        return norm * norm / 2 / (average ? preOutput.size(0) : 1);
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        return preOutput.mul(preOutput).sum(1).muli(0.5);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        return Pair.of(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    @Override
    public String name() {
        return "half squared length";
    }
}
