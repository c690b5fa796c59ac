package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.tensor.Tensor;

/**
 * What goes from one layer to the next while a network is recorded.
 *
 * @param tensor {@code [timeSteps, batch, features]}, or {@code [batch, features]} after the pooling
 * @param zeroPadding whether the elements beyond each length are known to be 0; else they may be anything, NaN included
 * @param learned whether a gradient with respect to it is wanted
 */
record Flow(Tensor tensor, boolean zeroPadding, boolean learned) {
    boolean isSequence() {
        return tensor.shape().rank() == 3;
    }
}
