package io.github.rnn4j.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    private static final String F32_2 = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

    private static NamedArray array(String name, DType dtype, Shape shape, double... values) {
        return new NamedArray(name, dtype, shape, values);
    }

    /** Puts a header of any bytes before data of zeros. */
    private static byte[] file(byte[] header, int dataLength) {
        return ByteBuffer.allocate(8 + header.length + dataLength)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    private static byte[] file(String header, int dataLength) {
        return file(header.getBytes(StandardCharsets.UTF_8), dataLength);
    }

    private static void refuses(byte[] file, String message) {
        assertThatThrownBy(() -> Safetensors.decode(file, "model 'm'"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageStartingWith("model 'm'")
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void contentsAreReadBackEqualAndWrittenBackByteForByte() {
        Safetensors content = new Safetensors(
                Map.of("note", "客服 \"quoted\"\n"),
                List.of(
                        array("f32", DType.FLOAT32, Shape.of(1, 3), 0.1f, -0.0, Float.MIN_VALUE),
                        array("i32", DType.INT32, Shape.of(2), Integer.MIN_VALUE, 7),
                        array(
                                "f64",
                                DType.FLOAT64,
                                Shape.of(2, 2, 1),
                                0.1,
                                1e300,
                                Double.NaN,
                                Double.NEGATIVE_INFINITY),
                        array("one", DType.FLOAT64, Shape.of(), 5)));

        byte[] bytes = content.encode();

        assertThat(Safetensors.decode(bytes, "model")).isEqualTo(content);
        assertThat(Safetensors.decode(bytes, "model").encode()).isEqualTo(bytes);
    }

    @Test
    void theBytesAreThoseOfTheFormat() {
        Safetensors content = new Safetensors(Map.of("k", "v"), List.of(array("a", DType.FLOAT32, Shape.of(2), 1, -2)));

        byte[] bytes = content.encode();

        String header =
                "{\"__metadata__\":{\"k\":\"v\"},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        String padded = header + " ".repeat((8 - header.length() % 8) % 8);
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo(HexFormat.of().toHexDigits((byte) padded.length()) + "00000000000000"
                        + HexFormat.of().formatHex(padded.getBytes(StandardCharsets.US_ASCII))
                        + "0000803f000000c0");
    }

    @Test
    void widerTypesLieFirstSoThatEveryTensorIsAligned() {
        Safetensors content = new Safetensors(
                Map.of(),
                List.of(array("a", DType.FLOAT32, Shape.of(1), 1), array("b", DType.FLOAT64, Shape.of(1), 2)));

        byte[] bytes = content.encode();

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .contains("\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]},\"b\"");
        assertThat(Safetensors.decode(bytes, "model").tensors())
                .extracting(NamedArray::name)
                .containsExactly("a", "b");
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8)
                .isZero();
    }

    @Test
    void whatPythonWritesIsRead() {
        // save_file({"b": float32 [[1.5]], "a": int32 [3, 4]}) of Python's safetensors 0.8.0.
        String header = "{\"b\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]},"
                + "\"a\":{\"dtype\":\"I32\",\"shape\":[2],\"data_offsets\":[4,12]}}  ";
        byte[] bytes = HexFormat.of()
                .parseHex("7000000000000000"
                        + HexFormat.of().formatHex(header.getBytes(StandardCharsets.US_ASCII))
                        + "0000c03f0300000004000000");

        assertThat(Safetensors.decode(bytes, "model"))
                .isEqualTo(new Safetensors(
                        Map.of(),
                        List.of(
                                array("b", DType.FLOAT32, Shape.of(1, 1), 1.5),
                                array("a", DType.INT32, Shape.of(2), 3, 4))));
    }

    @Test
    void anEmptyOrTruncatedOrForeignFileIsRefused() {
        refuses(new byte[0], "the file is empty");
        refuses(new byte[5], "expected 8 bytes of length but the file ends after 5");
        refuses(new byte[8], "got the length 0");
        refuses("Rar!\32\7 is how an archive begins".getBytes(StandardCharsets.US_ASCII), "or no model at all");
        refuses(HexFormat.of().parseHex("ffffffffffffffff7b7d"), "got the length 18446744073709551615");
        refuses(HexFormat.of().parseHex("01e1f50500000000"), "expected a header of 2 to 100000000 bytes");
        refuses(HexFormat.of().parseHex("00e1f505000000007b7d"), "expected 100000000 bytes of header");
        refuses(file(F32_2, 7), "the file has 7 bytes of data: it is truncated");
        refuses(file(F32_2, 9), "expected 8 bytes of data but got 9: something follows the last tensor");
        refuses(file("{}", 1), "expected 0 bytes of data but got 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"text\"",
                " {}",
                "{}x",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "\uFEFF{}",
                "{\"__metadata__\":[]}",
                "{'a':1}"
            })
    void aHeaderThatIsNoStrictObjectIsRefused(String header) {
        refuses(file(header, 0), "");
    }

    @Test
    void aHeaderThatIsNotUtf8IsRefused() {
        refuses(file(HexFormat.of().parseHex("7b22ff223a317d"), 0), "expected UTF-8");
        refuses(file(HexFormat.of().parseHex("7b22c0af223a317d"), 0), "expected UTF-8");
        refuses(file(HexFormat.of().parseHex("7b22eda080223a317d"), 0), "expected UTF-8");
        refuses(file("{}".getBytes(StandardCharsets.UTF_16), 0), "expected UTF-8");
    }

    @Test
    void metadataIsTextOnly() {
        refuses(file("{\"__metadata__\":{\"k\":1}}", 0), "metadata 'k': expected a text but got 1");
        refuses(file("{\"__metadata__\":{\"k\":\"1\",\"k\":\"1\"}}", 0), "Duplicate field 'k'");
        refuses(
                file(F32_2.replace("\"a\":{", "\"a\":{\"x\":1,"), 8),
                "tensor 'a': expected a name with [dtype, shape, data_offsets]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"F32\" | \"F16\" | expected one of the types F64, F32, I32 but got 'F16'.",
                "\"F32\" | \"BF16\" | but got 'BF16'",
                "\"F32\" | \"f32\" | but got 'f32'. Did you mean 'F32'?",
                "\"F32\" | 5 | but got '5'",
                "\"F32\" | \"F64\" | expected 16 bytes for F64 [2] but got the offsets 0 to 8",
                "[2] | [3] | expected 12 bytes for F32 [3]",
                "[2] | 2 | expected a shape",
                "[2] | [0] | expected a shape",
                "[2] | [-2] | expected a shape",
                "[2] | [2.0] | expected a shape",
                "[2] | [\"2\"] | expected a shape",
                "[2] | [0,4294967296] | expected a shape",
                "[2] | [2147483647,0] | expected a shape",
                "[2] | [65536,65536] | expected a shape",
                "[2] | [4611686018427387904,4] | expected a shape",
                "[0,8] | [8,0] | expected 8 bytes for F32 [2] but got the offsets 8 to 0",
                "[0,8] | [-8,0] | expected an offset >= 0",
                "[0,8] | [0.0,8] | expected an offset >= 0",
                "[0,8] | [0,8,16] | expected two data_offsets",
                "[0,8] | [9223372036854775807,9223372036854775815] | ",
                "[0,8] | [4,12] | the file has 8 bytes of data",
                "\"shape\":[2], | '' | expected a name with [dtype, shape, data_offsets]",
                "\"a\" | \" \" | expected a name",
            })
    void aWrongEntryIsRefusedByName(String original, String changed, String message) {
        assertThat(F32_2).contains(original);
        refuses(file(F32_2.replace(original, changed), 8), message == null ? "" : message);
    }

    @Test
    void holesAndOverlapsAreRefused() {
        String two = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%d,%d]}}";
        refuses(file(two.formatted(12, 20), 20), "tensor 'b': expected its bytes to begin at 8 but got 12 (a hole)");
        refuses(file(two.formatted(4, 12), 12), "tensor 'b': expected its bytes to begin at 8 but got 4 (an overlap)");
        refuses(file(two.formatted(0, 8), 8), "(an overlap)");
        refuses(file(F32_2.replace("[0,8]", "[8,16]"), 16), "expected its bytes to begin at 0 but got 8 (a hole)");
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole =
                new Safetensors(Map.of("k", "v"), List.of(array("a", DType.FLOAT64, Shape.of(3), 1, 2, 3))).encode();

        for (int length = 0; length < whole.length; length++) {
            refuses(Arrays.copyOf(whole, length), "");
        }
    }

    @Test
    void whatTheFormatCannotHoldIsNotWritten() {
        writes(
                array("a", DType.FLOAT16, Shape.of(1), 1),
                "tensor 'a': expected one of the types F64, F32, I32 but got FLOAT16");
        writes(array("a", DType.FLOAT32, Shape.of(1), 0.1), "expected values that F32 holds without loss but got 0.1");
        writes(array("a", DType.INT32, Shape.of(1), 0.5), "expected values that I32 holds without loss but got 0.5");
        writes(array("a", DType.FLOAT32, Shape.of(0)), "expected 1 element or more");
        assertThatThrownBy(() -> new Safetensors(Map.of("k", "\ud83d"), List.of()).encode())
                .hasMessage("model header: expected well-formed text but got half a character (a lone surrogate)");
    }

    private static void writes(NamedArray array, String message) {
        assertThatThrownBy(() -> new Safetensors(Map.of(), List.of(array)).encode())
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(((RnnException) e).code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
    }
}
