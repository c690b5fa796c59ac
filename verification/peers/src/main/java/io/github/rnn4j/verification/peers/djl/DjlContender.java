package io.github.rnn4j.verification.peers.djl;

import io.github.rnn4j.verification.benchmarks.contender.Contender;
import io.github.rnn4j.verification.benchmarks.workload.Workload;

/**
 * DJL with PyTorch, in the quickest way found for each workload: TorchScript for inference, with a loop over the steps for RNN
 * (a sixth quicker at batch size 1 than the fused operator that {@code NDArrayEx.rnn} calls) and the fused operators for GRU and
 * LSTM; {@code NDArrayEx.rnn} with DJL's autograd and Adam for training, where TorchScript is no quicker. Started offline.
 */
public final class DjlContender implements Contender {
    @Override
    public boolean supports(Workload workload) {
        return true;
    }

    /** The number of threads is a flag of the process: PyTorch takes it once. */
    @Override
    public Prepared prepare(Workload workload, int threads) {
        return workload.kind() == Workload.Kind.TRAINING ? new TrainingRun(workload) : new ScriptRun(workload);
    }
}
