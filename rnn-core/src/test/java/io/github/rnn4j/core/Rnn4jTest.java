package io.github.rnn4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.train.TrainingRun;
import org.junit.jupiter.api.Test;

class Rnn4jTest {
    @Test
    void theDefaultBackendIsTheCpu() {
        try (Backend best = Rnn4j.openBackend();
                Backend named = Rnn4j.openBackend("cpu", BackendOptions.DEFAULT)) {
            assertThat(best.name()).isEqualTo("cpu");
            assertThat(named.name()).isEqualTo("cpu");
        }
    }

    @Test
    void anUnknownBackendIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> Rnn4j.openBackend("cpuu"))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BACKEND_NOT_FOUND))
                .hasMessageContaining("Did you mean 'cpu'?");
    }

    @Test
    void whatWasTrainedAnswersTheSameAfterAMove() {
        TrainingRun run = TinyTask.run(TinyTask.network(8, PoolingKind.LAST), TinyTask.spec(3));
        Steps steps = run.validation().get(0).steps();
        try (Backend first = Rnn4j.openBackend();
                Backend second = Rnn4j.openBackend();
                Model trained = Rnn4j.newTrainer(first).train(run).model();
                Model moved = Rnn4j.newModel(second, trained.network(), trained.parameters());
                Predictor before = trained.newPredictor();
                Predictor after = moved.newPredictor()) {
            assertThat(after.logits(steps)).isEqualTo(before.logits(steps));
            assertThat(moved.parameterCount()).isEqualTo(trained.parameterCount());
        }
    }
}
