package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.core.config.SpecJson;
import io.github.rnn4j.core.config.StrictJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells models apart by what they compute, wherever they came from: what a state of one means nothing to another. */
@Experimental
public final class ModelDigest {
    private ModelDigest() {}

    /**
     * Returns the SHA-256 of a network, its parameters and what else its answers depend on.
     *
     * @param rest such as the settings of the scale, as text; may be empty
     * @return 64 hexadecimal digits
     */
    public static String of(NetworkSpec network, StateDict parameters, String rest) {
        List<NamedArray> arrays = parameters.arrays();
        List<TensorEntry> entries = TensorData.layOut(arrays);
        String parts = StrictJson.write(SpecJson.write(network))
                + entries
                + Seal.digest(ByteBuffer.wrap(TensorData.encode(entries, arrays)))
                + rest;
        return Seal.digest(ByteBuffer.wrap(parts.getBytes(StandardCharsets.UTF_8)));
    }
}
