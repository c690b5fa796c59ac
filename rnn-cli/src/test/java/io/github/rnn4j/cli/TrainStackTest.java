package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.DropoutSpec;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.LayerNormSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layers that the options of {@code train reviews} describe, as the model file keeps them. */
class TrainStackTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path model;

    @BeforeEach
    void writeData() {
        data = SmallReviews.write(folder);
        model = folder.resolve("model.safetensors");
    }

    @Test
    void aHybridWithEverythingAround() {
        List<LayerSpec> layers = stack(
                "--stack",
                "rnn:6,lstm:4",
                "--bidirectional",
                "--residual",
                "--layer-norm",
                "--dropout",
                "0.2",
                "--recurrent-dropout",
                "0.3",
                "--initial-state",
                "learned",
                "--pooling",
                "attention",
                "--init",
                "orthogonal");

        assertThat(layers)
                .containsExactly(
                        around(RecurrentSpec.of(CellSpec.of("rnn"), 6)),
                        LayerNormSpec.ofDefault(),
                        new DropoutSpec(0.2),
                        around(RecurrentSpec.of(CellSpec.of("lstm"), 4)),
                        LayerNormSpec.ofDefault(),
                        new DropoutSpec(0.2));
    }

    private static RecurrentSpec around(RecurrentSpec layer) {
        return layer.withDirection(Direction.BIDIRECTIONAL)
                .withResidual(true)
                .withInitialState(new InitialStateSpec.Learned())
                .withRecurrentDropout(0.3)
                .withInitializers(new InitializerSpec.XavierUniform(1), new InitializerSpec.Orthogonal(1));
    }

    @Test
    void irnnStartsAtTheIdentity() {
        assertThat(stack("--cell", "irnn", "--hidden", "5")).containsExactly(RecurrentSpec.irnn(5));
    }

    @Test
    void aSpectralRadiusIsThatOfTheWeightsOnTheState() {
        InitializerSpec radius = new InitializerSpec.SpectralRadius(0.9);

        assertThat(stack("--spectral-radius", "0.9", "--hidden", "5"))
                .containsExactly(RecurrentSpec.of(CellSpec.of("rnn"), 5)
                        .withInitializers(new InitializerSpec.XavierUniform(1), radius));
    }

    @Test
    void aForgetBiasIsAnOptionOfTheCell() {
        CellSpec lstm = new CellSpec("lstm", Map.of("forget-bias", "2.5"));

        assertThat(stack("--cell", "lstm", "--forget-bias", "2.5", "--hidden", "5", "--init", "pytorch"))
                .containsExactly(RecurrentSpec.of(lstm, 5).withPytorchInitializers());
    }

    @Test
    void equalLayersStayOneUnlessSomethingStandsBetween() {
        assertThat(stack("--cell", "gru", "--hidden", "5", "--layers", "2"))
                .containsExactly(RecurrentSpec.of(CellSpec.of("gru"), 5).withNumLayers(2));
        assertThat(stack("--cell", "gru", "--hidden", "5", "--layers", "2", "--dropout", "0.1"))
                .hasSize(4);
    }

    @Test
    void aBurnInNamesItsSteps() {
        assertThat(stack("--cell", "mingru", "--hidden", "5", "--initial-state", "burn-in:3"))
                .containsExactly(
                        RecurrentSpec.of(CellSpec.of("mingru"), 5).withInitialState(new InitialStateSpec.BurnIn(3)));
    }

    @Test
    void whatTheLayersRefuseIsRefusedBeforeAnythingIsShown() {
        assertThat(CommandRun.of(words("--cell", "mingru", "--recurrent-dropout", "0.2"))
                        .refusal())
                .isEqualTo(
                        "recurrent.recurrentDropout: expected 0, for the cell mingru multiplies its state by no weight,"
                                + " but got 0.2");
        assertThat(CommandRun.of(words("--recurrent-dropout", "0.2", "--precision", "mixed"))
                        .refusal())
                .isEqualTo("precision: expected recurrent layers that run fused in FLOAT16 but got rnn (dropout on the"
                        + " state is composed). Train in full precision, or on another backend.");
    }

    @Test
    void aStackSaysCellAndWidthItself() {
        assertThat(CommandRun.of(words("--stack", "rnn:4", "--hidden", "8")).refusal())
                .startsWith("--stack: expected no --cell, --hidden or --layers beside it but got one.");
    }

    /** Trains one epoch and returns what stands between embedding and pooling in the file. */
    private List<LayerSpec> stack(String... options) {
        CommandRun run = CommandRun.of(words(options));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        List<LayerSpec> layers = ReviewModel.load(model).network().network().layers();
        return layers.subList(1, layers.size() - 2);
    }

    private String[] words(String... options) {
        List<String> words = new ArrayList<>(List.of("train", "reviews", "--data", data.toString(), "--out"));
        words.addAll(List.of(model.toString(), "--epochs", "1", "--embedding", "5", "--batch", "16"));
        words.addAll(List.of(options));
        return words.toArray(String[]::new);
    }
}
