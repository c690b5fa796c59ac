package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellParameters;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.CellStep;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.NonFinitePolicy;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.api.train.Accuracy;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.Trainer;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.autodiff.cell.ReluRnnCellProvider;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.train.NetworkTrainer;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import io.github.rnn4j.monitoring.event.Verdict.Kind;
import io.github.rnn4j.monitoring.listener.TrainingMonitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Illnesses planted in a training that is healthy without them: each gets a verdict of its own within 50 steps. */
class PlantedIllnessTest {
    private static final int STEPS = 50;
    private static final int TIME_STEPS = 30;
    private static final int FEATURES = 3;
    private static final double RATE = 2e-3;

    /** A hidden state that starts as ReLU from the identity, read at its end. */
    private static final RecurrentSpec LAYER = RecurrentSpec.of(CellSpec.of(CellSpec.RNN_RELU), 16)
            .withInitializers(new InitializerSpec.Normal(0.05), new InitializerSpec.Identity(1));

    private static final TrainingSpec SPEC = TrainingSpec.of(
                    new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(RATE))
            .withClipNorm(5)
            .withBatchSize(16)
            .withEpochs(8, 8);

    @Test
    void aHealthyTrainingGetsNone() {
        Course course = train(LAYER, SPEC, examples(), Integer.MAX_VALUE);

        assertThat(course.verdicts()).isEmpty();
        assertThat(course.lastScore()).isGreaterThan(0.9);
        assertThat(course.count(RunEvent.Inspected.class)).isGreaterThanOrEqualTo(11);
    }

    @Test
    void aHealthyGatedTrainingGetsNone() {
        RecurrentSpec gru = RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 16);
        Course course = train(gru, SPEC, examples(), PoolingKind.MEAN, Integer.MAX_VALUE);

