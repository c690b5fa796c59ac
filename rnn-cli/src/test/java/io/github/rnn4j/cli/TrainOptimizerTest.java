package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NonFinitePolicy;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PrecisionSpec;
import io.github.rnn4j.api.spec.ScheduleSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The optimiser and schedule that the options of {@code train reviews} describe, as the model file keeps them. */
class TrainOptimizerTest {
    @TempDir
    private Path folder;

    @Test
    void adamWDecaysOfItself() {
        assertThat(trained("--optimizer", "adamw").optimizer())
                .isEqualTo(OptimizerSpec.Adam.withLearningRate(0.002).withWeightDecay(new WeightDecay(0.01, true)));
    }

    @Test
    void gradientDescentTakesMomentumAndDecay() {
        TrainingSpec spec =
                trained("--optimizer", "sgd", "--learning-rate", "0.1", "--momentum", "0.5", "--weight-decay", "0.001");

        assertThat(spec.optimizer()).isEqualTo(new OptimizerSpec.Sgd(0.1, 0.5, false, new WeightDecay(0.001, false)));
        assertThat(spec.schedule()).isEqualTo(ScheduleSpec.CONSTANT);
    }

    @Test
    void aScheduleWarmsUp() {
        TrainingSpec spec = trained("--optimizer", "rmsprop", "--schedule", "cosine", "--warm-up", "5");

        assertThat(spec.optimizer()).isEqualTo(OptimizerSpec.RmsProp.withLearningRate(0.002));
        assertThat(spec.schedule()).isEqualTo(new ScheduleSpec.Cosine(5, 0));
    }

    @Test
    void theOtherSchedulesHalveTheRate() {
        assertThat(trained("--schedule", "step").schedule()).isEqualTo(new ScheduleSpec.StepDecay(0, 3, 0.5));
        assertThat(trained("--schedule", "plateau").schedule()).isEqualTo(new ScheduleSpec.Plateau(0, 3, 0.5));
    }

    @Test
    void stepsThatAreNotFiniteMayBeSkipped() {
        assertThat(trained("--non-finite", "skip").nonFinite()).isEqualTo(NonFinitePolicy.SKIP);
        assertThat(trained().nonFinite()).isEqualTo(NonFinitePolicy.STOP);
    }

    @Test
    void answersMayBeSmoothedAndClassesWeighed() {
        assertThat(trained("--label-smoothing", "0.1", "--class-weights", "1,2.5")
                        .loss())
                .isEqualTo(new LossSpec.SoftmaxCrossEntropy(0.1, List.of(1.0, 2.5)));
        assertThat(trained().loss()).isEqualTo(new LossSpec.SoftmaxCrossEntropy());
    }

    @Test
    void recurrentLayersMayComputeInHalves() {
        assertThat(trained("--precision", "mixed").precision()).isEqualTo(PrecisionSpec.Mixed.of(DType.FLOAT16));
        assertThat(trained().precision()).isEqualTo(new PrecisionSpec.Full());
    }

    @Test
    void epochsMayBeAveraged() {
        assertThat(trained("--average-from", "2").averageFrom()).isEqualTo(2);
        assertThat(trained().averageFrom()).isZero();
    }

    @Test
    void moreOrFewerTokensMayBeHidden() {
        assertThat(trained("--token-dropout", "0.1").tokenDropout()).isEqualTo(0.1);
        assertThat(trained("--token-dropout", "0").tokenDropout()).isZero();
        assertThat(trained().tokenDropout()).isEqualTo(0.3);
    }

    @Test
    void everyRowOfTheEmbeddingMayBeChanged() {
        assertThat(trained("--embedding-update", "every-row").embeddingUpdate()).isEqualTo(EmbeddingUpdate.EVERY_ROW);
        assertThat(trained("--embedding-update=used-rows").embeddingUpdate()).isEqualTo(EmbeddingUpdate.USED_ROWS);
        assertThat(trained().embeddingUpdate()).isEqualTo(EmbeddingUpdate.USED_ROWS);
    }

    @Test
    void gradientsMayGoBackSomeStepsOnly() {
        assertThat(trained("--truncate", "4", "--pooling", "last").truncatedSteps())
                .isEqualTo(4);
        assertThat(trained().truncatedSteps()).isZero();
    }

    private TrainingSpec trained(String... options) {
        Path model = folder.resolve("model.safetensors");
        CommandRun run = CommandRun.of(SmallReviews.training(SmallReviews.write(folder), model, options));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return ReviewModel.load(model).training().spec();
    }
}
