package io.github.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.AttentionKind;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.NonFinitePolicy;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.ExactMatch;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingListener;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.ReversalTask;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final NetworkSpec IDS = TinyTask.network(4, PoolingKind.MEAN);
    private static final NetworkSpec FEATURES = new NetworkSpec(
            new InputSpec.Features(2),
            List.of(
                    RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 3),
                    new PoolingSpec(PoolingKind.LAST),
                    new DenseSpec(2, new InitializerSpec.XavierUniform(1))));
    private final Engine engine = TestEngines.CPU.open(DType.FLOAT32);

    @AfterEach
    void close() {
        engine.backend().close();
    }

    @Test
    void anIdentifierOutsideTheVocabularyNamesExampleAndStep() {
        refuses(IDS, new Steps.Ids(1, new int[] {1, 6}), 0, "train example 3", "0 to 5", "6", "step 1");
        refuses(IDS, new Steps.Ids(1, new int[] {-1}), 0, "train example 3", "-1");
    }

    @Test
    void aLabelBeyondTheClassesNamesTheExample() {
        refuses(IDS, new Steps.Ids(1, new int[] {1}), 2, "train example 3", "0 to 1", "2");
    }

    @Test
    void stepsOfAnotherKindOrWidthAreRefused() {
        refuses(IDS, new Steps.Ids(2, new int[] {1, 1}), 0, "expected 1 identifiers a step but got 2 identifiers");
        refuses(IDS, new Steps.Features(2, new float[2]), 0, "expected 1 identifiers a step but got 2 features");
        refuses(FEATURES, new Steps.Features(3, new float[3]), 0, "expected 2 features a step but got 3 features");
        refuses(FEATURES, new Steps.Ids(2, new int[2]), 0, "expected 2 features a step but got 2 identifiers");
    }

    @Test
    void whatDoesNotGoWithADecoderIsRefused() {
        NetworkSpec writing = ReversalTask.network(4, AttentionKind.NONE);
        Example right = new Example(new Steps.Ids(1, new int[] {1}), Target.Sequence.of(1));
        TrainingSpec spec = ReversalTask.spec(1);

        refusesDecoder(
                writing,
                spec,
                new Example(right.steps(), Target.Sequence.of(1, 11)),
                new ExactMatch(),
                "train example 0: expected symbols from 1 to 10 but got 11 (position 1).");
        refusesDecoder(
                writing,
                spec,
                new Example(right.steps(), new Target.Label(0)),
                new ExactMatch(),
                "train example 0: expected a sequence of symbols, for the network ends in a decoder, but got"
                        + " Label[label=0].");
        refusesDecoder(
                writing,
                spec.withLoss(new LossSpec.MeanSquaredError()),
                right,
                new ExactMatch(),
                "training.loss: expected a softmax cross-entropy, for the network ends in a decoder, but got"
                        + " MeanSquaredError[]");
        refusesDecoder(
                writing,
                spec,
                right,
                TinyTask.ACCURACY,
                "metric: expected one of symbols, for the network ends in a decoder, but got 'accuracy'");
        refusesDecoder(
                IDS,
                spec,
                right,
                new ExactMatch(),
                "metric: expected one of outputs, for the network has no decoder, but got 'exactMatch'");
        refusesDecoder(
                writing,
                spec.withTruncatedSteps(3),
                right,
                new ExactMatch(),
                "training.truncatedSteps: expected no decoder but got one (network.layers[2]), which needs the whole"
                        + " sequence. Read whole sequences, or change the network.");
    }

    private void refusesDecoder(
            NetworkSpec network, TrainingSpec spec, Example example, Metric metric, String message) {
        List<Example> examples = List.of(example);
        assertThatThrownBy(() -> new NetworkTrainer(engine)
                        .train(new TrainingRun(
                                network, spec, examples, examples, metric, TrainingListener.NONE, () -> false)))
                .hasMessage(message);
    }

    @Test
    void nothingToLearnFromIsRefused() {
        assertThatThrownBy(() -> train(IDS, List.of(), TinyTask.examples(5, 1)))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DATA))
                .hasMessageContaining("train");
        assertThatThrownBy(() -> train(IDS, TinyTask.examples(5, 1), List.of())).hasMessageContaining("validation");
    }

    @Test
    void whatIsNotFiniteEndsTrainingNamingParametersEpochAndSteps() {
        List<Example> train = List.of(broken());

        assertThatThrownBy(() -> train(FEATURES, train, train))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NON_FINITE))
                .hasMessageStartingWith(
                        "training: expected finite numbers but got a gradient of head.bias that is not (epoch 1,"
                                + " between steps 1 and 1).");
        assertThat(engine.backend().diagnostics().liveTensors()).isZero();
    }

    @Test
    void stepsThatAreNotFiniteAreSkippedAndToldIfSoAsked() {
        List<Example> train = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            train.add(new Example(new Steps.Features(2, new float[] {i, 1}), new Target.Label(i % 2)));
        }
        train.add(broken());
        List<TrainingEvent> events = new ArrayList<>();
        TrainingSpec spec = TinyTask.spec(2).withBatchSize(1).withNonFinite(NonFinitePolicy.SKIP);

        TrainingResult result = new NetworkTrainer(engine)
                .train(new TrainingRun(
                        FEATURES, spec, train, train.subList(0, 9), TinyTask.ACCURACY, events::add, () -> false));

        assertThat(events)
                .filteredOn(TrainingEvent.Skipped.class::isInstance)
                .hasSize(2)
                .allSatisfy(event -> assertThat((TrainingEvent.Skipped) event)
                        .extracting(TrainingEvent.Skipped::skipped, TrainingEvent.Skipped::where)
                        .containsExactly(1L, "head.bias"));
        assertThat(result.epochs()).hasSize(2).allMatch(epoch -> Double.isFinite(epoch.trainLoss()));
        assertThat(result.model().parameters().arrays())
                .allSatisfy(array -> assertThat(array.values()).doesNotContain(Double.NaN));
        result.model().close();
    }

    @Test
    void aHundredSkippedStepsInARowEndTrainingAllTheSame() {
        List<Example> train = Collections.nCopies(120, broken());
        TrainingSpec spec = TinyTask.spec(1).withBatchSize(1).withNonFinite(NonFinitePolicy.SKIP);

        assertThatThrownBy(() -> new NetworkTrainer(engine)
                        .train(new TrainingRun(
                                FEATURES, spec, train, train, TinyTask.ACCURACY, TrainingListener.NONE, () -> false)))
                .hasMessageMatching("training: expected finite numbers but got no step for 1\\d\\d in a row .*");
    }

    private static Example broken() {
        return new Example(new Steps.Features(2, new float[] {Float.NaN, 1}), new Target.Label(0));
    }

    private void refuses(NetworkSpec network, Steps steps, int label, String... words) {
        Steps sound = network.equals(IDS) ? new Steps.Ids(1, new int[] {1}) : new Steps.Features(2, new float[2]);
        List<Example> train = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            train.add(new Example(sound, new Target.Label(1)));
        }
        train.add(new Example(steps, new Target.Label(label)));

        assertThatThrownBy(() -> train(network, train, train.subList(0, 1)))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DATA))
                .hasMessageContainingAll(words);
    }

    private void train(NetworkSpec network, List<Example> train, List<Example> validation) {
        new NetworkTrainer(engine)
                .train(new TrainingRun(
                        network,
                        TinyTask.spec(1),
                        train,
                        validation,
                        TinyTask.ACCURACY,
                        TrainingListener.NONE,
                        () -> false));
    }
}
