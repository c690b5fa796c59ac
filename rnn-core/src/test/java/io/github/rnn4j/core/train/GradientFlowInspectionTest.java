package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.GradientFlow;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.LayerInspection;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.gradient.GradientFlowProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradient by time step, as looks into a training see it. */
class GradientFlowInspectionTest {
    private static final int RECALL_STEPS = 60;
    private static final int RECALL_FEATURES = 16;
    private static final int SEEDS = 5;

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
        LayerInspection layer = InspectedTraining.train(
                        engines, InspectedTraining.run(scalar, spec, List.of(example)), DType.FLOAT64)
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
                        new DenseSpec(2, new InitializerSpec.XavierUniform(1))));
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
        TrainingRun run = InspectedTraining.run(network, spec, recall).withInspection(new InspectionSpec(1, 1, 16));
        List<Double> norms = InspectedTraining.train(TestEngines.CPU, run, DType.FLOAT64)
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
        return InspectedTraining.train(
                        engines,
                        TinyTask.run(network, spec).withInspection(InspectedTraining.everyStep()),
                        DType.FLOAT64)
                .looks()
                .get(0)
                .layers()
                .get(0)
                .gradientNorms();
    }
}
