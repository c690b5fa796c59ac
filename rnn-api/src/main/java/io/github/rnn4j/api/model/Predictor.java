package io.github.rnn4j.api.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Steps;
import java.util.List;

/** Answers for one thread, the one that made it. */
@Experimental
public interface Predictor extends AutoCloseable {
    /**
     * Returns the logits of one sequence, {@code [outputSize]}.
     *
     * @throws io.github.rnn4j.api.error.ShapeMismatchException if a step is not what the network's input says
     */
    float[] logits(Steps steps);

    /** Returns the logits of each sequence; the same bits as one by one. */
    List<float[]> logits(List<Steps> batch);

    @Override
    void close();
}