        assertThat(course.verdicts()).isEmpty();
        assertThat(course.lastScore()).isGreaterThan(0.9);
    }

    @Test
    void aRecurrentWeightHalfAsLargeAgainExplodes() {
        RecurrentSpec larger =
                LAYER.withInitializers(new InitializerSpec.Normal(0.05), new InitializerSpec.Identity(1.5));

        assertThat(train(larger, SPEC, examples(), STEPS).kinds()).contains(Kind.EXPLODING);
    }

    @Test
    void aThousandfoldLearningRateDoesNotLearn() {
        TrainingSpec faster = SPEC.withOptimizer(OptimizerSpec.Adam.withLearningRate(1_000 * RATE));

        assertThat(train(LAYER, faster, examples(), STEPS).kinds()).contains(Kind.NOT_LEARNING);
    }

    @Test
    void biasesFarBelowZeroKillRectifiedUnits() {
        Course course;
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            CellRegistry cells = new CellRegistry(List.of(new LoweredRelu()));
            Engine engine = new Engine(backend, cells, DType.FLOAT32);
            course = train(new NetworkTrainer(engine), run(LAYER, SPEC, examples(), PoolingKind.LAST), STEPS);
        }

        assertThat(course.kinds()).contains(Kind.DEAD_UNITS);
    }

    /** So large that its products are not finite. */
    @Test
    void aFeatureThatMakesNumbersThatAreNotFiniteIsSaid() {
        List<Example> odd = new ArrayList<>(examples());
        float[] values = new float[TIME_STEPS * FEATURES];
        Arrays.fill(values, Float.MAX_VALUE);
        odd.set(5, new Example(new Steps.Features(FEATURES, values), new Target.Label(0)));
        TrainingSpec skipping = SPEC.withNonFinite(NonFinitePolicy.SKIP);

        assertThat(train(LAYER, SPEC, odd, STEPS).kinds()).contains(Kind.NON_FINITE);
        assertThat(train(LAYER, skipping, odd, STEPS).kinds()).contains(Kind.NON_FINITE);
    }

    @Test
    void aClipAtAMillionthIsAlwaysOn() {
        assertThat(train(LAYER, SPEC.withClipNorm(1e-6), examples(), STEPS).kinds())
                .contains(Kind.CLIPPING_ALWAYS_ON);
    }

    private static Course train(RecurrentSpec layer, TrainingSpec spec, List<Example> examples, int steps) {
        return train(layer, spec, examples, PoolingKind.LAST, steps);
    }

    private static Course train(
            RecurrentSpec layer, TrainingSpec spec, List<Example> examples, PoolingKind pooling, int steps) {
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            return train(Rnn4j.newTrainer(backend), run(layer, spec, examples, pooling), steps);
        }
    }

    private static TrainingRun run(
            RecurrentSpec layer, TrainingSpec spec, List<Example> examples, PoolingKind pooling) {
        NetworkSpec network = new NetworkSpec(
                new InputSpec.Features(FEATURES),
                List.of(layer, new PoolingSpec(pooling), new DenseSpec(2, new InitializerSpec.XavierUniform(1))));
        int cut = examples.size() * 4 / 5;
        return new TrainingRun(
                network,
                spec,
                examples.subList(0, cut),
                examples.subList(cut, examples.size()),
                new Accuracy(),
                event -> {},
                () -> false);
    }

    private static Course train(Trainer trainer, TrainingRun run, int steps) {
        List<RunEvent> events = new ArrayList<>();
        int[] taken = new int[1];
        TrainingMonitor monitor = new TrainingMonitor("recurrent", "accuracy", events::add);
        TrainingRun limited = new TrainingRun(
                        run.network(),
                        run.spec(),
                        run.train(),
                        run.validation(),
                        run.metric(),
                        monitor,
                        () -> taken[0]++ >= steps)
                .withInspection(InspectionSpec.DEFAULT);
        try {
            trainer.train(limited).model().close();
        } catch (RnnException e) {
            monitor.failed(e);
        }
        return new Course(events);
    }

    /** Which of two signs is in the sum of the first feature over all steps. */
    private static List<Example> examples() {
        RandomStream numbers = new RandomStream(new RandomKey(5, Purpose.TESTING, 0, 0));
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            float[] values = new float[TIME_STEPS * FEATURES];
            float shift = i % 2 == 0 ? 0.5f : -0.5f;
            for (int j = 0; j < values.length; j++) {
                values[j] = (float) numbers.nextGaussian() + (j % FEATURES == 0 ? shift : 0);
            }
            examples.add(new Example(new Steps.Features(FEATURES, values), new Target.Label(i % 2)));
        }
        return examples;
    }

    private record Course(List<RunEvent> events) {
        List<Verdict> verdicts() {
            return events.stream()
                    .filter(RunEvent.Judged.class::isInstance)
                    .map(event -> ((RunEvent.Judged) event).verdict())
                    .toList();
        }

        List<Kind> kinds() {
            return verdicts().stream().map(Verdict::kind).toList();
        }

        long count(Class<? extends RunEvent> type) {
            return events.stream().filter(type::isInstance).count();
        }

        double lastScore() {
            return events.stream()
                    .filter(RunEvent.EpochFinished.class::isInstance)
                    .mapToDouble(event -> ((RunEvent.EpochFinished) event).validationScore())
                    .reduce(0, (first, second) -> second);
        }
    }

    /** The rectified cell, whose biases start far below 0. */
    private static final class LoweredRelu implements CellProvider {
        private static final double LOWERED = -5;

        private final CellProvider plain = new ReluRnnCellProvider();

        @Override
        public String type() {
            return plain.type();
        }

        @Override
        public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
            return new LoweredCell(plain.create(spec, inputSize, hiddenSize));
        }

        private record LoweredCell(Cell cell) implements Cell {
            @Override
            public double[] initialOffset(ParameterSpec parameter) {
                double[] offset = new double
                        [parameter.role() == ParameterSpec.Role.BIAS
                                ? parameter.shape().elements()
                                : 0];
                Arrays.fill(offset, LOWERED);
                return offset;
            }

            @Override
            public List<StateSpec> state() {
                return cell.state();
            }

            @Override
            public List<ParameterSpec> parameters() {
                return cell.parameters();
            }

            @Override
            public int outputSize() {
                return cell.outputSize();
            }

            @Override
            public Tensor project(Ops ops, CellParameters parameters, Tensor inputs) {
                return cell.project(ops, parameters, inputs);
            }

            @Override
            public CellStep step(Ops ops, CellParameters parameters, Tensor projected, CellState state) {
                return cell.step(ops, parameters, projected, state);
            }
        }
    }
}
