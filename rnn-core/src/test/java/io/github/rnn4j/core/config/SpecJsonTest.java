package io.github.rnn4j.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.BridgeKind;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DecoderSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.DropoutSpec;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerNormSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.PrecisionSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.ScheduleSpec;
import io.github.rnn4j.api.spec.TeacherForcingSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import io.github.rnn4j.api.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SpecJsonTest {
    private static final String NETWORK = """
            {"input":{"type":"ids","idsPerStep":2},"layers":[\
            {"type":"embedding","vocabularySize":100,"embeddingSize":8,"idsPerStep":2,\
            "initializer":{"type":"normal","standardDeviation":0.1}},\
            {"type":"recurrent","cell":{"type":"vendor/odd","options":{"a":"1","b":"x"}},"hiddenSize":4,"numLayers":2,\
            "direction":"bidirectional","inputInitializer":{"type":"xavier-uniform","gain":1.0},\
            "recurrentInitializer":{"type":"xavier-normal","gain":0.5},\
            "biasInitializer":{"type":"uniform","limit":0.125},"residual":false,"initialState":{"type":"learned"},"recurrentDropout":0.125},\
            {"type":"pooling","kind":"last"},\
            {"type":"dense","outputSize":3,"initializer":{"type":"zeros"}}]}""";

    private static final String TRAINING = """
            {"loss":{"type":"softmax-cross-entropy","labelSmoothing":0.1,"classWeights":[1.0,2.5]},\
            "optimizer":{"type":"adam","learningRate":0.001,"firstDecay":0.9,"secondDecay":0.999,"epsilon":1.0E-8,\
            "weightDecay":{"rate":0.01,"decoupled":true}},"schedule":{"type":"cosine","warmUpSteps":10,"finalShare":0.1},\
            "clipNorm":5.0,"batchSize":64,"maxEpochs":10,"patience":3,"truncatedSteps":12,"tokenDropout":0.25,"teacherForcing":{"type":"linear","first":1.0,"last":0.25,"epochs":9},"nonFinite":"stop","precision":{"type":"full"},"embeddingUpdate":"used-rows","averageFrom":4,"seed":9223372036854775807}""";

    private static NetworkSpec network() {
        return new NetworkSpec(
                new InputSpec.Ids(2),
                List.of(
                        new EmbeddingSpec(100, 8, 2, new InitializerSpec.Normal(0.1)),
                        RecurrentSpec.of(new CellSpec("vendor/odd", Map.of("b", "x", "a", "1")), 4)
                                .withNumLayers(2)
                                .withDirection(Direction.BIDIRECTIONAL)
                                .withInitializers(
                                        new InitializerSpec.XavierUniform(1), new InitializerSpec.XavierNormal(0.5))
                                .withBiasInitializer(new InitializerSpec.Uniform(0.125))
                                .withInitialState(new InitialStateSpec.Learned())
                                .withRecurrentDropout(0.125),
                        new PoolingSpec(PoolingKind.LAST),
                        new DenseSpec(3, new InitializerSpec.Zeros())));
    }

    private static TrainingSpec training(double clipNorm) {
        OptimizerSpec adamW = OptimizerSpec.Adam.withLearningRate(0.001).withWeightDecay(new WeightDecay(0.01, true));
        return TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(0.1, List.of(1.0, 2.5)), adamW)
                .withSchedule(new ScheduleSpec.Cosine(10, 0.1))
                .withClipNorm(clipNorm)
                .withBatchSize(64)
                .withEpochs(10, 3)
                .withTruncatedSteps(12)
                .withTokenDropout(0.25)
                .withTeacherForcing(new TeacherForcingSpec.Linear(1, 0.25, 9))
                .withEmbeddingUpdate(EmbeddingUpdate.USED_ROWS)
                .withAverageFrom(4)
                .withSeed(Long.MAX_VALUE);
    }

    private static NetworkSpec readNetwork(String json) {
        return SpecJson.readNetwork(StrictJson.parse(json, "network"));
    }

    private static TrainingSpec readTraining(String json) {
        return SpecJson.readTraining(StrictJson.parse(json, "training"));
    }

    @Test
    void aNetworkIsWrittenInTheOrderOfItsComponentsAndReadBackEqual() {
        assertThat(StrictJson.write(SpecJson.write(network()))).isEqualTo(NETWORK);
        assertThat(readNetwork(NETWORK)).isEqualTo(network());
    }

    @Test
    void aNetworkOnFeaturesIsReadBackEqual() {
        NetworkSpec spec = new NetworkSpec(
                new InputSpec.Features(7),
                List.of(
                        RecurrentSpec.of(CellSpec.of("rnn"), 5),
                        new PoolingSpec(PoolingKind.MEAN),
                        new DenseSpec(1, new InitializerSpec.XavierUniform(1.0 / 3))));

        assertThat(readNetwork(StrictJson.write(SpecJson.write(spec)))).isEqualTo(spec);
    }

    @Test
    void aStackOfEverythingIsReadBackEqual() {
        RecurrentSpec plain = RecurrentSpec.of(CellSpec.of("rnn"), 5);
        NetworkSpec spec = new NetworkSpec(
                new InputSpec.Features(7),
                List.of(
                        plain.withResidual(true).withInitialState(new InitialStateSpec.Learned()),
                        new DropoutSpec(0.25),
                        plain.withPytorchInitializers().withInitialState(new InitialStateSpec.Keyed(9)),
                        LayerNormSpec.ofDefault(),
                        plain.withInitializers(
                                        new InitializerSpec.Orthogonal(2), new InitializerSpec.SpectralRadius(0.9))
                                .withInitialState(new InitialStateSpec.BurnIn(3)),
                        RecurrentSpec.irnn(4),
                        new PoolingSpec(PoolingKind.ATTENTION)));

        assertThat(readNetwork(StrictJson.write(SpecJson.write(spec)))).isEqualTo(spec);
    }

    @Test
    void aDecoderIsReadBackEqual() {
        RecurrentSpec gru = RecurrentSpec.of(CellSpec.of("gru"), 5);
        for (DecoderSpec decoder : List.of(
                DecoderSpec.of(9, 4, gru.withNumLayers(2)),
                DecoderSpec.of(9, 4, gru).withBridge(BridgeKind.COPY).withAttention(AttentionKind.GENERAL))) {
            NetworkSpec spec = new NetworkSpec(new InputSpec.Features(7), List.of(gru, decoder));

            assertThat(readNetwork(StrictJson.write(SpecJson.write(spec)))).isEqualTo(spec);
        }
    }

    @Test
    void trainingIsWrittenInTheOrderOfItsComponentsAndReadBackEqual() {
        assertThat(StrictJson.write(SpecJson.write(training(5)))).isEqualTo(TRAINING);
        assertThat(readTraining(TRAINING)).isEqualTo(training(5));
    }

    static List<TrainingSpec> trainings() {
        WeightDecay decay = new WeightDecay(0.25, false);
        return List.of(
                training(1).withOptimizer(new OptimizerSpec.Sgd(0.5, 0.9, true, decay)),
                training(1)
                        .withOptimizer(
                                OptimizerSpec.RmsProp.withLearningRate(0.5).withWeightDecay(decay)),
                training(1).withSchedule(new ScheduleSpec.Constant(7)),
                training(1).withSchedule(new ScheduleSpec.StepDecay(0, 3, 0.5)),
                training(1).withSchedule(new ScheduleSpec.Plateau(2, 3, 0.5)));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void everyWayToTrainIsReadBackEqual(TrainingSpec spec) {
        assertThat(readTraining(StrictJson.write(SpecJson.write(spec)))).isEqualTo(spec);
    }

    @Test
    void noClipIsAWordForJsonHasNoInfinity() {
        String json = StrictJson.write(SpecJson.write(training(Double.POSITIVE_INFINITY)));

        assertThat(json).contains("\"clipNorm\":\"none\"");
        assertThat(readTraining(json)).isEqualTo(training(Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource
    void lossesAreReadAsTheyWereWritten(LossSpec loss) {
        TrainingSpec spec = training(5).withLoss(loss);

        assertThat(readTraining(StrictJson.write(SpecJson.write(spec)))).isEqualTo(spec);
    }

    static Stream<LossSpec> lossesAreReadAsTheyWereWritten() {
        return Stream.of(
                new LossSpec.SoftmaxCrossEntropy(),
                new LossSpec.SigmoidCrossEntropy(0.25, List.of(3.0)),
                new LossSpec.MeanSquaredError(),
                new LossSpec.Huber(0.5),
                new LossSpec.Qlike());
    }

    @Test
    void mixedPrecisionIsReadAsItWasWritten() {
        TrainingSpec spec = training(5).withPrecision(new PrecisionSpec.Mixed(DType.BFLOAT16, 128, 3, 0.25, 7));
        String json = StrictJson.write(SpecJson.write(spec));

        assertThat(json).contains("\"precision\":{\"type\":\"mixed\",\"compute\":\"bfloat16\",\"initialScale\":128.0,");
        assertThat(readTraining(json)).isEqualTo(spec);
    }

    @Test
    void everyMemberOfEverySealedFamilyHasAName() {
        assertThat(LayerJson.FAMILY.members()).isEqualTo(permitted(LayerSpec.class));
        assertThat(InitializerJson.FAMILY.members()).isEqualTo(permitted(InitializerSpec.class));
        assertThat(RecurrentJson.INITIAL_STATES.members()).isEqualTo(permitted(InitialStateSpec.class));
        assertThat(NetworkJson.INPUTS.members()).isEqualTo(permitted(InputSpec.class));
        assertThat(ScheduleJson.FAMILY.members()).isEqualTo(permitted(ScheduleSpec.class));
        assertThat(PrecisionJson.FAMILY.members()).isEqualTo(permitted(PrecisionSpec.class));
        assertThat(LossJson.FAMILY.members()).isEqualTo(permitted(LossSpec.class));
        assertThat(OptimizerJson.FAMILY.members()).isEqualTo(permitted(OptimizerSpec.class));
    }

    private static Set<Class<?>> permitted(Class<?> family) {
        return Set.copyOf(Arrays.asList(family.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"type\":\"dense\" | \"type\":\"dence\" | network.layers[3].type: expected one of embedding, recurrent,"
                        + " dropout, layer-norm, pooling, dense, decoder but got 'dence'. Did you mean 'dense'?",
                "\"type\":\"dense\", | `` | network.layers[3].type: expected a text but got nothing",
                "\"hiddenSize\" | \"hidenSize\" | network.layers[1]: expected the keys cell, hiddenSize, numLayers, direction,"
                        + " inputInitializer, recurrentInitializer, biasInitializer, residual, initialState, recurrentDropout but got 'hidenSize'. Did you mean 'hiddenSize'?",
                "\"hiddenSize\":4, | `` | network.layers[1].hiddenSize: expected a value but got none",
                "\"hiddenSize\":4 | \"hiddenSize\":3.9 | network.layers[1].hiddenSize: expected a whole number below 2^31 but"
                        + " got 3.9",
                "\"hiddenSize\":4 | \"hiddenSize\":\"4\" | network.layers[1].hiddenSize: expected a whole number below 2^31"
                        + " but got \"4\"",
                "\"hiddenSize\":4 | \"hiddenSize\":null | network.layers[1].hiddenSize: expected a whole number below 2^31"
                        + " but got null",
                "\"hiddenSize\":4 | \"hiddenSize\":4294967300 | network.layers[1].hiddenSize: expected a whole number below"
                        + " 2^31 but got 4294967300",
                "\"hiddenSize\":4 | \"hiddenSize\":0 | recurrent.hiddenSize: expected >= 1 but got 0 (network.layers[1])",
                "\"gain\":0.5 | \"gain\":1e999 | network.layers[1].recurrentInitializer.gain: expected a finite number but got"
                        + " Infinity",
                "\"gain\":0.5 | \"gain\":\"NaN\" | network.layers[1].recurrentInitializer.gain: expected a number but got"
                        + " \"NaN\"",
                "\"kind\":\"last\" | \"kind\":\"lst\" | network.layers[2].kind: expected one of last, mean, max, attention but got"
                        + " 'lst'. Did you mean 'last'?",
                "\"residual\":false | \"residual\":0 | network.layers[1].residual: expected true or false but got 0",
                "\"learned\" | \"keyed\" | network.layers[1].initialState.keys: expected a value but got none",
                "{\"type\":\"zeros\"} | {\"type\":\"zeros\",\"gain\":1} | network.layers[3].initializer: expected no further"
                        + " keys but got 'gain'.",
                "{\"type\":\"zeros\"} | [] | network.layers[3].initializer: expected an object but got []",
                "\"b\":\"x\" | \"b\":2 | network.layers[1].cell.options.b: expected a text but got 2",
                "vendor/odd | Vendor | cell.type: expected lower-case letters, digits and hyphens, with at most one namespace"
                        + " before a slash, but got 'Vendor' (network.layers[1].cell)",
                "{\"input\" | {\"type\":\"network\",\"input\" | network: expected the keys input, layers but got 'type'.",
            })
    void whatIsWrongInANetworkIsNamedByItsPath(String original, String changed, String message) {
        assertThat(NETWORK).contains(original);
        String json = NETWORK.replace(original, changed);

        assertThatThrownBy(() -> readNetwork(json))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage(message);
    }

    @Test
    void contradictionsBetweenLayersAreRefusedAsInTheRecord() {
        String json = NETWORK.replace("{\"type\":\"ids\",\"idsPerStep\":2}", "{\"type\":\"ids\",\"idsPerStep\":3}");

        assertThatThrownBy(() -> readNetwork(json))
                .hasMessage("embedding.idsPerStep: expected the input's 3 but got 2 (network)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"clipNorm\":5.0 | \"clipNorm\":\"Infinity\" | training.clipNorm: expected a number but got \"Infinity\"",
                "\"clipNorm\":5.0 | \"clipNorm\":-1 | training.clipNorm: expected > 0 but got -1.0 (training)",
                "\"seed\":9223372036854775807 | \"seed\":9223372036854775808 | training.seed: expected a whole number below"
                        + " 2^63 but got 9223372036854775808",
                "\"adam\" | \"adamm\" | training.optimizer.type: expected one of adam, sgd, rms-prop but got 'adamm'. Did you mean 'adam'?",
                "\"batchSize\":64, | `` | training.batchSize: expected a value but got none",
            })
    void whatIsWrongInTrainingIsNamedByItsPath(String original, String changed, String message) {
        assertThat(TRAINING).contains(original);
        String json = TRAINING.replace(original, changed);

        assertThatThrownBy(() -> readTraining(json))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage(message);
    }
}
