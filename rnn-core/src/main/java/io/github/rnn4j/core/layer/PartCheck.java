package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.DecoderSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import java.util.List;
import java.util.Optional;

/** Which networks can read a sequence in parts, one after the other. */
@Internal
public final class PartCheck {
    private PartCheck() {}

    /**
     * Refuses a network that needs the whole sequence at once.
     *
     * @param subject what wants to read in parts, for the message
     * @throws InvalidSpecException naming the layer
     */
    public static void check(NetworkSpec network, String subject) {
        List<LayerSpec> layers = network.layers();
        for (int i = 0; i < layers.size(); i++) {
            int layer = i;
            problem(layers.get(i)).ifPresent(problem -> {
                throw new InvalidSpecException(subject + ": " + problem + " (network.layers[" + layer
                        + "]), which needs the whole sequence. Read whole sequences, or change the network.");
            });
        }
    }

    private static Optional<String> problem(LayerSpec layer) {
        if (layer instanceof PoolingSpec pooling && pooling.kind() != PoolingKind.LAST) {
            return Optional.of("expected pooling LAST but got " + pooling.kind());
        }
        if (layer instanceof DecoderSpec) {
            return Optional.of("expected no decoder but got one");
        }
        if (!(layer instanceof RecurrentSpec recurrent)) {
            return Optional.empty();
        }
        if (recurrent.direction() != Direction.FORWARD) {
            return Optional.of("expected forward layers but got a bidirectional one");
        }
        return recurrent.initialState() instanceof InitialStateSpec.BurnIn
                ? Optional.of("expected a state that starts before the first step but got a burn-in")
                : Optional.empty();
    }
}
