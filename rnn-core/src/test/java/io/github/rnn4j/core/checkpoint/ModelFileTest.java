package io.github.rnn4j.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.EmbeddingSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.discovery.CellRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final CellRegistry CELLS = new CellRegistry(List.of(ElmanCell.PROVIDER));
    private static final InitializerSpec ZEROS = new InitializerSpec.Zeros();
    private static final NetworkSpec NETWORK = new NetworkSpec(
            new InputSpec.Features(2),
            List.of(
                    RecurrentSpec.of(CellSpec.of("rnn"), 1),
                    new PoolingSpec(PoolingKind.LAST),
                    new DenseSpec(2, ZEROS)));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("model.safetensors");
    }

    private static NamedArray array(String name, int... sizes) {
        double[] values = new double[Shape.of(sizes).elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(name.length() + i);
        }
        return new NamedArray(name, DType.FLOAT32, Shape.of(sizes), values);
    }

    private static List<NamedArray> tensors() {
        return List.of(
                array("rnn.weight_ih_l0", 1, 2),
                array("rnn.weight_hh_l0", 1, 1),
                array("rnn.bias_ih_l0", 1),
                array("rnn.bias_hh_l0", 1),
                array("head.weight", 2, 1),
                array("head.bias", 2),
                new NamedArray("baseline.weight", DType.FLOAT64, Shape.of(2), new double[] {0.1, -0.2}));
    }

    private static ModelFile model(NetworkSpec network, List<NamedArray> tensors) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode preprocessing = json.objectNode().put("language", "zh").put("length", 7L);
        preprocessing.putArray("vocabulary").add("客").add("服").add("\"\\\u0001");
        ArrayNode baselines = json.arrayNode();
        baselines.addObject().put("name", "linear").put("f1", 0.93);
        ObjectNode training = json.objectNode().put("seed", 7L).put("testReads", 0);
        return new ModelFile("reviews", network, preprocessing, baselines, training, tensors);
    }

    private static ModelFile model() {
        return model(NETWORK, tensors());
    }

    private ModelFile read() {
        return ModelFile.read(file, CELLS);
    }

    private void refuses(String message) {
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidModelException.class)
                .hasMessageStartingWith("model '" + file + "'")
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void aModelIsReadBackEqualAndWrittenBackByteForByte() throws IOException {
        model().write(file, CELLS);
        byte[] bytes = Files.readAllBytes(file);

        ModelFile back = read();
        assertThat(back).isEqualTo(model());
        back.write(file, CELLS);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void theTensorsOfTheNetworkAreToldFromTheOthers() {
        assertThat(model().parameters().arrays()).isEqualTo(tensors().subList(0, 6));
        assertThat(model().tensors(ModelFile.BASELINE).arrays())
                .isEqualTo(tensors().subList(6, 7));
    }

    @Test
    void theJsonIsCopiedOnTheWayInAndOut() {
        ObjectNode training = JsonNodeFactory.instance.objectNode().put("seed", 7);
        ModelFile model =
                new ModelFile("reviews", NETWORK, training, JsonNodeFactory.instance.arrayNode(), training, tensors());
        training.put("seed", 8);
        model.training().put("seed", 9);

        assertThat(model.training().path("seed").intValue()).isEqualTo(7);
    }

    @Test
    void theMetadataIsTextThatAnyProgramReads() throws IOException {
        model().write(file, CELLS);

        Safetensors content = Safetensors.decode(Files.readAllBytes(file), "model");
        assertThat(content.tensors()).isEqualTo(tensors());
        assertThat(content.metadata())
                .containsEntry("rnn4j.format", "1")
                .containsEntry("rnn4j.task", "reviews")
                .containsEntry("rnn4j.training", "{\"seed\":7,\"testReads\":0}")
                .containsKeys("rnn4j.network", "rnn4j.preprocessing", "rnn4j.baselines")
                .hasEntrySatisfying(
                        "rnn4j.tensors.sha256", digest -> assertThat(digest).matches("[0-9a-f]{64}"))
                .hasSize(8);
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        model().write(file, CELLS);
        byte[] whole = Files.readAllBytes(file);

        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(flipped, "bit " + bit);
        }
    }

    @Test
    void everyTruncationAndEveryRestIsNoticed() throws IOException {
        model().write(file, CELLS);
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), "length " + length);
        }
        for (int rest : new int[] {1, 4, 8}) {
            assertRefused(Arrays.copyOf(whole, whole.length + rest), "rest " + rest);
        }
    }

    private static void assertRefused(byte[] bytes, String what) {
        assertThatThrownBy(() -> ModelFormat.decode(bytes, "model 'm'"))
                .as(what)
                .isInstanceOf(InvalidModelException.class)
                .hasMessageStartingWith("model 'm'")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void whatIsNoModelIsRefusedByTheNameOfTheFile() throws IOException {
        refuses("expected a file but there is none. Check the name, or train a model first.");
        Files.createDirectory(file);
        refuses("expected a file but got a folder or a device");
        Files.delete(file);
        Files.createFile(file);
        refuses("the file is empty");
        Files.writeString(file, "text;label\ngood;1\nbad;0\n");
        refuses("or no model at all");
        Files.write(file, new Safetensors(Map.of("format", "pt"), tensors()).encode());
        refuses("expected a model of rnn4j but got a safetensors file of another program (metadata 'rnn4j.format' is"
                + " missing).");
    }

    @Test
    void aNewerFormatIsToldFromDamage() throws IOException {
        Files.write(file, new Safetensors(Map.of("rnn4j.format", "2"), List.of()).encode());
        refuses(": format 2, this program reads 1: use a newer rnn4j.");
        Files.write(file, new Safetensors(Map.of("rnn4j.format", "0"), List.of()).encode());
        refuses("metadata 'rnn4j.format': expected the number of a format but got '0'");
    }

    @Test
    void missingAndUnknownMetadataIsRefused() throws IOException {
        Files.write(file, new Safetensors(Map.of("rnn4j.format", "1", "extra", "x"), List.of()).encode());
        refuses("missing [rnn4j.task, rnn4j.network,");
    }

    @Test
    void metadataThatIsSealedButWrongIsRefusedByItsPath() throws IOException {
        writeSealed("rnn4j.network", text -> text.replace("\"hiddenSize\":1", "\"hiddenSize\":0"));
        refuses(", recurrent.hiddenSize: expected >= 1 but got 0 (network.layers[0])");
        writeSealed("rnn4j.network", text -> text.replace("recurrent\"", "recurent\""));
        refuses(
                ", network.layers[0].type: expected one of embedding, recurrent, dropout, layer-norm, pooling, dense, decoder but got 'recurent'.");
        writeSealed("rnn4j.training", text -> "[]");
        refuses(", rnn4j.training: expected ObjectNode but got []");
        writeSealed("rnn4j.baselines", text -> "[1e999]");
        refuses(", rnn4j.baselines[0]: expected a finite number but got Infinity");
        writeSealed("rnn4j.tensors.sha256", text -> "0".repeat(64));
        refuses(", tensors: expected bytes that give the digest written with them but got others");
    }

    /** Changes one text and closes the header's seal again, as a program with a fault would. */
    private void writeSealed(String key, UnaryOperator<String> change) throws IOException {
        model().write(file, CELLS);
        Frame frame = Frame.split(Files.readAllBytes(file), "model");
        Header header = Header.parse(frame.header(), frame.data().remaining(), "model");
        Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
        metadata.compute(key, (name, text) -> change.apply(text));
        metadata.put(Seal.HEADER, Seal.BLANK);
        byte[] sealed = Seal.close(new Header(metadata, header.entries()).encode());
        Files.write(file, new Frame(sealed, frame.data()).join());
    }

    @Test
    void theSealHoldsAgainstATextThatLooksLikeIt() throws IOException {
        ObjectNode preprocessing =
                JsonNodeFactory.instance.objectNode().put("rnn4j.header.sha256", "\"rnn4j.header.sha256\":\"0000");
        ModelFile model = new ModelFile(
                "\"rnn4j.header.sha256\":\"", NETWORK, preprocessing, model().baselines(), preprocessing, tensors());

        model.write(file, CELLS);

        assertThat(read()).isEqualTo(model);
    }

    @Test
    void tensorsThatAreNotTheNetworksAreRefusedByName() throws IOException {
        List<NamedArray> missing = new ArrayList<>(tensors());
        missing.remove(1);
        refusesTensors(missing, "tensor 'rnn.weight_hh_l0': expected [1, 1], for the network has it, but got none.");

        List<NamedArray> extra = new ArrayList<>(tensors());
        extra.add(array("rnn.weight_ih_l1", 1, 1));
        refusesTensors(
                extra, "tensor 'rnn.weight_ih_l1': expected only tensors of the network but got FLOAT32 [1, 1].");

        List<NamedArray> reshaped = new ArrayList<>(tensors());
        reshaped.set(4, array("head.weight", 1, 2));
        refusesTensors(reshaped, "tensor 'head.weight': expected floating numbers [2, 1] but got FLOAT32 [1, 2].");

        List<NamedArray> retyped = new ArrayList<>(tensors());
        retyped.set(5, new NamedArray("head.bias", DType.INT32, Shape.of(2), new double[2]));
        refusesTensors(retyped, "tensor 'head.bias': expected floating numbers [2] but got INT32 [2].");
    }

    private void refusesTensors(List<NamedArray> tensors, String message) throws IOException {
        ModelFile model = model(NETWORK, tensors);
        assertThatThrownBy(() -> model.write(file, CELLS))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageStartingWith("model for '" + file + "', ")
                .hasMessageContaining(message);
        assertThat(file).doesNotExist();

        Files.write(file, ModelFormat.encode(model));
        refuses(", " + message);
        Files.delete(file);
    }

    @Test
    void aCellThatIsNotThereIsNamedWithTheFile() {
        model().write(file, CELLS);

        assertThatThrownBy(() -> ModelFile.read(file, new CellRegistry(List.of())))
                .hasMessage("model '" + file + "', cell 'rnn' not found. No cell is on the class path.")
                .satisfies(e -> assertThat(((RnnException) e).code()).isEqualTo(ErrorCode.CELL_NOT_FOUND));
    }

    @Test
    void layersDirectionsAndStacksHaveTheFormatsNames() {
        RecurrentSpec both = RecurrentSpec.of(CellSpec.of("rnn"), 2)
                .withNumLayers(2)
                .withDirection(Direction.BIDIRECTIONAL)
                .withInitializers(ZEROS, ZEROS);
        NetworkSpec network = new NetworkSpec(
                new InputSpec.Ids(2),
                List.of(
                        new EmbeddingSpec(5, 3, 2, ZEROS),
                        both,
                        RecurrentSpec.of(CellSpec.of("rnn"), 1),
                        new PoolingSpec(PoolingKind.MAX),
                        new DenseSpec(4, ZEROS),
                        new DenseSpec(2, ZEROS)));
        List<NamedArray> tensors = new ArrayList<>(List.of(array("embedding.weight", 5, 3)));
        for (String suffix : List.of("_l0", "_l0_reverse", "_l1", "_l1_reverse")) {
            tensors.addAll(elman("recurrent.0.", suffix, suffix.startsWith("_l0") ? 3 : 4, 2));
        }
        tensors.addAll(elman("recurrent.1.", "_l0", 4, 1));
        tensors.addAll(List.of(
                array("dense.0.weight", 4, 1),
                array("dense.0.bias", 4),
                array("head.weight", 2, 4),
                array("head.bias", 2)));

        ModelFile model = model(network, tensors);
        model.write(file, CELLS);

        assertThat(read()).isEqualTo(model);
    }

    private static List<NamedArray> elman(String prefix, String suffix, int inputSize, int hiddenSize) {
        return List.of(
                array(prefix + "weight_ih" + suffix, hiddenSize, inputSize),
                array(prefix + "weight_hh" + suffix, hiddenSize, hiddenSize),
                array(prefix + "bias_ih" + suffix, hiddenSize),
                array(prefix + "bias_hh" + suffix, hiddenSize));
    }

    @Test
    void anUnwritableTargetIsAFailureOfTheFileSystem() {
        Path missing = folder.resolve("none").resolve("model.safetensors");

        assertThatThrownBy(() -> model().write(missing, CELLS))
                .hasMessageContaining("expected an existing folder")
                .satisfies(e -> assertThat(((RnnException) e).code()).isEqualTo(ErrorCode.INPUT_OUTPUT));
    }
}
