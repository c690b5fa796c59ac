package io.github.rnn4j.api.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.spec.NetworkSpec;

/**
 * A network with its parameters on a backend, ready to answer. Thread-safe: each thread takes a predictor of its own, all of
 * them share the parameters. Closing twice does nothing.
 */
@Experimental
public interface Model extends AutoCloseable {
    /** Returns what the network is made of. */
    NetworkSpec network();

    /** Returns the name of the backend it runs on. */
    String backend();

    /** Returns how its recurrent layers run. */
    ExecutionPath path();

    /** Returns how many numbers were learned, two biases a gate counted. */
    long parameterCount();

    /** Returns the values of the parameters by name, in canonical shapes; copies. */
    StateDict parameters();

    /**
     * Makes a predictor for the calling thread.
     *
     * @throws io.github.rnn4j.api.error.InvalidSpecException if the network ends in a decoder
     */
    Predictor newPredictor();

    /**
     * Makes a predictor for the calling thread that answers while a sequence is still coming in.
     *
     * @throws io.github.rnn4j.api.error.InvalidSpecException if the network needs the whole sequence: with a bidirectional
     *     layer, a burn-in, a decoder, or another pooling than the last output
     */
    StreamingPredictor newStreamingPredictor();

    /**
     * Makes a decoder for the calling thread.
     *
     * @throws io.github.rnn4j.api.error.InvalidSpecException if the network does not end in a decoder
     */
    SequenceDecoder newDecoder();

    /** Frees the parameters; every predictor fails afterwards. */
    @Override
    void close();
}
