package io.github.rnn4j.verification.peers.onnx;

import io.github.rnn4j.verification.benchmarks.contender.Contender;
import io.github.rnn4j.verification.benchmarks.workload.Workload;

/** ONNX Runtime: inference, with its own operators for RNN, GRU and LSTM, and outputs written where they were last time. */
public final class OnnxContender implements Contender {
    /** Its package for Java does not train. */
    @Override
    public boolean supports(Workload workload) {
        return workload.kind() != Workload.Kind.TRAINING;
    }

    @Override
    public Prepared prepare(Workload workload, int threads) {
        return new OnnxRun(workload, threads);
    }
}
