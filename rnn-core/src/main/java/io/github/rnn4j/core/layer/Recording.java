package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import java.util.List;

/**
 * One network being recorded for one shape of batch: what all layers need. Confined to the session's thread.
 *
 * @param session where it is recorded
 * @param recorder takes the operations down
 * @param slots the batch
 * @param dtype floating type of the network
 * @param training whether a backward pass will follow
 * @param closing what must be closed with the recording; layers add to it
 */
record Recording(
        Session session,
        TapeRecorder recorder,
        BatchSlots slots,
        DType dtype,
        boolean training,
        List<Runnable> closing) {
    /** Returns the used steps of each sequence, INT32 {@code [batch]}. */
    Tensor lengths() {
        return slots.lengths().device();
    }

    int timeSteps() {
        return slots.shape().timeSteps();
    }

    int batchSize() {
        return slots.shape().batchSize();
    }
}
