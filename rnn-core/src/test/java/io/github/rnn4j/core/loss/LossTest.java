package io.github.rnn4j.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.error.InvalidSpecException;
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
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.train.NetworkTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses against PyTorch 1.13 in float64, and training with each of them. */
final class LossTest {
    private static final double[] OUTPUTS = {0.5, -1, 2, 1.5, 0.25, -0.75};
    private static final Shape SHAPE = Shape.of(2, 3);
    private static final Target FIRST = Target.Values.of(0.25, 3, 1);
    private static final Target SECOND = Target.Values.of(1.5, 2, 1.25);

    /** Values of {@code cross_entropy}, {@code binary_cross_entropy_with_logits}, {@code mse_loss} and {@code huber_loss}. */
    static Stream<Arguments> pytorch() {
        return Stream.of(
                Arguments.of(
                        new LossSpec.SoftmaxCrossEntropy(0.1, List.of(0.5, 1.0, 4.0)),
                        new Target.Label(0),
                        new Target.Label(2),
                        new double[] {
                            2.365675968920044,
                            -0.07903320406918003,
                            -0.001902674873014359,
                            0.0809358789421944,
                            0.6003183608936732,
                            0.16564781150913668,
                            -0.7659661724028098
                        }),
                Arguments.of(
                        new LossSpec.SigmoidCrossEntropy(0, List.of(2.0, 1.0, 0.5)),
                        Target.Values.of(1, 0, 1),
                        Target.Values.of(0, 0.25, 1),
                        new double[] {
                            0.7263613103864947,
                            -0.1258468895993818,
                            0.04482357022833252,
                            -0.009933576835176474,
                            0.1362624126989406,
                            0.05202941681429968,
                            -0.05659822493128275
                        }),
                Arguments.of(new LossSpec.MeanSquaredError(), FIRST, SECOND, new double[] {
                    4.020833333333333, 1.0 / 12, -4.0 / 3, 1.0 / 3, 0, -7.0 / 12, -2.0 / 3
                }),
                Arguments.of(new LossSpec.Huber(1.5), FIRST, SECOND, new double[] {
                    1.4635416666666667, 1.0 / 24, -0.25, 1.0 / 6, 0, -0.25, -0.25
                }),
                Arguments.of(new LossSpec.Qlike(), FIRST, SECOND, new double[] {
                    1.4077144155237775,
                    0.14139455584530694,
                    -1.1924742475628558,
                    0.14411078612723122,
                    0.11088412662955921,
                    -0.09293359435713497,
                    -0.2743750034609739
                }));
    }

    @ParameterizedTest
    @MethodSource("pytorch")
    void lossAndGradientAreWhatPytorchComputes(LossSpec spec, Target first, Target second, double[] expected) {
        Loss loss = Loss.of(spec);
        double weight = loss.weight(first) + loss.weight(second);
        for (TestEngines engines : TestEngines.values()) {
            assertThat(lossAndGradient(engines, loss, OUTPUTS, first, second, weight))
                    .as("%s on %s", spec, engines)
                    .containsExactly(expected, Offset.offset(1e-12));
        }
    }

    /** Returns the loss of two rows, and then its gradient. */
    static double[] lossAndGradient(
            TestEngines engines, Loss loss, double[] values, Target first, Target second, double weight) {
        try (Backend backend = engines.open(DType.FLOAT64).backend();
                Session session = backend.newSession(Mode.TRAINING)) {
            TensorOps ops = session.ops();
            LossSlots slots = loss.newSlots(ops, DType.FLOAT64, SHAPE, SHAPE.size(0));
            Tensor outputs = ops.allocate(DType.FLOAT64, SHAPE);
            ops.upload(values, 0, outputs);
            Tensor value = ops.allocate(DType.FLOAT64, Shape.of(1));
            Tensor gradient = ops.allocate(DType.FLOAT64, SHAPE);
            slots.clear();
            slots.put(0, first);
            slots.put(1, second);
            slots.compute(1 / weight, outputs, value, gradient);
            double[] found = new double[7];
            ops.download(value, found, 0);
            ops.download(gradient, found, 1);
            return found;
        }
    }

    @Test
    void smoothedAnswersOfASigmoidLieBetween() {
        Loss plain = Loss.of(new LossSpec.SigmoidCrossEntropy());
        Loss smoothed = Loss.of(new LossSpec.SigmoidCrossEntropy(0.2, List.of()));
        assertThat(value(smoothed, Target.Values.of(1, 0, 1)))
                .isCloseTo(value(plain, Target.Values.of(0.9, 0.1, 0.9)), Offset.offset(1e-12));
    }

    private static double value(Loss loss, Target target) {
        try (Backend backend = TestEngines.CPU.open(DType.FLOAT64).backend();
                Session session = backend.newSession(Mode.TRAINING)) {
            TensorOps ops = session.ops();
            Shape shape = Shape.of(1, 3);
            Tensor outputs = ops.allocate(DType.FLOAT64, shape);
            ops.upload(OUTPUTS, 0, outputs);
            LossSlots slots = loss.newSlots(ops, DType.FLOAT64, shape, shape.size(0));
            slots.put(0, target);
            Tensor value = ops.allocate(DType.FLOAT64, Shape.of(1));
            slots.compute(1, outputs, value, ops.allocate(DType.FLOAT64, shape));
            double[] found = new double[1];
            ops.download(value, found, 0);
            return found[0];
        }
    }

