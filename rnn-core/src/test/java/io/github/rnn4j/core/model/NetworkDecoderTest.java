package io.github.rnn4j.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.SequenceDecoder;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.ReversalTask;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkDecoderTest {
    private static final NetworkSpec WRITING = ReversalTask.network(7, AttentionKind.GENERAL);

    @ParameterizedTest
    @EnumSource
    void aBatchOfAllLengthsIsWrittenAsOneByOne(TestEngines engines) {
        List<Steps> sequences =
                ReversalTask.examples(75, 0, 12).stream().map(Example::steps).toList();
        try (Opened opened = new Opened(engines, WRITING);
                SequenceDecoder decoder = opened.model.newDecoder()) {
            List<int[]> together = decoder.decode(sequences, 6);
            List<int[]> alone =
                    sequences.stream().map(steps -> decoder.decode(steps, 6)).toList();

            assertThat(together).containsExactlyElementsOf(alone);
            assertThat(together).allMatch(symbols -> symbols.length <= 6).anyMatch(symbols -> symbols.length > 0);
            assertThat(decoder.decode(List.of(), 3)).isEmpty();
        }
    }

    @Test
    void itGoesOnToTheLastSymbolThatIsAllowed() {
        Steps steps = new Steps.Ids(1, new int[] {1, 2, 3});
        try (Opened opened = new Opened(TestEngines.CPU, WRITING);
                SequenceDecoder decoder = opened.model.newDecoder()) {
            int[] most = decoder.decode(steps, 100);
            for (int count : new int[] {1, 2, 40}) {
                assertThat(decoder.decode(steps, count))
                        .containsExactly(Arrays.copyOf(most, Math.min(count, most.length)));
            }
        }
    }

    @Test
    void misuseIsRefused() {
        try (Opened opened = new Opened(TestEngines.CPU, WRITING)) {
            SequenceDecoder decoder = opened.model.newDecoder();
            assertThatThrownBy(() -> decoder.decode(new Steps.Ids(1, new int[] {1}), 0))
                    .hasMessage("maxSymbols: expected >= 1 but got 0");
            assertThatThrownBy(() -> decoder.decode(new Steps.Features(1, new float[] {1}), 5))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessage("steps: expected 1 identifiers a step but got 1 features (sequence 0).");
            assertThatThrownBy(opened.model::newPredictor)
                    .isInstanceOf(InvalidSpecException.class)
                    .hasMessage(
                            "predictor: expected a network that gives one vector for each sequence but got one that ends"
                                    + " in a decoder. Make a decoder of the model.");
            assertThatThrownBy(opened.model::newStreamingPredictor)
                    .hasMessage("stream: expected no decoder but got one (network.layers[2]), which needs the whole"
                            + " sequence. Read whole sequences, or change the network.");
            opened.model.close();
            assertThatThrownBy(() -> decoder.decode(new Steps.Ids(1, new int[] {1}), 1))
                    .isInstanceOf(ClosedResourceException.class);
        }
        try (Opened opened = new Opened(TestEngines.CPU, TinyTask.network(4, PoolingKind.MEAN))) {
            assertThatThrownBy(opened.model::newDecoder)
                    .hasMessage(
                            "decoder: expected a network that ends in one but got one that gives one vector for each"
                                    + " sequence. Make a predictor of the model.");
        }
    }

    private static final class Opened implements AutoCloseable {
        final Engine engine;
        final Model model;

        Opened(TestEngines engines, NetworkSpec network) {
            engine = engines.open(DType.FLOAT32);
            Network made = Network.of(network, engine, Mode.INFERENCE);
            try (NetworkParameters values = new NetworkParameters(engine.backend(), made)) {
                values.initialize(3);
                model = new NetworkModel(engine, network, values.toStateDict());
            }
        }

        @Override
        public void close() {
            model.close();
            assertThat(engine.backend().diagnostics().liveTensors()).isZero();
            engine.backend().close();
        }
    }
}
