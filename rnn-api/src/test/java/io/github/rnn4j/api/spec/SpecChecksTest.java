package io.github.rnn4j.api.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.tensor.DType;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecChecksTest {
    private static final InitializerSpec XAVIER = new InitializerSpec.XavierUniform(1);
    private static final OptimizerSpec ADAM = OptimizerSpec.Adam.withLearningRate(0.001);

    @ParameterizedTest
    @ValueSource(strings = {"rnn", "lstm2", "acme/min-gru", "a-b"})
    void plainAndNamespacedCellTypesAreAccepted(String type) {
        assertThat(CellSpec.of(type)).hasToString(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RNN", "a/b/c", "/rnn", "rnn/", "-rnn", "r nn", "ş"})
    void otherCellTypesAreRefused(String type) {
        refused(() -> CellSpec.of(type), "cell.type: expected lower-case letters");
    }

    @Test
    void optionsShowInOrder() {
        assertThat(new CellSpec("rnn", Map.of("b", "2", "a", "1"))).hasToString("rnn{a=1, b=2}");
    }

    @Test
    void sizesAreAtLeastOne() {
        refused(() -> new DenseSpec(0, XAVIER), "dense.outputSize: expected >= 1 but got 0");
        refused(() -> new EmbeddingSpec(1, 4, 1, XAVIER), "embedding.vocabularySize: expected >= 2");
        refused(() -> new EmbeddingSpec(2, 0, 1, XAVIER), "embedding.embeddingSize");
        refused(() -> new EmbeddingSpec(2, 1, 0, XAVIER), "embedding.idsPerStep");
        refused(() -> RecurrentSpec.of(CellSpec.of("rnn"), 0), "recurrent.hiddenSize");
        refused(() -> RecurrentSpec.of(CellSpec.of("rnn"), 1).withNumLayers(0), "recurrent.numLayers");
        refused(() -> new InitialStateSpec.Keyed(1), "initialState.keys: expected >= 2 but got 1");
        refused(() -> new InitialStateSpec.BurnIn(0), "initialState.steps: expected >= 1 but got 0");
        refused(() -> new InputSpec.Ids(0), "input.idsPerStep");
        refused(() -> new InputSpec.Features(0), "input.inputSize");
        refused(() -> new StateSpec("hidden", 0), "state: expected a name and width >= 1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void scalesArePositiveAndFinite(double value) {
        refused(() -> new InitializerSpec.XavierUniform(value), "xavierUniform.gain");
        refused(() -> new InitializerSpec.XavierNormal(value), "xavierNormal.gain");
        refused(() -> new InitializerSpec.Normal(value), "normal.standardDeviation");
        refused(() -> new InitializerSpec.Uniform(value), "uniform.limit");
        refused(() -> new InitializerSpec.Orthogonal(value), "orthogonal.gain");
        refused(() -> new InitializerSpec.Identity(value), "identity.gain");
        refused(() -> new InitializerSpec.SpectralRadius(value), "spectralRadius.radius");
        refused(() -> new LayerNormSpec(value), "layerNorm.epsilon");
        refused(() -> OptimizerSpec.Sgd.withLearningRate(value), "sgd.learningRate");
        refused(() -> OptimizerSpec.RmsProp.withLearningRate(value), "rmsProp.learningRate");
        refused(() -> new OptimizerSpec.RmsProp(0.1, 0.9, value, WeightDecay.NONE), "rmsProp.epsilon");
        refused(() -> OptimizerSpec.Adam.withLearningRate(value), "adam.learningRate");
        refused(() -> new OptimizerSpec.Adam(0.1, 0.9, 0.999, value, WeightDecay.NONE), "adam.epsilon");
    }

    @Test
    void aDecoderIsForwardAndStartsFromItsBridge() {
        RecurrentSpec gru = RecurrentSpec.of(CellSpec.of("gru"), 4);
        assertThat(DecoderSpec.of(2, 1, gru).bridge()).isEqualTo(BridgeKind.DENSE);
        refused(() -> DecoderSpec.of(1, 1, gru), "decoder.vocabularySize: expected >= 2 but got 1");
        refused(() -> DecoderSpec.of(2, 0, gru), "decoder.embeddingSize: expected >= 1 but got 0");
        refused(
                () -> DecoderSpec.of(2, 1, gru.withDirection(Direction.BIDIRECTIONAL)),
                "decoder.recurrent.direction: expected FORWARD");
        refused(() -> DecoderSpec.of(2, 1, gru.withResidual(true)), "decoder.recurrent.residual: expected false");
        refused(
                () -> DecoderSpec.of(2, 1, gru.withInitialState(new InitialStateSpec.Learned())),
                "decoder.recurrent.initialState: expected zeros");
    }

    @Test
    void teacherForcingGoesFromOneShareToAnother() {
        TeacherForcingSpec falling = new TeacherForcingSpec.Linear(1, 0.5, 3);
        assertThat(List.of(falling.share(1), falling.share(2), falling.share(3), falling.share(9)))
                .containsExactly(1.0, 0.75, 0.5, 0.5);
        assertThat(TeacherForcingSpec.ALWAYS.share(7)).isEqualTo(1);
        refused(() -> new TeacherForcingSpec.Constant(1.1), "constant.share: expected 0 to 1 but got 1.1");
        refused(() -> new TeacherForcingSpec.Constant(Double.NaN), "constant.share: expected 0 to 1 but got NaN");
        refused(() -> new TeacherForcingSpec.Linear(-1, 0, 3), "linear.first: expected 0 to 1 but got -1");
        refused(() -> new TeacherForcingSpec.Linear(1, 0, 1), "linear.epochs: expected >= 2 but got 1");
    }

    @Test
    void rulesForSquareMatricesStayWithTheState() {
        InitializerSpec radius = new InitializerSpec.SpectralRadius(0.9);
        RecurrentSpec plain = RecurrentSpec.of(CellSpec.of("rnn"), 4);
        assertThat(plain.withInitializers(XAVIER, radius).recurrentInitializer())
                .isEqualTo(radius);
        refused(
                () -> plain.withInitializers(radius, radius),
                "recurrent.inputInitializer: expected a rule for any shape");
        refused(() -> new DenseSpec(2, radius), "dense.initializer: expected a rule for any shape");
        refused(() -> new EmbeddingSpec(2, 2, 1, radius), "embedding.initializer: expected a rule for any shape");
        refused(
                () -> plain.withBiasInitializer(XAVIER),
                "recurrent.biasInitializer: expected zeros, uniform or normal but got XavierUniform");
    }

    @Test
    void aResidualGoesRoundOneLayer() {
        RecurrentSpec one = RecurrentSpec.of(CellSpec.of("rnn"), 4).withResidual(true);
        refused(() -> one.withNumLayers(2), "recurrent.residual: expected one layer but got 2");
    }

    @Test
    void irnnIsAReluThatStartsAtTheIdentity() {
        RecurrentSpec irnn = RecurrentSpec.irnn(7);
        assertThat(irnn.cell()).isEqualTo(CellSpec.of("rnn-relu"));
        assertThat(irnn.recurrentInitializer()).isEqualTo(new InitializerSpec.Identity(1));
        assertThat(irnn.inputInitializer()).isEqualTo(new InitializerSpec.Normal(0.001));
    }

    @Test
    void pytorchsFirstValuesFollowTheWidth() {
        InitializerSpec uniform = new InitializerSpec.Uniform(0.5);
        RecurrentSpec spec = RecurrentSpec.of(CellSpec.of("rnn"), 4).withPytorchInitializers();
        assertThat(List.of(spec.inputInitializer(), spec.recurrentInitializer(), spec.biasInitializer()))
                .containsOnly(uniform);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void decaysAreBelowOne(double value) {
        refused(() -> new OptimizerSpec.Sgd(0.1, value, false, WeightDecay.NONE), "sgd.momentum");
        refused(() -> new OptimizerSpec.RmsProp(0.1, value, 1e-8, WeightDecay.NONE), "rmsProp.decay");
        refused(() -> new ScheduleSpec.Cosine(0, value), "cosine.finalShare");
        refused(() -> new ScheduleSpec.StepDecay(0, 1, value), "stepDecay.factor");
        refused(() -> new ScheduleSpec.Plateau(0, 1, value), "plateau.factor");
        refused(
                () -> RecurrentSpec.of(CellSpec.of("rnn"), 4).withRecurrentDropout(value),
                "recurrent.recurrentDropout: expected at least 0 and below 1 but got");
        refused(() -> new DropoutSpec(value), "dropout.probability: expected at least 0 and below 1 but got");
        refused(() -> new OptimizerSpec.Adam(0.1, value, 0.999, 1e-8, WeightDecay.NONE), "adam.firstDecay");
        refused(() -> new OptimizerSpec.Adam(0.1, 0.9, value, 1e-8, WeightDecay.NONE), "adam.secondDecay");
    }

    @Test
    void schedulesAndDecaysAreInRange() {
        refused(() -> new WeightDecay(-0.1, true), "weightDecay.rate: expected a finite number >= 0 but got -0.1");
        refused(() -> new WeightDecay(Double.NaN, true), "weightDecay.rate");
        refused(
                () -> new OptimizerSpec.Sgd(0.1, 0, true, WeightDecay.NONE),
                "sgd.momentum: expected > 0 for Nesterov's");
        refused(() -> new ScheduleSpec.Constant(-1), "constant.warmUpSteps: expected >= 0 but got -1");
        refused(() -> new ScheduleSpec.Cosine(-1, 0), "cosine.warmUpSteps");
        refused(() -> new ScheduleSpec.StepDecay(-1, 1, 0.5), "stepDecay.warmUpSteps");
        refused(() -> new ScheduleSpec.StepDecay(0, 0, 0.5), "stepDecay.everyEpochs");
        refused(() -> new ScheduleSpec.StepDecay(0, 1, 0), "stepDecay.factor");
        refused(() -> new ScheduleSpec.Plateau(-1, 1, 0.5), "plateau.warmUpSteps");
        refused(() -> new ScheduleSpec.Plateau(0, 0, 0.5), "plateau.patience");
    }

    @Test
    void trainingSettingsAreInRange() {
        assertThat(training(Double.POSITIVE_INFINITY, 1, 1, 1).clipNorm()).isInfinite();
        refused(() -> training(0, 1, 1, 1), "training.clipNorm: expected > 0 but got 0.0");
        refused(() -> training(Double.NaN, 1, 1, 1), "training.clipNorm");
        refused(() -> training(1, 0, 1, 1), "training.batchSize");
        refused(() -> training(1, 1, 0, 1), "training.maxEpochs");
        refused(() -> training(1, 1, 1, 0), "training.patience");
        refused(() -> training(1, 1, 1, 1).withTruncatedSteps(-1), "training.truncatedSteps: expected >= 0 but got -1");
        refused(() -> dropping(1), "training.tokenDropout: expected at least 0 and below 1 but got 1.0");
        refused(() -> dropping(-0.1), "training.tokenDropout");
    }

    @Test
    void lossSettingsAreInRange() {
        refused(
                () -> new LossSpec.SoftmaxCrossEntropy(1, List.of()),
                "loss.labelSmoothing: expected at least 0 and below 1");
        refused(
                () -> new LossSpec.SoftmaxCrossEntropy(0, List.of(1.0, 0.0)),
                "loss.classWeights: expected finite numbers > 0 but got 0.0");
        refused(() -> new LossSpec.SigmoidCrossEntropy(-0.1, List.of()), "loss.labelSmoothing");
        refused(() -> new LossSpec.SigmoidCrossEntropy(0, List.of(Double.NaN)), "loss.positiveWeights");
        refused(() -> new LossSpec.Huber(0), "loss.delta: expected a finite number > 0 but got 0.0");
        refused(() -> new LossSpec.Huber(Double.POSITIVE_INFINITY), "loss.delta");
    }

    @Test
    void precisionSettingsAreInRange() {
        assertThat(PrecisionSpec.Mixed.of(DType.FLOAT16).initialScale()).isEqualTo(65_536);
        refused(() -> PrecisionSpec.Mixed.of(DType.FLOAT32), "precision.compute: expected FLOAT16 or BFLOAT16");
        refused(() -> new PrecisionSpec.Mixed(DType.FLOAT16, 0.5, 2, 0.5, 1), "precision.initialScale");
        refused(() -> new PrecisionSpec.Mixed(DType.FLOAT16, 1, 1, 0.5, 1), "precision.growth");
        refused(() -> new PrecisionSpec.Mixed(DType.FLOAT16, 1, 2, 1, 1), "precision.backoff");
        refused(() -> new PrecisionSpec.Mixed(DType.FLOAT16, 1, 2, 0.5, 0), "precision.growthInterval");
    }

    @Test
    void directionsCountTheirPasses() {
        assertThat(Direction.FORWARD.count()).isEqualTo(1);
        assertThat(Direction.BIDIRECTIONAL.count()).isEqualTo(2);
    }

    private static TrainingSpec training(double clipNorm, int batchSize, int maxEpochs, int patience) {
        return TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), ADAM)
                .withClipNorm(clipNorm)
                .withBatchSize(batchSize)
                .withEpochs(maxEpochs, patience)
                .withSeed(7);
    }

    private static TrainingSpec dropping(double tokenDropout) {
        return TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), ADAM)
                .withClipNorm(1)
                .withBatchSize(1)
                .withEpochs(1, 1)
                .withTokenDropout(tokenDropout)
                .withSeed(7);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidSpecException.class).hasMessageContaining(message);
    }
}
