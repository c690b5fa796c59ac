package io.github.rnn4j.cli.command;

import java.util.function.Supplier;

/** Hears of the answers of a model at work. Nothing of monitoring is named here, for picocli loads what methods take and return. */
interface ServingWatch extends AutoCloseable {
    /** Hears and shows nothing. */
    ServingWatch NONE = new ServingWatch() {
        @Override
        public void answered(Supplier<double[]> inputs, double score, long nanos) {}

        @Override
        public void refused() {}

        @Override
        public void watched(double seconds, boolean alarm) {}

        @Override
        public void failed(RuntimeException failure) {}

        @Override
        public void close() {}
    };

    /**
     * Hears of an answer.
     *
     * @param inputs what it was given for, in the order of the training's distributions; asked for only if anybody watches
     * @param nanos what it took
     */
    void answered(Supplier<double[]> inputs, double score, long nanos);

    /** Hears of an answer whose inputs are in single precision. */
    default void answered(float[] inputs, double score, long nanos) {
        answered(
                () -> {
                    double[] wide = new double[inputs.length];
                    for (int i = 0; i < wide.length; i++) {
                        wide[i] = inputs[i];
                    }
                    return wide;
                },
                score,
                nanos);
    }

    /** Hears of a row without the numbers that it should have, which got no answer. */
    void refused();

    /**
     * Hears that something was watched for alarms.
     *
     * @param seconds how long since it was watched last
     * @param alarm whether an alarm went on
     */
    void watched(double seconds, boolean alarm);

    /** Hears that the answers failed. */
    void failed(RuntimeException failure);

    @Override
    void close();

    /** Does work that gives the answers, and hears if it fails. */
    default void during(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failed(e);
            throw e;
        }
    }
}
