package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * A mask of a recorded network.
 *
 * @param mask factors on the elements of a value
 * @param probability share of them that is 0
 */
record DropoutMask(Tensor mask, double probability) {
    /**
     * Draws it for a training step.
     *
     * @param number which of the network's masks it is, from 0
     */
    void draw(TensorOps ops, long seed, int number, long step) {
        ops.dropoutMask(new RandomKey(seed, Purpose.DROPOUT, number, step), probability, mask);
    }
}
