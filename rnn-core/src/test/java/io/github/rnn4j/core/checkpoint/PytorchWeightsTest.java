package io.github.rnn4j.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PytorchWeightsTest {
    @TempDir
    private Path folder;

    @Test
    void theShapesTellTheLayer() {
        PytorchWeights weights = written(
                array("enc.weight_ih_l0", 12, 3),
                array("enc.weight_hh_l0", 12, 4),
                array("enc.weight_ih_l0_reverse", 12, 3),
                array("enc.weight_ih_l1", 12, 8));

        assertThat(weights.recurrentPrefixes()).containsExactly("enc.");
        assertThat(weights.inputSize("enc.")).isEqualTo(3);
        assertThat(weights.recurrentSpec("enc.", CellSpec.of("gru")))
                .isEqualTo(RecurrentSpec.of(CellSpec.of("gru"), 4)
                        .withNumLayers(2)
                        .withDirection(Direction.BIDIRECTIONAL));
    }

    @Test
    void aBareModuleHasNoPrefix() {
        PytorchWeights weights = written(array("weight_ih_l0", 4, 3), array("weight_hh_l0", 4, 4));

        assertThat(weights.recurrentPrefixes()).containsExactly("");
        assertThat(weights.recurrentSpec("", CellSpec.of("rnn-relu")).numLayers())
                .isEqualTo(1);
    }

    @Test
    void prefixesAreReplacedAndTheRestIsLeftOut() {
        PytorchWeights weights = written(
                array("enc.weight_ih_l0", 4, 3),
                array("enc.weight_hh_l0", 4, 4),
                array("enc.bias_ih_l0", 4),
                array("enc.bias_hh_l0", 4),
                array("fc.weight", 2, 4),
                array("unused.weight", 9, 9));

        StateDict parameters = weights.stateDict(Map.of("enc.", "rnn.", "fc.", "head."));

        assertThat(parameters.arrays().stream().map(NamedArray::name))
                .containsExactlyInAnyOrder(
                        "rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0", "rnn.bias_hh_l0", "head.weight");
        assertThat(parameters.get("rnn.bias_ih_l0").values()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void biasesThatAModuleHasNotAreZeros() {
        PytorchWeights weights = written(array("weight_ih_l0", 4, 3), array("weight_hh_l0", 4, 4));

        StateDict parameters = weights.stateDict(Map.of("", "rnn."));

        assertThat(parameters.get("rnn.bias_ih_l0").values()).containsExactly(0, 0, 0, 0);
        assertThat(parameters.get("rnn.bias_hh_l0").values()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void anotherCellThanTheModulesIsRefused() {
        PytorchWeights weights = written(array("enc.weight_ih_l0", 12, 3), array("enc.weight_hh_l0", 12, 4));

        assertThatThrownBy(() -> weights.recurrentSpec("enc.", CellSpec.of("lstm")))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageEndingWith(
                        "tensor 'enc.weight_ih_l0': expected [4 * 4, inputSize] for the cell 'lstm' but got"
                                + " [12, 3]. Name the cell that the module has.");
        assertThatThrownBy(() -> weights.recurrentSpec("enc.", CellSpec.of("mingru")))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage("cell: expected one that PyTorch has, of [gru, lstm, rnn, rnn-relu], but got 'mingru'.");
    }

    @Test
    void aModuleThatIsNotThereIsRefused() {
        PytorchWeights weights = written(array("enc.weight_ih_l0", 12, 3), array("enc.weight_hh_l0", 12, 4));

        assertThatThrownBy(() -> weights.recurrentSpec("dec.", CellSpec.of("gru")))
                .hasMessageContaining("expected a tensor 'dec.weight_ih_l0' but got [enc.].");
        assertThatThrownBy(() -> weights.stateDict(Map.of("dec.", "rnn.")))
                .hasMessageContaining("expected tensors that begin with 'dec.' but got [enc.].");
    }

    @Test
    void anLstmWithAProjectionIsRefused() {
        PytorchWeights weights =
                written(array("weight_ih_l0", 16, 3), array("weight_hh_l0", 16, 2), array("weight_hr_l0", 2, 4));

        assertThatThrownBy(() -> weights.recurrentSpec("", CellSpec.of("lstm")))
                .hasMessageContaining("expected an LSTM without a projection but got one with proj_size.");
        assertThatThrownBy(() -> weights.stateDict(Map.of("", "rnn."))).hasMessageContaining("proj_size");
    }

    @Test
    void whatIsWrittenHasPytorchsNamesAndMark() throws IOException {
        Path file = folder.resolve("out.safetensors");
        StateDict parameters = new StateDict(List.of(array("rnn.weight_ih_l0", 4, 3), array("head.weight", 2, 4)));

        PytorchWeights.write(file, parameters, Map.of("rnn.", "encoder."));

        Safetensors content = Safetensors.decode(Files.readAllBytes(file), "out");
        assertThat(content.metadata()).containsExactly(Map.entry("format", "pt"));
        assertThat(content.tensors().stream().map(NamedArray::name))
                .containsExactly("encoder.weight_ih_l0", "head.weight");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004archive/data.pkl", "\u0080\u0002}q\u0000(X", "\u0080\u0004\u0095\u0010"})
    void aPickleIsRefusedWithThePythonThatConvertsIt(String content) throws IOException {
        Path file = folder.resolve("model.pt");
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> PytorchWeights.read(file))
                .isInstanceOf(InvalidModelException.class)
                .hasMessage("weights '" + file
                        + "': expected a safetensors file but got a pickle of Python, which can run any"
                        + " code. Convert it in Python: import torch, safetensors.torch; state ="
                        + " torch.load('model.pt', map_location='cpu'); safetensors.torch.save_file(state,"
                        + " 'model.safetensors')");
    }

    @Test
    void aHeaderWhoseLengthBeginsLikeAPickleIsRead() {
        NamedArray[] arrays = new NamedArray[9];
        Arrays.setAll(arrays, i -> array("a-name-to-fill-the-header-with-some-text-" + i, 2, 2));

        byte[] bytes = new Safetensors(Map.of("fill", "x".repeat(filling(arrays))), List.of(arrays)).encode();

        assertThat(bytes[0]).isEqualTo((byte) 0x80);
        assertThat(bytes[1]).isBetween((byte) 2, (byte) 5);
        assertThat(Safetensors.decode(bytes, "file").tensors()).hasSize(9);
    }

    /** Returns how much is missing until the lowest byte of the header's length is 0x80. */
    private static int filling(NamedArray[] arrays) {
        int length = new Safetensors(Map.of("fill", ""), List.of(arrays)).encode().length;
        int header = length - arrays.length * 4 * Float.BYTES - Long.BYTES;
        return Math.floorMod(0x80 - header, 256);
    }

    private PytorchWeights written(NamedArray... arrays) {
        Path file = folder.resolve("weights.safetensors");
        PytorchWeights.write(file, new StateDict(List.of(arrays)), Map.of());
        return PytorchWeights.read(file);
    }

    private static NamedArray array(String name, int... sizes) {
        double[] values = new double[Shape.of(sizes).elements()];
        Arrays.setAll(values, i -> i + 1);
        return new NamedArray(name, DType.FLOAT32, Shape.of(sizes), values);
    }
}
