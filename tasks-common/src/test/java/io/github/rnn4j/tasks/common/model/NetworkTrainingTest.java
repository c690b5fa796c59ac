package io.github.rnn4j.tasks.common.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.common.evaluation.ModelSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTrainingTest {
    private static final NetworkSpec NETWORK = new NetworkSpec(
            new InputSpec.Features(1),
            List.of(
                    RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 4),
                    new PoolingSpec(PoolingKind.LAST),
                    new DenseSpec(2, new InitializerSpec.XavierUniform(1))));
    private static final TrainingSpec SPEC = TrainingSpec.of(
                    new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(0.05))
            .withEpochs(20, 20);

    @TempDir
    private Path folder;

    private static List<Example> examples(int count) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float sign = i % 2 == 0 ? -1 : 1;
            examples.add(new Example(new Steps.Features(1, new float[] {sign, sign / 2}), new Target.Label(i % 2)));
        }
        return examples;
    }

    @Test
    void whatIsTrainedAnswersWhenItIsOpenedAgain() {
        List<String> heard = new ArrayList<>();
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            NetworkTraining training = new NetworkTraining(
                    backend, (name, event) -> heard.add(name), () -> false, examples(64), examples(8));

            NetworkTraining.Outcome outcome = training.train("net", NETWORK, SPEC, new MacroF1(2), null);

            assertThat(heard).isNotEmpty().containsOnly("net");
            assertThat(outcome.bestEpoch()).isPositive();
            TrainingRecord record = outcome.record(SPEC, List.of("digest"), 64, 8, "cpu");
            assertThat(record.epochs()).hasSize(20);
            assertThat(record.digests()).containsExactly("digest");
            List<Steps> steps = examples(300).stream().map(Example::steps).toList();
            List<float[]> outputs = NetworkOutputs.of(backend, outcome.network(), steps);
            assertThat(outputs).hasSize(300);
            for (int i = 0; i < 300; i++) {
                assertThat(MacroF1.greatest(outputs.get(i))).isEqualTo(i % 2);
            }
            try (Model model =
                    Rnn4j.newModel(backend, NETWORK, outcome.network().parameters())) {
                ModelSummary summary = ModelSummary.of(model, backend);
                assertThat(summary.cell()).isEqualTo("rnn");
                assertThat(summary.parameters()).isEqualTo(model.parameterCount());
            }
        }
    }

    @Test
    void stepsAreLookedIntoWhereItIsAskedFor() {
        List<TrainingEvent> heard = new ArrayList<>();
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            NetworkTraining plain = new NetworkTraining(
                    backend, (name, event) -> heard.add(event), () -> false, examples(64), examples(8));
            TrainingSpec spec = SPEC.withEpochs(1, 1);
            NetworkTraining.Outcome outcome = plain.train("net", NETWORK, spec, new MacroF1(2), null);
            assertThat(heard).noneMatch(TrainingEvent.Inspected.class::isInstance);

            NetworkTraining.Outcome looked =
                    plain.withInspection(InspectionSpec.DEFAULT).train("net", NETWORK, spec, new MacroF1(2), null);
            assertThat(heard).anyMatch(TrainingEvent.Inspected.class::isInstance);
            assertThat(looked.network().parameters())
                    .isEqualTo(outcome.network().parameters());
        }
    }

    @Test
    void checkpointsStandBesideTheModel() throws IOException {
        Path model = folder.resolve("m.safetensors");
        Checkpoints checkpoints = new Checkpoints(5, true);

        assertThat(checkpoints.areLeft(model, "net")).isFalse();
        Files.writeString(folder.resolve("m.safetensors.net.checkpoint"), "");

        assertThat(checkpoints.areLeft(model, "net")).isTrue();
        assertThat(checkpoints.of(model, "net").everySteps()).isEqualTo(5);
    }
}
