package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
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
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.ExactMatch;
import io.github.rnn4j.api.train.GradientFlow;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.LayerInspection;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.ParameterInspection;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.ReversalTask;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.gradient.GradientFlowProbe;
import io.github.rnn4j.core.layer.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        Outcome plain = train(engines, TinyTask.run(WIDE, spec));
        Outcome looked = train(engines, TinyTask.run(WIDE, spec).withInspection(everyStep()));

        assertThat(looked.parameters).isEqualTo(plain.parameters);
        assertThat(looked.epochs).isEqualTo(plain.epochs);
        assertThat(plain.looks()).isEmpty();
        assertThat(looked.looks()).hasSize(26);
    }

    @ParameterizedTest
    @EnumSource
    void withoutLooksNothingIsOpenedAndAfterThemNothingIsLeft(TestEngines engines) {
        assertThat(sessionsInTraining(engines, TinyTask.run(WIDE, TinyTask.spec(1))))
                .isEqualTo(2);
        assertThat(sessionsInTraining(
                        engines, TinyTask.run(WIDE, TinyTask.spec(1)).withInspection(everyStep())))
                .isEqualTo(3);
    }

    private static int sessionsInTraining(TestEngines engines, TrainingRun run) {
        Engine engine = engines.open(DType.FLOAT32);
        AtomicInteger most = new AtomicInteger();
        try (Backend backend = engine.backend()) {
            TrainingRun counting = listening(
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

        List<TrainingEvent.Inspected> looks = train(
                        engines, TinyTask.run(pooled, TinyTask.spec(1)).withInspection(everyStep()))
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
        TrainingEvent.Inspected look = train(
                        engines, TinyTask.run(WIDE, TinyTask.spec(1)).withInspection(everyStep()))
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
        List<Outcome> outcomes = Stream.of(TestEngines.values())
                .map(engines -> train(
                        engines,
                        TinyTask.run(WIDE, TinyTask.spec(1)).withInspection(new InspectionSpec(1, 1, 3)),
                        DType.FLOAT64))
                .toList();
        for (int i = 0; i < 3; i++) {
            TrainingEvent.Inspected one = outcomes.get(0).looks().get(i);
            for (Outcome other : outcomes) {
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
        Outcome outcome = train(engines, TinyTask.run(WIDE, spec).withInspection(everyStep()), DType.FLOAT64);
        StateDict known = outcome.parameters;

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
        List<TrainingEvent.Inspected> ofAll = train(
                        TestEngines.CPU, TinyTask.run(WIDE, all).withInspection(everyStep()), DType.FLOAT64)
                .looks();
        List<TrainingEvent.Inspected> ofUsed = train(
                        TestEngines.CPU, TinyTask.run(WIDE, used).withInspection(everyStep()), DType.FLOAT64)
                .looks();

        assertThat(ofUsed).hasSameSizeAs(ofAll);
        for (int i = 0; i < ofAll.size(); i++) {
            assertAlike(numbers(ofUsed.get(i)), numbers(ofAll.get(i)));
        }
    }

    /** A rectifier passes positive states as they are, so that the recurrence is linear: {@code dL/dh_t = (h_T - y) w^(T - t)}. */
    @ParameterizedTest
    @EnumSource
    void theGradientOfAScalarLinearNetworkIsTheClosedForm(TestEngines engines) {
        double weight = 0.9;
        int timeSteps = 30;
        NetworkSpec scalar = new NetworkSpec(
                new InputSpec.Features(1),
                List.of(
                        RecurrentSpec.of(CellSpec.of(CellSpec.RNN_RELU), 1)
                                .withInitializers(
                                        new InitializerSpec.Identity(1), new InitializerSpec.Identity(weight)),
                        new PoolingSpec(PoolingKind.LAST),
                        new DenseSpec(1, new InitializerSpec.Identity(1))));
        double state = 0;
        float[] inputs = new float[timeSteps];
        for (int step = 0; step < timeSteps; step++) {
            inputs[step] = 0.5f + 0.25f * (step % 3);
            state = weight * state + inputs[step];
        }
        Example example = new Example(new Steps.Features(1, inputs), new Target.Values(List.of(1.5)));
        TrainingSpec spec = TrainingSpec.of(new LossSpec.MeanSquaredError(), OptimizerSpec.Sgd.withLearningRate(1e-3))
                .withEpochs(1, 1);
        LayerInspection layer = train(engines, run(scalar, spec, List.of(example)), DType.FLOAT64)
                .looks()
                .get(0)
                .layers()
                .get(0);

        double last = layer.gradientNorms().get(timeSteps - 1);
        assertThat(last / (state - 1.5)).isIn(1.0, 2.0);
        for (int step = 1; step <= timeSteps; step++) {
            double expected = last * Math.pow(weight, timeSteps - step);
            assertThat(layer.gradientNorms().get(step - 1)).isCloseTo(expected, within(1e-9));
        }
        assertThat(layer.spectralRadius()).isCloseTo(weight, within(1e-12));
    }

    /** Which of two symbols came first, among noise: what the look says before training is what the probe says. */
    @ParameterizedTest
    @ValueSource(strings = {CellSpec.RNN, CellSpec.LSTM, CellSpec.GRU})
    void onFirstTokenRecallTheFlowReachesAsFarAsTheProbeSays(String cell) {
        RecurrentSpec layer = RecurrentSpec.of(CellSpec.of(cell), 32);

        assertThat((double) reachOnRecall(layer)).isCloseTo(probed(layer), within(3.0));
        assertThat(reachOnRecall(layer)).isLessThan(RECALL_STEPS);
    }

    @Test
    void onFirstTokenRecallAnIrnnReachesTheFirstStep() {
        assertThat(probed(RecurrentSpec.irnn(32))).isEqualTo(RECALL_STEPS);
        assertThat(reachOnRecall(RecurrentSpec.irnn(32))).isEqualTo(RECALL_STEPS);
    }

    private static final int RECALL_STEPS = 60;
    private static final int RECALL_FEATURES = 16;
    private static final int SEEDS = 5;

    private static int probed(RecurrentSpec layer) {
        try (Backend backend = TestEngines.CPU.open(DType.FLOAT64).backend()) {
            return new GradientFlowProbe(TestEngines.cells(), layer, RECALL_FEATURES, RECALL_STEPS)
                    .measure(backend, SEEDS)
                    .reach();
        }
    }

    /** Returns the median over as many starts as the probe has. */
    private static int reachOnRecall(RecurrentSpec layer) {
        return IntStream.rangeClosed(1, SEEDS)
                .map(seed -> reachOnRecall(layer, seed))
                .sorted()
                .skip(SEEDS / 2)
                .findFirst()
                .orElseThrow();
    }

    private static int reachOnRecall(RecurrentSpec layer, long seed) {
        NetworkSpec network = new NetworkSpec(
                new InputSpec.Ids(1),
                List.of(
                        new EmbeddingSpec(40, RECALL_FEATURES, 1, new InitializerSpec.Normal(1)),
                        layer,
                        new PoolingSpec(PoolingKind.LAST),
                        new DenseSpec(2, XAVIER)));
        RandomStream numbers = new RandomStream(new RandomKey(3, Purpose.TESTING, 0, 0));
        List<Example> recall = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            int[] ids = new int[RECALL_STEPS];
            for (int step = 0; step < RECALL_STEPS; step++) {
                ids[step] = 3 + numbers.nextInt(37);
            }
            ids[0] = 1 + i % 2;
            recall.add(new Example(new Steps.Ids(1, ids), new Target.Label(i % 2)));
        }
        TrainingSpec spec = TinyTask.spec(1).withBatchSize(16).withSeed(seed);
        TrainingRun run = run(network, spec, recall).withInspection(new InspectionSpec(1, 1, 16));
        List<Double> norms = train(TestEngines.CPU, run, DType.FLOAT64)
                .looks()
                .get(0)
                .layers()
                .get(0)
                .gradientNorms();
        double last = norms.get(norms.size() - 1);
        return new GradientFlow(norms.stream().map(norm -> norm / last).toList()).reach();
    }

    @ParameterizedTest
    @EnumSource
    void ofTruncatedTrainingTheLastStepsAreSeenAsInTheWholeSequence(TestEngines engines) {
        NetworkSpec network = TinyTask.network(6, PoolingKind.LAST);
        List<Double> whole = firstNorms(engines, network, TinyTask.spec(1));
        List<Double> last = firstNorms(engines, network, TinyTask.spec(1).withTruncatedSteps(3));

        assertThat(last).hasSize(3);
        for (int i = 1; i <= 3; i++) {
            assertThat(last.get(3 - i)).isCloseTo(whole.get(whole.size() - i), within(1e-12));
        }
    }

    private static List<Double> firstNorms(TestEngines engines, NetworkSpec network, TrainingSpec spec) {
        return train(engines, TinyTask.run(network, spec).withInspection(everyStep()), DType.FLOAT64)
                .looks()
                .get(0)
                .layers()
                .get(0)
                .gradientNorms();
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
                .withInspection(everyStep());
        TrainingEvent.Inspected look = train(TestEngines.CPU, run).looks().get(0);

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

        assertThat(train(TestEngines.CPU, run(network, spec, List.of(zeros)))
                        .looks()
                        .get(0)
                        .layers()
                        .get(0)
                        .deadShare())
                .isEqualTo(1);
    }

    private static InspectionSpec everyStep() {
        return new InspectionSpec(1, 1, 8);
    }

    private static TrainingRun run(NetworkSpec network, TrainingSpec spec, List<Example> examples) {
        return new TrainingRun(network, spec, examples, examples, new NoMetric(), TrainingListener.NONE, () -> false)
                .withInspection(everyStep());
    }

    private static Outcome train(TestEngines engines, TrainingRun run) {
        return train(engines, run, DType.FLOAT32);
    }

    private static Outcome train(TestEngines engines, TrainingRun run, DType dtype) {
        Engine engine = engines.open(dtype);
        TinyTask.Log log = new TinyTask.Log();
        try (Backend backend = engine.backend()) {
            TrainingResult result = new NetworkTrainer(engine).train(listening(run, log));
            StateDict parameters = result.model().parameters();
            result.model().close();
            return new Outcome(parameters, result.epochs(), log);
        }
    }

    private static TrainingRun listening(TrainingRun run, TrainingListener listener) {
        return new TrainingRun(
                run.network(),
                run.spec(),
                run.train(),
                run.validation(),
                run.metric(),
                listener,
                run.stopRequested(),
                run.checkpoints(),
                run.embeddingRows(),
                run.buckets(),
                run.inspection());
    }

    private record Outcome(StateDict parameters, List<EpochRecord> epochs, TinyTask.Log log) {
        List<TrainingEvent.Inspected> looks() {
            return log.of(TrainingEvent.Inspected.class);
        }

        TrainingEvent.Stepped stepped(long step) {
            return log.of(TrainingEvent.Stepped.class).get((int) step - 1);
        }
    }

    private static final class NoMetric implements Metric.OfOutputs {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public double compute(List<float[]> outputs, List<Target> targets) {
            return 0;
        }
    }
}
