package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.ArrayList;
import java.util.List;

/** Blocks in the layouts of a network's parameters, such as moments; closed together. */
final class OwnedParameters implements AutoCloseable {
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

    @Override
    public void close() {
        owned.forEach(NetworkParameters::close);
    }
}
