package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;

/**
 * Writes a sequence of symbols, one after the other, about what the layers before it read: {@code [timeSteps, batch, features]}
 * to logits {@code [symbols, batch, vocabularySize]} (Sutskever, Vinyals and Le, NeurIPS 2014). A network's last layer, after
 * at least one recurrent layer. Symbol 0 ends a sequence, and stands before its first symbol; its vector is zero and stays so.
 *
 * <p>A step looks up the symbol before, runs the recurrent layer, whose state starts from that of the last recurrent layer
 * through the bridge, attends to what was read, and maps the result to the logits of the next symbol.
 *
 * @param vocabularySize symbols, 0 included; at least 2
 * @param embeddingSize features of a symbol that was written; at least 1
 * @param recurrent layer that writes: forward, without a residual, its state left at zeros, for the bridge says where it starts
 * @param bridge how its state starts
 * @param attention how it looks back
 * @param initializer first values of embedding, bridge, attention and logits' weights; biases start at zero
 */
@Experimental
public record DecoderSpec(
        int vocabularySize,
        int embeddingSize,
        RecurrentSpec recurrent,
        BridgeKind bridge,
        AttentionKind attention,
        InitializerSpec initializer)
        implements LayerSpec {
    public DecoderSpec {
        Checks.atLeast(2, vocabularySize, "decoder.vocabularySize");
        Checks.atLeast(1, embeddingSize, "decoder.embeddingSize");
        Checks.anyShape(initializer, "decoder.initializer");
        if (recurrent.direction() != Direction.FORWARD) {
            throw new InvalidSpecException(
                    "decoder.recurrent.direction: expected FORWARD, for what comes later is not written yet, but got "
                            + recurrent.direction());
        }
        if (recurrent.residual()) {
            throw new InvalidSpecException("decoder.recurrent.residual: expected false but got true");
        }
        if (!(recurrent.initialState() instanceof InitialStateSpec.Zeros)) {
            throw new InvalidSpecException(
                    "decoder.recurrent.initialState: expected zeros, for the bridge says where it starts, but got "
                            + recurrent.initialState());
        }
    }

    /** Returns a decoder with a learned bridge, without attention, and with Xavier's first values. */
    public static DecoderSpec of(int vocabularySize, int embeddingSize, RecurrentSpec recurrent) {
        return new DecoderSpec(
                vocabularySize,
                embeddingSize,
                recurrent,
                BridgeKind.DENSE,
                AttentionKind.NONE,
                new InitializerSpec.XavierUniform(1));
    }

    /** Returns the same with another bridge. */
    public DecoderSpec withBridge(BridgeKind value) {
        return new DecoderSpec(vocabularySize, embeddingSize, recurrent, value, attention, initializer);
    }

    /** Returns the same with another attention. */
    public DecoderSpec withAttention(AttentionKind value) {
        return new DecoderSpec(vocabularySize, embeddingSize, recurrent, bridge, value, initializer);
    }
}
