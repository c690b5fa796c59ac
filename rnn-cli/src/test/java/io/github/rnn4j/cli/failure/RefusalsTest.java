package io.github.rnn4j.cli.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.cli.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Refusals refusals =
            new Refusals(new Terminal(stream, stream, new ByteArrayInputStream(new byte[0]), false));

    @Test
    void whatTheUserCanMendIsOneLineAndCodeTwo() {
        int code =
                refusals.report(new RnnException(ErrorCode.INVALID_DATA, "file: expected\n  rows but got none"), false);

        assertThat(code).isEqualTo(2);
        assertThat(lines()).containsExactly("file: expected rows but got none");
    }

    @Test
    void ourFaultIsSaidToBeOursAndCodeOne() {
        assertThat(refusals.report(new RnnException(ErrorCode.CLOSED, "tensor: used after close"), false))
                .isEqualTo(1);
        assertThat(refusals.report(new IllegalStateException("oops"), false)).isEqualTo(1);
        assertThat(lines())
                .containsExactly(
                        "rnn4j: this is a fault of ours, not of your input: tensor: used after close."
                                + " Run again with -v and report what it prints.",
                        "rnn4j: this is a fault of ours, not of your input: java.lang.IllegalStateException: oops."
                                + " Run again with -v and report what it prints.");
    }

    @Test
    void whatTheMachineLacksIsCodeOne() {
        assertThat(refusals.report(new RnnException(ErrorCode.BACKEND_UNAVAILABLE, "gpu: none"), false))
                .isEqualTo(1);
        assertThat(refusals.report(new OutOfMemoryError("heap"), false)).isEqualTo(1);
        assertThat(lines().get(0)).isEqualTo("gpu: none");
        assertThat(lines().get(1)).startsWith("memory: expected enough for this data but Java's heap is used up");
    }

    @Test
    void onRequestTheLineIsFollowedByTheStackTrace() {
        refusals.report(new RnnException(ErrorCode.INVALID_DATA, "file: bad"), true);

        assertThat(lines()).hasSizeGreaterThan(2);
        assertThat(lines().get(0)).isEqualTo("file: bad");
        assertThat(lines().get(1)).isEqualTo("io.github.rnn4j.api.error.RnnException: file: bad");
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
