package io.github.rnn4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProcessOutputTest {
    @Test
    void whatIsWrittenArrivesAndIsNoLoss() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProcessOutput out = new ProcessOutput(bytes);

        print(out, "很好");

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("很好");
        assertThat(out.loss()).isEmpty();
    }

    @Test
    void theFirstReasonIsRemembered() {
        ProcessOutput out = new ProcessOutput(failing("No space left on device"));

        print(out, "answer");

        assertThat(out.loss()).contains("No space left on device");
    }

    @Test
    void aReaderThatWentAwayIsNoLoss() {
        ProcessOutput out = new ProcessOutput(failing("Broken pipe"));

        print(out, "answer");

        assertThat(out.loss()).isEmpty();
    }

    private static void print(ProcessOutput out, String text) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        stream.print(text);
        stream.flush();
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(reason);
            }
        };
    }
}
