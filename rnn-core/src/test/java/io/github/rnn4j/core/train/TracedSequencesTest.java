package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.DropoutSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.ExactMatch;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.ReversalTask;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sequences that are read step by step at the end of every epoch. */
class TracedSequencesTest {
    private static final Steps LONG = new Steps.Ids(1, new int[] {1, 2, 3, 4, 5, 1, 2});
    private static final Steps SHORT = new Steps.Ids(1, new int[] {2});
    private static final InspectionSpec TRACED = InspectionSpec.DEFAULT.withTraced(List.of(LONG, SHORT));

    private static NetworkSpec network(PoolingKind pooling) {
        return new NetworkSpec(
                new InputSpec.Ids(1),
                List.of(
                        new EmbeddingSpec(TinyTask.VOCABULARY, 5, 1, new InitializerSpec.Normal(0.5)),
                        new DropoutSpec(0.3),
                        RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 6).withDirection(Direction.BIDIRECTIONAL),
                        RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 4).withNumLayers(2),
                        new PoolingSpec(pooling),
                        new DenseSpec(2, new InitializerSpec.XavierUniform(1))));
    }

    @ParameterizedTest
    @EnumSource
    void everyEpochTellsWhatEachBeginningWouldBeAnswered(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT64);
        TinyTask.Log log = new TinyTask.Log();
        try (Backend backend = engine.backend()) {
            TrainingRun run =
                    TinyTask.run(network(PoolingKind.LAST), TinyTask.spec(1)).withInspection(TRACED);
            try (Model model = new NetworkTrainer(engine)
                            .train(InspectedTraining.listening(run, log))
                            .model();
                    Predictor predictor = model.newPredictor()) {
                List<TrainingEvent.Traced> traces = log.of(TrainingEvent.Traced.class);
                assertThat(traces).extracting(TrainingEvent.Traced::sequence).containsExactly(0, 1);
                TrainingEvent.Traced trace = traces.get(0);
                assertThat(trace.step()).isEqualTo(13);
                assertThat(trace.states()).hasSize(7).allSatisfy(state -> assertThat(state)
                        .hasSize(4));
                for (int read = 0; read <= 7; read++) {
                    float[] expected = predictor.logits(LONG.first(read));
                    assertThat(trace.logits().get(read).get(0)).isCloseTo(expected[0], within(1e-6));
                    assertThat(trace.logits().get(read).get(1)).isCloseTo(expected[1], within(1e-6));
                }
                assertThat(traces.get(1).logits()).hasSize(2);
            }
            assertThat(backend.diagnostics().liveTensors()).isZero();
            assertThat(backend.diagnostics().openSessions()).isZero();
        }
    }

    @Test
    void tracingChangesNoBit() {
        TrainingRun run = TinyTask.run(network(PoolingKind.MAX), TinyTask.spec(2));
        InspectedTraining.Outcome plain = InspectedTraining.train(TestEngines.CPU, run);
        InspectedTraining.Outcome traced = InspectedTraining.train(TestEngines.CPU, run.withInspection(TRACED));

        assertThat(traced.parameters()).isEqualTo(plain.parameters());
        assertThat(traced.log().of(TrainingEvent.Traced.class))
                .extracting(TrainingEvent.Traced::epoch)
                .containsExactly(1, 1, 2, 2);
    }

    @Test
    void aNetworkWithoutRecurrentLayersHasNoStates() {
        NetworkSpec pooled = new NetworkSpec(
                new InputSpec.Ids(1),
                List.of(
                        new EmbeddingSpec(TinyTask.VOCABULARY, 5, 1, new InitializerSpec.Normal(0.5)),
                        new PoolingSpec(PoolingKind.MEAN),
                        new DenseSpec(2, new InitializerSpec.XavierUniform(1))));
        TrainingEvent.Traced trace = InspectedTraining.train(
                        TestEngines.CPU, TinyTask.run(pooled, TinyTask.spec(1)).withInspection(TRACED))
                .log()
                .of(TrainingEvent.Traced.class)
                .get(0);

        assertThat(trace.states()).isEmpty();
        assertThat(trace.logits()).hasSize(8).allSatisfy(logits -> assertThat(logits)
                .doesNotContain(Double.NaN));
    }

    @Test
    void whatDoesNotGoWithTheNetworkIsRefusedBeforeTraining() {
        InspectionSpec features = InspectionSpec.DEFAULT.withTraced(List.of(new Steps.Features(1, new float[] {1})));
        TrainingRun run =
                TinyTask.run(network(PoolingKind.LAST), TinyTask.spec(1)).withInspection(features);

        assertThatThrownBy(() -> InspectedTraining.train(TestEngines.CPU, run))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("identifiers");
    }

    @Test
    void aNetworkThatWritesIsNotTraced() {
        var examples = ReversalTask.examples(20, 4, 8);
        TrainingRun run = new TrainingRun(
                        ReversalTask.network(8, AttentionKind.NONE),
                        ReversalTask.spec(1),
                        examples,
                        examples,
                        new ExactMatch(),
                        TrainingListener.NONE,
                        () -> false)
                .withInspection(TRACED);

        assertThatThrownBy(() -> InspectedTraining.train(TestEngines.CPU, run))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContaining("traced");
    }
}
