package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/** The recurrent part of a training step, fused or composed. */
interface TrainedSequence {
    void runForward();

    /** Runs backward from what {@link #outputGradient} holds; gradients of what is learned are added up. */
    void runBackward();

    Tensor output();

    Tensor outputGradient();

    /** Overwrites the input. */
    void writeInput(double[] values);

    /** Returns the updates of everything that is learned: parameters and initial state. */
    List<AdamUpdate> updates(StepControl control);

    /** Hears that all updates were applied. */
    void stepTaken();

    /** Returns the values of a parameter or of the initial state. */
    double[] value(String variable);
}