    static Stream<Arguments> tasks() {
        Function<Double, Target> sum = mean -> Target.Values.of(mean, -mean);
        return Stream.of(
                Arguments.of(new LossSpec.MeanSquaredError(), sum),
                Arguments.of(new LossSpec.Huber(0.1), sum),
                Arguments.of(new LossSpec.Qlike(), (Function<Double, Target>)
                        mean -> Target.Values.of(Math.exp(3 * mean), Math.exp(-3 * mean))),
                Arguments.of(new LossSpec.SigmoidCrossEntropy(), (Function<Double, Target>)
                        mean -> Target.Values.of(mean > 0 ? 1 : 0, mean < 0.1 ? 1 : 0)),
                Arguments.of(new LossSpec.SoftmaxCrossEntropy(0.05, List.of(1.0, 2.0)), (Function<Double, Target>)
                        mean -> new Target.Label(mean > 0 ? 1 : 0)));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aNetworkLearnsTheMeanOfItsFeatures(LossSpec loss, Function<Double, Target> answer) {
        List<EpochRecord> epochs = train(loss, examples(160, 1, answer), examples(40, 2, answer), 25);

        double first = epochs.get(0).validationLoss();
        double last = epochs.get(epochs.size() - 1).validationLoss();
        assertThat(last).as("validation loss, after %s at first", first).isLessThan(0.5 * first);
    }

    private static List<EpochRecord> train(LossSpec loss, List<Example> train, List<Example> validation, int epochs) {
        Engine engine = TestEngines.CPU.open(DType.FLOAT32);
        NetworkSpec network = new NetworkSpec(
                new InputSpec.Features(1),
                List.of(
                        RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 8),
                        new PoolingSpec(PoolingKind.LAST),
                        new DenseSpec(2, new InitializerSpec.XavierUniform(1))));
        try (Backend backend = engine.backend()) {
            TrainingResult result = new NetworkTrainer(engine)
                    .train(new TrainingRun(
                            network,
                            TinyTask.spec(epochs).withLoss(loss),
                            train,
                            validation,
                            new FirstOutput(),
                            TrainingListener.NONE,
                            () -> false));
            result.model().close();
            return result.epochs();
        }
    }

    private static List<Example> examples(int count, int seed, Function<Double, Target> answer) {
        RandomStream numbers = new RandomStream(new RandomKey(seed, Purpose.TESTING, 0, 0));
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] features = new float[3 + numbers.nextInt(3)];
            double level = 2 * numbers.nextDouble() - 1;
            double sum = 0;
            for (int step = 0; step < features.length; step++) {
                features[step] = (float) (level + 0.2 * numbers.nextDouble() - 0.1);
                sum += features[step];
            }
            examples.add(new Example(new Steps.Features(1, features), answer.apply(sum / features.length)));
        }
        return examples;
    }

    private static final class FirstOutput implements Metric.OfOutputs {
        @Override
        public String name() {
            return "first";
        }

        @Override
        public double compute(List<float[]> outputs, List<Target> targets) {
            return outputs.get(0)[0];
        }
    }

    @Test
    void targetsThatDoNotGoWithTheLossAreRefused() {
        refused(
                new LossSpec.MeanSquaredError(),
                Target.Values.of(1),
                "train example 0: expected 2 values but got Values[values=[1.0]].");
        refused(
                new LossSpec.Qlike(),
                Target.Values.of(1, 0),
                "train example 0: expected 2 values > 0 but got Values[values=[1.0, 0.0]].");
        refused(
                new LossSpec.SigmoidCrossEntropy(),
                Target.Values.of(1, 1.5),
                "train example 0: expected 2 values from 0 to 1 but got Values[values=[1.0, 1.5]].");
        refused(
                new LossSpec.SoftmaxCrossEntropy(),
                Target.Values.of(1, 0),
                "train example 0: expected a label but got Values[values=[1.0, 0.0]].");
        refused(
                new LossSpec.Huber(1),
                new Target.Label(1),
                "train example 0: expected 2 values but got Label[label=1].");
    }

    private static void refused(LossSpec loss, Target target, String message) {
        List<Example> examples = List.of(new Example(new Steps.Features(1, new float[] {1}), target));
        assertThatThrownBy(() -> train(loss, examples, examples, 1))
                .isInstanceOf(RnnException.class)
                .hasMessage(message);
    }

    @Test
    void weightsForAnotherNumberOfOutputsAreRefused() {
        List<Example> examples = examples(2, 1, mean -> new Target.Label(0));
        assertThatThrownBy(
                        () -> train(new LossSpec.SoftmaxCrossEntropy(0, List.of(1.0, 2.0, 3.0)), examples, examples, 1))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage(
                        "training.loss.classWeights: expected 2 weights, one for each output of the network, but got 3.");
    }
}
