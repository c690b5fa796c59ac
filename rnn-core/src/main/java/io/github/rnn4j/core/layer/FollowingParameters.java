package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a network as another network of the same description reads them, which may run other layers fused. Blocks that
 * are stored alike are the very same; the others are copies, made anew when asked for. To be read only. Owns the copies; closing
 * twice does nothing. Confined to the thread that changes the parameters.
 */
@Internal
public final class FollowingParameters implements AutoCloseable {
    private final NetworkParameters followed;
    private final Backend backend;
    private final NetworkParameters parameters;
    private final List<ParameterBlock> owned = new ArrayList<>();
    private final List<Copy> copies = new ArrayList<>();

    /**
     * Allocates what is stored otherwise.
     *
     * @param followed parameters of a network of the same description; stay the caller's
     * @param reading the network that reads them, without fused layers
     */
    public FollowingParameters(Backend backend, NetworkParameters followed, Network reading) {
        this.backend = backend;
        this.followed = followed;
        List<ParameterBlock> blocks = new ArrayList<>();
        try {
            for (BlockSpec spec : reading.blocks()) {
                blocks.add(block(spec, reading));
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        this.parameters = new NetworkParameters(reading.blocks(), blocks);
    }

    private ParameterBlock block(BlockSpec spec, Network reading) {
        ParameterSpec parameter = spec.layout().parameters().get(0);
        ParameterBlock source = followed.holder(spec.fullName(parameter));
        if (source.layout().equals(spec.layout())) {
            return source;
        }
        ParameterBlock made = backend.allocateParameters(spec.layout(), reading.dtype());
        owned.add(made);
        spec.layout().parameters().forEach(each -> copies.add(new Copy(source, made, each.name())));
        return made;
    }

    /** Returns the parameters; their copies are those of the last {@link #follow}. */
    public NetworkParameters parameters() {
        return parameters;
    }

    /** Copies what is stored otherwise. Reads the device. */
    public void follow() {
        copies.forEach(copy -> copy.to.upload(copy.name, copy.from.download(copy.name)));
    }

    @Override
    public void close() {
        owned.forEach(ParameterBlock::close);
    }

    private record Copy(ParameterBlock from, ParameterBlock to, String name) {}
}
