package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.tensor.Tensor;

/**
 * Multiplies by a mask that is drawn anew for each training step; nothing where no training step follows.
 *
 * @param probability share of units dropped
 * @param outputSize features, as many as come in
 */
record DropoutLayer(double probability, int outputSize) implements NetworkLayer {
    @Override
    public Flow record(Recording recording, Flow input, LayerParameters parameters) {
        if (!recording.dropping() || probability == 0) {
            return input;
        }
        Tensor mask = recording.newMask(input.tensor().shape(), probability);
        Tensor kept = recording.recorder().multiply(input.tensor(), mask);
        return new Flow(kept, input.zeroPadding(), input.learned());
    }
}
