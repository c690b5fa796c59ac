package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void everyBackendHasALine() {
        CommandRun run = CommandRun.of("backends");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines().get(0)).matches("backend +priority +available +reason +what to do");
        assertThat(run.out()).containsPattern("(?m)^cpu +40 +yes +\\S");
    }

    @Test
    void theListGoesToAFileAsJson() throws IOException {
        Path file = folder.resolve("backends.json");

        CommandRun.of("backends", "--json", file.toString());

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.fieldNames()).toIterable().containsExactly("schemaVersion", "command", "backends");
        JsonNode cpu = json.path("backends").get(0);
        assertThat(cpu.fieldNames()).toIterable().containsExactly("name", "priority", "available", "reason");
        assertThat(cpu.path("name").asText()).isEqualTo("cpu");
    }
}
