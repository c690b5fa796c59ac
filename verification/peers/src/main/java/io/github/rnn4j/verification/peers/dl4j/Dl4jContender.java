package io.github.rnn4j.verification.peers.dl4j;

import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.verification.benchmarks.contender.Contender;
import io.github.rnn4j.verification.benchmarks.workload.Workload;

/** DL4J's layers, with equal mathematics. Memory is freed at each call, so that no pause of a collector is measured. */
public final class Dl4jContender implements Contender {
    /** It has no GRU. */
    @Override
    public boolean supports(Workload workload) {
        return workload.layers().stream().noneMatch(layer -> layer.cell().equals(CellSpec.GRU));
    }

    /** The number of threads is in the environment of the process: ND4J takes it once. */
    @Override
    public Prepared prepare(Workload workload, int threads) {
        return switch (workload.kind()) {
            case SEQUENCE -> new SequenceRun(workload);
            case STREAM -> new StreamRun(workload);
            case TRAINING -> new TrainingRun(workload);
        };
    }
}
