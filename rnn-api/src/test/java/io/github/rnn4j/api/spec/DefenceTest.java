package io.github.rnn4j.api.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DefenceTest {
    private static final RecurrentSpec RNN = RecurrentSpec.of(CellSpec.of(CellSpec.RNN), 4)
            .withInitializers(new InitializerSpec.Normal(1), new InitializerSpec.Normal(2));
    private static final TrainingSpec TRAINING =
            TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), OptimizerSpec.Adam.withLearningRate(0.01));

    @Test
    void eachChangesOneThing() {
        InitializerSpec uniform = new InitializerSpec.XavierUniform(1);
        InitializerSpec normal = new InitializerSpec.XavierNormal(1);

        assertThat(Defence.XAVIER_UNIFORM.apply(RNN)).isEqualTo(RNN.withInitializers(uniform, uniform));
        assertThat(Defence.XAVIER_NORMAL.apply(RNN)).isEqualTo(RNN.withInitializers(normal, normal));
        assertThat(Defence.ORTHOGONAL.apply(RNN))
                .isEqualTo(RNN.withInitializers(uniform, new InitializerSpec.Orthogonal(1)));
        assertThat(Defence.IDENTITY.apply(RNN))
                .isEqualTo(RNN.withInitializers(uniform, new InitializerSpec.Identity(1)));
        assertThat(Defence.SPECTRAL_RADIUS.apply(RNN))
                .isEqualTo(RNN.withInitializers(RNN.inputInitializer(), new InitializerSpec.SpectralRadius(1.2)));
        assertThat(Defence.RELU_RESIDUAL.apply(RNN))
                .isEqualTo(RNN.withCell(CellSpec.of(CellSpec.RNN_RELU)).withResidual(true));
        RecurrentSpec closed = RNN.withCell(new CellSpec(CellSpec.LSTM, Map.of(CellSpec.FORGET_BIAS, "0")));
        assertThat(Defence.FORGET_BIAS.apply(closed))
                .isEqualTo(RNN.withCell(new CellSpec(CellSpec.LSTM, Map.of(CellSpec.FORGET_BIAS, "1"))));
        assertThat(Defence.CLIP.apply(TRAINING)).isEqualTo(TRAINING.withClipNorm(5));
    }

    @Test
    void theOtherKindIsLeftAlone() {
        assertThat(Defence.CLIP.apply(RNN)).isSameAs(RNN);
        assertThat(Defence.ORTHOGONAL.apply(TRAINING)).isSameAs(TRAINING);
    }

    @Test
    void aPresetForAnotherCellIsRefused() {
        assertThatThrownBy(() -> Defence.FORGET_BIAS.apply(RNN))
                .hasMessage("defence FORGET_BIAS: expected the cell lstm but got rnn");
        assertThatThrownBy(() -> Defence.RELU_RESIDUAL.apply(RNN.withCell(CellSpec.of(CellSpec.GRU))))
                .hasMessage("defence RELU_RESIDUAL: expected the cell rnn but got gru");
        assertThatThrownBy(() -> Defence.RELU_RESIDUAL.apply(RNN.withNumLayers(2)))
                .hasMessageStartingWith("recurrent.residual: expected one layer but got 2 (numLayers).");
    }
}
