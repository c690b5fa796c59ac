package io.github.rnn4j.verification.benchmarks.contender;

import io.github.rnn4j.verification.benchmarks.workload.Workload;

/** A library that runs workloads. Making one loads no native code: that is for {@link #prepare}. */
public interface Contender {
    /** Returns whether it has what a workload needs, with the same mathematics. */
    boolean supports(Workload workload);

    /**
     * Gets a workload ready, with {@link io.github.rnn4j.verification.benchmarks.workload.Numbers}.
     *
     * @param threads that a call may compute on
     */
    Prepared prepare(Workload workload, int threads);

    /** A workload that is ready. Confined to its thread. */
    interface Prepared extends AutoCloseable {
        /** Runs one call. */
        void run();

        /** Returns the output of the last call, {@code [batch, outputSize]}. */
        double[] output();

        @Override
        void close();
    }
}
