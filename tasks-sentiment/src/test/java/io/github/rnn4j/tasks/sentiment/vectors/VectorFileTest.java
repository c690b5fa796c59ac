package io.github.rnn4j.tasks.sentiment.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VectorFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFileMayBeginWithCountAndLength() throws IOException {
        assertThat(read("2 3\ngood 1 -2.5 3e-1 \n好 .5\t0 +1\n"))
                .containsExactly("good [1.0, -2.5, 0.3]", "好 [0.5, 0.0, 1.0]");
        assertThat(read("good 1 -2.5 3e-1\r\n好 .5 0 1")).containsExactly("good [1.0, -2.5, 0.3]", "好 [0.5, 0.0, 1.0]");
    }

    /** As in fastText, whose files have such tokens. */
    @Test
    void aTokenMayHoldAnyCharacterButAnAsciiBlank() throws IOException {
        assertThat(read("2 1\na\u00a0b 1\n\u2028\u3000 2\n")).containsExactly("a\u00a0b [1.0]", "\u2028\u3000 [2.0]");
        assertThat(read("1 1\n42 7\n")).containsExactly("42 [7.0]");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("malformed")
    void aLineThatIsNoneOfAVectorIsRefusedByItsNumber(String content, String message) {
        Path file = folder.resolve("bad.vec");

        assertThatThrownBy(() -> read(content))
                .isInstanceOf(RnnException.class)
                .satisfies(e -> assertThat(((RnnException) e).code()).isEqualTo(ErrorCode.INVALID_DATA))
                .hasMessage(file + ": expected " + message);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("", "a line with a token and its numbers but got an empty file (line 0). Check the file."),
                arguments("word\n", "a token and its numbers but got 1 field (line 1). Check the file."),
                arguments("0 3\n", "a count and a length above 0 but got '0 3' (line 1). Check the file."),
                arguments("a 1 2\nb 1\n", "a token and 2 numbers but got 2 fields (line 2). Mend the line."),
                arguments("a 1 2\n\n", "a token and 2 numbers but got 0 fields (line 2). Mend the line."),
                arguments(
                        "a 1 2\nb c 1 2\n",
                        "a token and 2 numbers but got 4 fields, and a token holds no blank (line 2). Mend the line."),
                arguments("a 1 2\n 1 2 3\n", "a token and 2 numbers but got 3 fields (line 2). Mend the line."),
                arguments("1 2\na 1 x\n", "a number in place 2 but got 'x' (line 2). Mend the line."),
                arguments("1 2\na NaN 1\n", "a number in place 1 but got 'NaN' (line 2). Mend the line."),
                arguments("1 2\na 1 1e99\n", "a number in place 2 but got '1e99' (line 2). Mend the line."),
                arguments(
                        "3 1\na 1\nb 1\n",
                        "3 vectors, as line 1 says, but got the end after 2 (line 3). Fetch or unpack it again."),
                arguments(
                        "1 1\na 1\nb 1\n",
                        "1 vectors, as line 1 says, but got one more (line 3). Mend the line or line 1."));
    }

    private List<String> read(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.vec"), content);
        List<String> read = new ArrayList<>();
        try (VectorFile vectors = VectorFile.open(file)) {
            for (String token = vectors.next(); token != null; token = vectors.next()) {
                read.add(token + " " + Arrays.toString(vectors.vector()));
            }
        }
        return read;
    }
}
