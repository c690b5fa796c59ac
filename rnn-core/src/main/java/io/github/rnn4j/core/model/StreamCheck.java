package io.github.rnn4j.core.model;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import java.util.List;

/** Which networks can answer before a sequence is over. */
final class StreamCheck {
    private StreamCheck() {}

    /**
     * Refuses a network that needs the whole sequence at once.
     *
     * @throws InvalidSpecException naming the layer
     */
    static void check(NetworkSpec network) {
        List<LayerSpec> layers = network.layers();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof RecurrentSpec recurrent) {
                refuse(recurrent.direction() != Direction.FORWARD, "forward layers", "a bidirectional one", i);
                refuse(
                        recurrent.initialState() instanceof InitialStateSpec.BurnIn,
                        "a state that starts before the first step",
                        "a burn-in",
                        i);
            } else if (layers.get(i) instanceof PoolingSpec pooling) {
                refuse(
                        pooling.kind() != PoolingKind.LAST,
                        "pooling LAST",
                        pooling.kind().toString(),
                        i);
            }
        }
    }

    private static void refuse(boolean wrong, String expected, String actual, int layer) {
        if (wrong) {
            throw new InvalidSpecException("stream: expected " + expected + " but got " + actual + " (network.layers["
                    + layer + "]), which needs the whole sequence. Use a predictor of whole sequences.");
        }
    }
}
