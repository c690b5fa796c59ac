package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Blocks in the layouts of a network's parameters, such as moments; closed together. */
final class OwnedParameters implements AutoCloseable {
    /** Which parameters are weights. */
    private static final Set<ParameterSpec.Role> WEIGHTS =
            Set.of(ParameterSpec.Role.EMBEDDING, ParameterSpec.Role.INPUT_WEIGHT, ParameterSpec.Role.RECURRENT_WEIGHT);

    private final Backend backend;
    private final Network network;
    private final List<NetworkParameters> owned = new ArrayList<>();

    OwnedParameters(Backend backend, Network network) {
        this.backend = backend;
        this.network = network;
    }

    /** Returns new ones, filled with 0. */
    NetworkParameters allocate() {
        NetworkParameters made = new NetworkParameters(backend, network);
        owned.add(made);
        return made;
    }

    /** Returns new ones that are 1 where a weight stands, and 0 elsewhere; a block may hold weights and biases side by side. */
    NetworkParameters allocateMarks() {
        NetworkParameters marks = allocate();
        marks.blocks().forEach(OwnedParameters::mark);
        return marks;
    }

    private static void mark(ParameterBlock block) {
        for (ParameterSpec parameter : block.layout().parameters()) {
            if (WEIGHTS.contains(parameter.role())) {
                double[] ones = new double[parameter.shape().elements()];
                Arrays.fill(ones, 1);
                block.upload(parameter.name(), ones);
            }
        }
    }

    @Override
    public void close() {
        owned.forEach(NetworkParameters::close);
    }
}
