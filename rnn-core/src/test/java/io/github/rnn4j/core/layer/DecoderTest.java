package io.github.rnn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.BridgeKind;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DecoderSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TeacherForcingSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The three ways through a decoder: all steps at once, one after the other, and at work. */
class DecoderTest {
    private static final int VOCABULARY = 5;
    private static final LossSpec LOSS = new LossSpec.SoftmaxCrossEntropy();
    private static final TrainingSpec TRAINING = TrainingSpec.of(LOSS, OptimizerSpec.Adam.withLearningRate(1e-3));
    private static final TrainingSpec OWN = TRAINING.withTeacherForcing(new TeacherForcingSpec.Constant(0));
    private static final BatchShape SHAPE = new BatchShape(6, 3, 5);
    private static final List<Steps> READ =
            List.of(new Steps.Ids(1, new int[] {1, 2, 3, 4}), new Steps.Ids(1, new int[0]), new Steps.Ids(1, new int[] {
                4, 4, 1, 2, 3, 1
            }));
    private static final List<Target> WRITTEN =
            List.of(Target.Sequence.of(4, 3, 2, 1), Target.Sequence.of(), Target.Sequence.of(2, 2));

    @ParameterizedTest
    @EnumSource
    void allStepsAtOnceAreTheStepsOneAfterTheOther(TestEngines engines) {
        try (Run run = new Run(engines)) {
            double[] atOnce = run.logits(TRAINING, 0);
            double[] oneByOne = run.logits(OWN, 0);

            assertThat(atOnce).isNotEqualTo(run.logits(OWN, 1));
            assertThat(oneByOne).hasSize(5 * 3 * VOCABULARY).containsExactly(atOnce, within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource
    void atWorkItReadsWhatItWroteItself(TestEngines engines) {
        try (Run run = new Run(engines)) {
            List<int[]> written = run.write(5);

            assertThat(written).containsExactlyElementsOf(greatest(run.logits(OWN, 1)));
            assertThat(written).anySatisfy(symbols -> assertThat(symbols).isNotEqualTo(written.get(0)));
        }
    }

    /** Returns the greatest logit's number, step by step. */
    private static List<int[]> greatest(double[] logits) {
        List<int[]> steps = new ArrayList<>();
        for (int step = 0; step < 5; step++) {
            int[] symbols = new int[3];
            for (int row = 0; row < 3; row++) {
                int from = (step * 3 + row) * VOCABULARY;
                for (int symbol = 1; symbol < VOCABULARY; symbol++) {
                    symbols[row] = logits[from + symbol] > logits[from + symbols[row]] ? symbol : symbols[row];
                }
            }
            steps.add(symbols);
        }
        return steps;
    }

    /** A network with wide weights, so that it says one thing and then another. */
    private static final class Run implements AutoCloseable {
        private static final NetworkSpec NETWORK = new NetworkSpec(
                new InputSpec.Ids(1),
                List.of(
                        new EmbeddingSpec(5, 4, 1, new InitializerSpec.Normal(1)),
                        RecurrentSpec.of(CellSpec.of(CellSpec.LSTM), 3).withDirection(Direction.BIDIRECTIONAL),
                        new DecoderSpec(
                                VOCABULARY,
                                3,
                                RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 6).withNumLayers(2),
                                BridgeKind.DENSE,
                                AttentionKind.GENERAL,
                                new InitializerSpec.Normal(1.5))));

        private final Engine engine;
        private final Session session;

        Run(TestEngines engines) {
            engine = engines.open(DType.FLOAT64);
            session = engine.backend().newSession(Mode.TRAINING);
        }

        double[] logits(TrainingSpec training, double withheld) {
            Network network = Network.forTraining(NETWORK, engine, training);
            try (NetworkParameters values = values(network);
                    NetworkParameters gradients = new NetworkParameters(engine.backend(), network)) {
                RecordedNetwork recorded = network.record(session, SHAPE, values, gradients);
                RecordedLoss targets = recorded.loss(Loss.of(LOSS, NETWORK));
                for (int row = 0; row < READ.size(); row++) {
                    recorded.slots().put(row, READ.get(row));
                    targets.put(row, WRITTEN.get(row));
                }
                RandomKey key = new RandomKey(1, Purpose.TESTING, 0, 0);
                recorded.slots().withholdSymbols(new RandomStream(key), withheld);
                recorded.forward();
                Tensor logits = recorded.logits();
                double[] read = TensorValues.read(session.ops(), logits);
                recorded.close();
                return read;
            }
        }

        List<int[]> write(int steps) {
            Network network = Network.of(NETWORK, engine, Mode.INFERENCE);
            try (NetworkParameters values = values(network)) {
                RecordedDecoder recorded = network.recordDecoder(session, new BatchShape(6, 3), values);
                for (int row = 0; row < READ.size(); row++) {
                    recorded.slots().put(row, READ.get(row));
                }
                recorded.start();
                List<int[]> written = new ArrayList<>();
                for (int step = 0; step < steps; step++) {
                    int[] symbols = new int[READ.size()];
                    recorded.step(symbols);
                    written.add(symbols);
                }
                recorded.close();
                return written;
            }
        }

        private NetworkParameters values(Network network) {
            NetworkParameters values = new NetworkParameters(engine.backend(), network);
            values.initialize(4);
            return values;
        }

        @Override
        public void close() {
            session.close();
            engine.backend().close();
        }
    }
}
