package io.github.rnn4j.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkPredictorTest {
    private static final NetworkSpec SPEC = TinyTask.network(17, PoolingKind.MEAN);
    private static final Steps EMPTY = new Steps.Ids(1, new int[0]);

    @ParameterizedTest
    @EnumSource
    void aBatchGivesTheSameBitsAsOneByOne(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        try (Backend backend = engine.backend();
                Model model = model(engine);
                Predictor predictor = model.newPredictor()) {
            List<Steps> batch = new ArrayList<>();
            TinyTask.examples(150, 4).stream().map(Example::steps).forEach(batch::add);
            batch.add(3, EMPTY);

            List<float[]> together = predictor.logits(batch);

            assertThat(together).hasSameSizeAs(batch);
            for (int i = 0; i < batch.size(); i++) {
                assertThat(together.get(i)).isEqualTo(predictor.logits(batch.get(i)));
            }
            assertThat(predictor.logits(List.of())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEmptySequenceGetsTheHeadsBias(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        try (Backend backend = engine.backend();
                Model model = model(engine);
                Predictor predictor = model.newPredictor()) {
            assertThat(predictor.logits(EMPTY)).containsExactly(0.25f, -0.5f);
        }
    }

    @ParameterizedTest
    @EnumSource
    void threadsShareTheParametersAndAgree(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        Steps steps = TinyTask.examples(1, 5).get(0).steps();
        try (Backend backend = engine.backend();
                Model model = model(engine);
                Predictor here = model.newPredictor()) {
            float[] there = CompletableFuture.supplyAsync(
                            () -> model.newPredictor().logits(steps))
                    .join();

            assertThat(there).isEqualTo(here.logits(steps));
        }
    }

    @Test
    void aPredictorRefusesAnotherThread() {
        Engine engine = TestEngines.CPU.open(DType.FLOAT32);
        try (Backend backend = engine.backend();
                Model model = model(engine);
                Predictor predictor = model.newPredictor()) {
            assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> predictor.logits(EMPTY))
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(RnnException.class)
                    .hasMessageContaining("one predictor for each thread");
        }
    }

    @Test
    void closingTheModelClosesItsPredictors() {
        Engine engine = TestEngines.CPU.open(DType.FLOAT32);
        try (Backend backend = engine.backend()) {
            Model model = model(engine);
            Predictor predictor = model.newPredictor();
            predictor.logits(EMPTY);

            model.close();
            model.close();

            assertThatThrownBy(() -> predictor.logits(EMPTY)).isInstanceOf(ClosedResourceException.class);
            assertThatThrownBy(model::newPredictor).isInstanceOf(ClosedResourceException.class);
            assertThat(backend.diagnostics().openSessions()).isZero();
            assertThat(backend.diagnostics().liveTensors()).isZero();
        }
    }

    @Test
    void stepsThatDoNotFitAreRefused() {
        Engine engine = TestEngines.CPU.open(DType.FLOAT32);
        try (Backend backend = engine.backend();
                Model model = model(engine);
                Predictor predictor = model.newPredictor()) {
            Steps features = new Steps.Features(1, new float[3]);
            Steps unknown = new Steps.Ids(1, new int[] {6});

            assertThatThrownBy(() -> predictor.logits(features))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessageContaining("identifiers");
            assertThatThrownBy(() -> predictor.logits(List.of(EMPTY, unknown)))
                    .isInstanceOfSatisfying(
                            RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SHAPE_MISMATCH))
                    .hasMessageContaining("sequence 1");
        }
    }

    @Test
    void parametersOfMixedTypesAreRefused() {
        NamedArray narrow = new NamedArray("a", DType.FLOAT32, Shape.of(1), new double[1]);
        NamedArray wide = new NamedArray("b", DType.FLOAT64, Shape.of(1), new double[1]);

        assertThat(NetworkModel.dtypeOf(new StateDict(List.of(narrow)))).isEqualTo(DType.FLOAT32);
        assertThatThrownBy(() -> NetworkModel.dtypeOf(new StateDict(List.of(narrow, wide))))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("FLOAT64");
    }

    private static Model model(Engine engine) {
        Network network = Network.of(SPEC, engine, Mode.INFERENCE);
        try (NetworkParameters values = new NetworkParameters(engine.backend(), network)) {
            values.initialize(11);
            values.blocks().get(values.blocks().size() - 1).upload("bias", new double[] {0.25, -0.5});
            return new NetworkModel(engine, SPEC, values.toStateDict());
        }
    }
}
