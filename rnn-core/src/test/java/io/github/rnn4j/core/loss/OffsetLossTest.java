package io.github.rnn4j.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.error.RnnException;
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
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.train.NetworkTrainer;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is learned beside an answer that is there already. */
final class OffsetLossTest {
    private static final double[] OUTPUTS = {0.5, -1, 2, 1.5, 0.25, -0.75};
    private static final List<Double> BESIDE = List.of(0.5, -2.0, 0.125);

    @ParameterizedTest
    @MethodSource("io.github.rnn4j.core.loss.LossTest#pytorch")
    void lossAndGradientAreThoseOfTheSums(LossSpec spec, Target first, Target second, double[] expected) {
        Loss loss = Loss.of(spec);
        // The second row has no offset, so its outputs are the whole answer.
        double[] outputs = OUTPUTS.clone();
        for (int i = 0; i < BESIDE.size(); i++) {
            outputs[i] -= BESIDE.get(i);
        }
        Target.WithOffset beside = new Target.WithOffset(first, BESIDE);
        double weight = loss.weight(beside) + loss.weight(second);
        for (TestEngines engines : TestEngines.values()) {
            assertThat(LossTest.lossAndGradient(engines, loss, outputs, beside, second, weight))
                    .as("%s on %s", spec, engines)
                    .containsExactly(expected, Offset.offset(1e-12));
        }
    }

    @Test
    void aNetworkThatPutsOutNothingIsAsGoodAsTheAnswerBesideIt() {
        List<EpochRecord> right = train(label -> label == 1 ? List.of(-4.0, 4.0) : List.of(4.0, -4.0), 1, 1e-9);
        assertThat(right.get(0).validationScore()).isEqualTo(1);
        assertThat(right.get(0).validationLoss()).isLessThan(0.001);

        List<EpochRecord> wrong = train(label -> label == 1 ? List.of(4.0, -4.0) : List.of(-4.0, 4.0), 1, 1e-9);
        assertThat(wrong.get(0).validationScore()).isZero();
    }

    @Test
    void theNetworkLearnsWhatIsMissing() {
        List<EpochRecord> epochs = train(label -> List.of(2.0, -2.0), 15, 0.01);
        assertThat(epochs.get(epochs.size() - 1).validationScore()).isGreaterThan(0.95);
    }

    /** Trains with an offset by the label; the last layer starts at 0. */
    private static List<EpochRecord> train(Function<Integer, List<Double>> offset, int epochs, double learningRate) {
        NetworkSpec network = new NetworkSpec(
                new InputSpec.Ids(1),
                List.of(
                        new EmbeddingSpec(TinyTask.VOCABULARY, 5, 1, new InitializerSpec.Normal(0.5)),
                        RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 16),
                        new PoolingSpec(PoolingKind.LAST),
                        new DenseSpec(2, new InitializerSpec.Zeros())));
        Engine engine = TestEngines.CPU.open(DType.FLOAT32);
        try (Backend backend = engine.backend()) {
            TrainingResult result = new NetworkTrainer(engine)
                    .train(new TrainingRun(
                            network,
                            TinyTask.spec(epochs).withOptimizer(OptimizerSpec.Adam.withLearningRate(learningRate)),
                            beside(TinyTask.examples(300, 1), offset),
                            beside(TinyTask.examples(60, 2), offset),
                            TinyTask.ACCURACY,
                            TrainingListener.NONE,
                            () -> false));
            result.model().close();
            return result.epochs();
        }
    }

    private static List<Example> beside(List<Example> examples, Function<Integer, List<Double>> offset) {
        return examples.stream()
                .map(example -> new Example(
                        example.steps(),
                        new Target.WithOffset(
                                example.target(), offset.apply(((Target.Label) example.target()).label()))))
                .toList();
    }

    @Test
    void offsetsThatDoNotFitAreRefused() {
        Loss loss = Loss.of(new LossSpec.SoftmaxCrossEntropy());
        Target label = new Target.Label(1);
        assertThat(loss.problem(new Target.WithOffset(label, List.of(1.0)), 2))
                .contains("expected an offset for each of 2 outputs but got 1");
        assertThat(loss.problem(new Target.WithOffset(new Target.Label(2), List.of(1.0, 2.0)), 2))
                .contains("expected a label from 0 to 1 but got 2");
        assertThat(loss.problem(new Target.WithOffset(label, List.of(1.0, 2.0)), 2))
                .isEmpty();
        assertThatThrownBy(() -> new Target.WithOffset(label, List.of(Double.NaN)))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("expected one finite number or more");
        assertThatThrownBy(() -> new Target.WithOffset(Target.Sequence.of(1), List.of(1.0)))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("expected a label or values beside an offset");
    }
}
