package io.github.rnn4j.api.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSpecTest {
    private static final InitializerSpec XAVIER = new InitializerSpec.XavierUniform(1);
    private static final LayerSpec EMBEDDING = new EmbeddingSpec(10, 4, 2, XAVIER);
    private static final LayerSpec RECURRENT = RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 8);
    private static final LayerSpec POOLING = new PoolingSpec(PoolingKind.LAST);
    private static final LayerSpec DENSE = new DenseSpec(2, XAVIER);
    private static final InputSpec IDS = new InputSpec.Ids(2);
    private static final InputSpec FEATURES = new InputSpec.Features(3);

    @Test
    void theUsualOrdersAreAccepted() {
        assertThat(new NetworkSpec(IDS, List.of(EMBEDDING, RECURRENT, RECURRENT, POOLING, DENSE, DENSE)).layers())
                .hasSize(6);
        assertThat(new NetworkSpec(FEATURES, List.of(RECURRENT, POOLING, DENSE)).layers())
                .hasSize(3);
        assertThat(new NetworkSpec(FEATURES, List.of(DENSE, RECURRENT)).layers())
                .hasSize(2);
    }

    @Test
    void theLayersAreACopy() {
        List<LayerSpec> layers = new ArrayList<>(List.of(RECURRENT, POOLING));
        NetworkSpec network = new NetworkSpec(FEATURES, layers);
        layers.clear();
        assertThat(network.layers()).containsExactly(RECURRENT, POOLING);
    }

    @Test
    void anEmbeddingGoesWithIdentifiersOnly() {
        refused("expected at least one layer", IDS);
        refused("expected an embedding first", IDS, RECURRENT);
        refused("expected no embedding", FEATURES, EMBEDDING, RECURRENT);
        refused("embedding.idsPerStep: expected the input's 1 but got 2", new InputSpec.Ids(1), EMBEDDING);
    }

    @Test
    void layersOutOfOrderAreRefusedByTheirNumber() {
        refused("(layer 1)", IDS, EMBEDDING, EMBEDDING);
        refused("(layer 1)", FEATURES, POOLING, RECURRENT);
        refused("(layer 2)", FEATURES, RECURRENT, POOLING, POOLING);
    }

    private static void refused(String message, InputSpec input, LayerSpec... layers) {
        assertThatThrownBy(() -> new NetworkSpec(input, List.of(layers)))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aDecoderEndsANetworkThatHasReadSomething() {
        RecurrentSpec gru = RecurrentSpec.of(CellSpec.of("gru"), 4);
        DecoderSpec decoder = DecoderSpec.of(5, 3, gru);
        InputSpec input = new InputSpec.Features(2);
        DenseSpec dense = new DenseSpec(2, new InitializerSpec.Zeros());

        assertThat(new NetworkSpec(input, List.of(gru, dense, decoder)).decoder())
                .contains(decoder);
        assertThat(new NetworkSpec(input, List.of(gru, new PoolingSpec(PoolingKind.LAST))).decoder())
                .isEmpty();
        assertThatThrownBy(() -> new NetworkSpec(input, List.of(dense, decoder)))
                .hasMessageContaining("expected a recurrent layer before the decoder");
        assertThatThrownBy(() -> new NetworkSpec(input, List.of(gru, decoder, dense)))
                .hasMessageContaining("expected nothing after the decoder but got [Recurrent, Decoder, Dense]");
        assertThatThrownBy(() -> new NetworkSpec(input, List.of(gru, new PoolingSpec(PoolingKind.LAST), decoder)))
                .hasMessageContaining("or a decoder, in this order");
        DecoderSpec copying = decoder.withBridge(BridgeKind.COPY);
        assertThat(new NetworkSpec(input, List.of(gru, copying)).decoder()).contains(copying);
        assertThatThrownBy(() -> new NetworkSpec(input, List.of(gru.withDirection(Direction.BIDIRECTIONAL), copying)))
                .hasMessage("decoder.bridge: expected DENSE, for the last recurrent layer's state (gru, hiddenSize 4,"
                        + " numLayers 1, BIDIRECTIONAL) is not of the decoder's form (gru, hiddenSize 4, numLayers 1,"
                        + " FORWARD), but got COPY. Change the bridge, or make the two alike.");
    }
}
