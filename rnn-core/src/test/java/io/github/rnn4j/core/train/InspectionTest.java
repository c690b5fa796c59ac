package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.DropoutSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.ExactMatch;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.LayerInspection;
import io.github.rnn4j.api.train.ParameterInspection;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.ReversalTask;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks into the steps of a training. */
class InspectionTest {
    private static final InitializerSpec XAVIER = new InitializerSpec.XavierUniform(1);

    /** Two layers both ways, dropout between them and on the state, a learned start, and rows of an embedding that change alone. */
    private static final NetworkSpec WIDE = new NetworkSpec(
            new InputSpec.Ids(1),
            List.of(
                    new EmbeddingSpec(TinyTask.VOCABULARY, 5, 1, new InitializerSpec.Normal(0.5)),
                    RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 6)
                            .withDirection(Direction.BIDIRECTIONAL)
                            .withInitialState(new InitialStateSpec.Learned()),
                    new DropoutSpec(0.3),
                    RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 4).withNumLayers(2),
                    new PoolingSpec(PoolingKind.LAST),
                    new DenseSpec(2, XAVIER)));

    @ParameterizedTest
    @EnumSource
    void lookingChangesNoBit(TestEngines engines) {
        TrainingSpec spec =
                TinyTask.spec(2).withEmbeddingUpdate(EmbeddingUpdate.USED_ROWS).withTokenDropout(0.1);
        InspectedTraining.Outcome plain = InspectedTraining.train(engines, TinyTask.run(WIDE, spec));
        InspectedTraining.Outcome looked = InspectedTraining.train(
                engines, TinyTask.run(WIDE, spec).withInspection(InspectedTraining.everyStep()));

        assertThat(looked.parameters()).isEqualTo(plain.parameters());
        assertThat(looked.epochs()).isEqualTo(plain.epochs());
        assertThat(plain.looks()).isEmpty();
        assertThat(looked.looks()).hasSize(26);
    }

    @ParameterizedTest
    @EnumSource
    void withoutLooksNothingIsOpenedAndAfterThemNothingIsLeft(TestEngines engines) {
        assertThat(sessionsInTraining(engines, TinyTask.run(WIDE, TinyTask.spec(1))))
                .isEqualTo(2);
        assertThat(sessionsInTraining(
                        engines, TinyTask.run(WIDE, TinyTask.spec(1)).withInspection(InspectedTraining.everyStep())))
                .isEqualTo(3);
    }

    private static int sessionsInTraining(TestEngines engines, TrainingRun run) {
        Engine engine = engines.open(DType.FLOAT32);
        AtomicInteger most = new AtomicInteger();
        try (Backend backend = engine.backend()) {
            TrainingRun counting = InspectedTraining.listening(
                    run, event -> most.accumulateAndGet(backend.diagnostics().openSessions(), Math::max));
            new NetworkTrainer(engine).train(counting).model().close();
            assertThat(backend.diagnostics().liveTensors()).isZero();
            assertThat(backend.diagnostics().openSessions()).isZero();
        }
        return most.get();
    }

    @ParameterizedTest
    @EnumSource
    void aNetworkWithoutRecurrentLayersShowsItsParametersAlone(TestEngines engines) {
        NetworkSpec pooled = new NetworkSpec(
                new InputSpec.Ids(1),
                List.of(
                        new EmbeddingSpec(TinyTask.VOCABULARY, 5, 1, new InitializerSpec.Normal(0.5)),
                        new PoolingSpec(PoolingKind.MEAN),
                        new DenseSpec(2, XAVIER)));

        List<TrainingEvent.Inspected> looks = InspectedTraining.train(
                        engines, TinyTask.run(pooled, TinyTask.spec(1)).withInspection(InspectedTraining.everyStep()))
                .looks();

        assertThat(looks).isNotEmpty().allSatisfy(look -> {
            assertThat(look.layers()).isEmpty();
            assertThat(look.parameters())
                    .extracting(ParameterInspection::name)
                    .containsExactly("embedding.weight", "head.weight", "head.bias");
        });
    }

    @ParameterizedTest
    @EnumSource
    void allLayersAndDirectionsAreSeenFromTheInputOn(TestEngines engines) {
        TrainingEvent.Inspected look = InspectedTraining.train(
                        engines, TinyTask.run(WIDE, TinyTask.spec(1)).withInspection(InspectedTraining.everyStep()))
                .looks()
                .get(0);

        assertThat(look.layers())
                .extracting(LayerInspection::name)
                .containsExactly("recurrent.0.l0", "recurrent.0.l0_reverse", "recurrent.1.l0", "recurrent.1.l1");
        assertThat(look.layers()).allSatisfy(layer -> {
            assertThat(layer.gradientNorms()).hasSizeBetween(5, 12).allMatch(norm -> norm > 0 && norm < 10);
            assertThat(layer.saturatedShare()).isBetween(0.0, 0.5);
            assertThat(layer.deadShare()).isNaN();
        });
        assertThat(look.layers().get(0).spectralRadius()).isNaN();
        assertThat(look.layers().get(3).spectralRadius()).isBetween(0.1, 2.0);
    }

    /** Fused or composed, on one backend or another: the look takes the same way. */
    @Test
    void allEnginesSeeTheSame() {
        List<InspectedTraining.Outcome> outcomes = Stream.of(TestEngines.values())
                .map(engines -> InspectedTraining.train(
                        engines,
                        TinyTask.run(WIDE, TinyTask.spec(1)).withInspection(new InspectionSpec(1, 1, 3)),
                        DType.FLOAT64))
                .toList();
        for (int i = 0; i < 3; i++) {
            TrainingEvent.Inspected one = outcomes.get(0).looks().get(i);
            for (InspectedTraining.Outcome other : outcomes) {
                assertAlike(numbers(other.looks().get(i)), numbers(one));
            }
        }
    }

    private static void assertAlike(List<Double> actual, List<Double> expected) {
        assertThat(actual)
                .usingElementComparator((a, b) -> Math.abs(a - b) <= 1e-9 * Math.abs(b) ? 0 : 1)
                .isEqualTo(expected);
    }

    private static List<Double> numbers(TrainingEvent.Inspected look) {
        List<Double> numbers = new ArrayList<>();
        look.layers().forEach(layer -> numbers.addAll(layer.gradientNorms()));
        look.parameters().forEach(each -> DoubleStream.of(
                        each.gradientNorm(), each.clippedNorm(), each.weightNorm(), each.updateNorm())
                .forEach(numbers::add));
        return numbers;
    }

    @ParameterizedTest
    @EnumSource
    void normsOfTheParametersMakeUpTheNormOfTheStep(TestEngines engines) {
        double rate = 0.25;
        TrainingSpec spec = TinyTask.spec(1)
                .withOptimizer(new OptimizerSpec.Sgd(rate, 0, false, WeightDecay.NONE))
                .withClipNorm(0.1);
        InspectedTraining.Outcome outcome = InspectedTraining.train(
                engines, TinyTask.run(WIDE, spec).withInspection(InspectedTraining.everyStep()), DType.FLOAT64);
        StateDict known = outcome.parameters();

        for (TrainingEvent.Inspected look : outcome.looks()) {
            TrainingEvent.Stepped step = outcome.stepped(look.step());
            double norm = Math.sqrt(look.parameters().stream()
                    .mapToDouble(each -> each.gradientNorm() * each.gradientNorm())
                    .sum());
            assertThat(norm).isCloseTo(step.gradientNorm(), within(1e-9 * norm));
            assertThat(step.clipFactor()).isCloseTo(Math.min(1, 0.1 / norm), within(1e-4));
            for (ParameterInspection each : look.parameters()) {
                assertThat(each.clippedNorm())
                        .isCloseTo(step.clipFactor() * each.gradientNorm(), within(1e-9 * each.gradientNorm()));
                assertThat(each.updateNorm()).isCloseTo(rate * each.clippedNorm(), within(1e-12));
            }
            assertThat(look.parameters())
                    .extracting(ParameterInspection::name)
                    .containsExactlyElementsOf(
                            known.arrays().stream().map(array -> array.name()).toList());
        }
    }

    /** Of rows that alone change, the same figures but for those that a rule would change without a gradient. */
    @Test
    void usedRowsAreLookedAtLikeAWholeTable() {
        TrainingSpec all = TinyTask.spec(1).withOptimizer(OptimizerSpec.Sgd.withLearningRate(0.1));
        TrainingSpec used = all.withEmbeddingUpdate(EmbeddingUpdate.USED_ROWS);
        List<TrainingEvent.Inspected> ofAll = InspectedTraining.train(
                        TestEngines.CPU,
                        TinyTask.run(WIDE, all).withInspection(InspectedTraining.everyStep()),
                        DType.FLOAT64)
                .looks();
        List<TrainingEvent.Inspected> ofUsed = InspectedTraining.train(
                        TestEngines.CPU,
                        TinyTask.run(WIDE, used).withInspection(InspectedTraining.everyStep()),
                        DType.FLOAT64)
                .looks();

        assertThat(ofUsed).hasSameSizeAs(ofAll);
        for (int i = 0; i < ofAll.size(); i++) {
            assertAlike(numbers(ofUsed.get(i)), numbers(ofAll.get(i)));
        }
    }

    @ParameterizedTest
    @EnumSource(AttentionKind.class)
    void ofANetworkThatWritesTheLayersThatReadAreSeen(AttentionKind attention) {
        List<Example> examples = ReversalTask.examples(20, 4, 8);
        TrainingRun run = new TrainingRun(
                        ReversalTask.network(8, attention),
                        ReversalTask.spec(1).withBatchSize(10),
                        examples,
                        examples,
                        new ExactMatch(),
                        TrainingListener.NONE,
                        () -> false)
                .withInspection(InspectedTraining.everyStep());
        TrainingEvent.Inspected look =
                InspectedTraining.train(TestEngines.CPU, run).looks().get(0);

        assertThat(look.layers()).hasSize(1);
        assertThat(look.layers().get(0).gradientNorms()).hasSizeBetween(4, 8).allMatch(norm -> norm > 0);
        assertThat(look.parameters()).extracting(ParameterInspection::name).contains("decoder.head.weight");
    }

    @Test
    void unitsOfARectifierWithBiasesFarBelowZeroAreDead() {
        RecurrentSpec relu = RecurrentSpec.of(CellSpec.of(CellSpec.RNN_RELU), 6);
        NetworkSpec network = new NetworkSpec(
                new InputSpec.Features(1), List.of(relu, new PoolingSpec(PoolingKind.LAST), new DenseSpec(1, XAVIER)));
        Example zeros = new Example(new Steps.Features(1, new float[2]), new Target.Values(List.of(1.0)));
        TrainingSpec spec = TrainingSpec.of(new LossSpec.MeanSquaredError(), OptimizerSpec.Sgd.withLearningRate(1e-3))
                .withEpochs(1, 1);

        assertThat(InspectedTraining.train(TestEngines.CPU, InspectedTraining.run(network, spec, List.of(zeros)))
                        .looks()
                        .get(0)
                        .layers()
                        .get(0)
                        .deadShare())
                .isEqualTo(1);
    }
}
