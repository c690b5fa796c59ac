package io.github.rnn4j.verification.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rnn4j.verification.benchmarks.worker.Timing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class BenchTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Bench.newCommandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @Test
    void everyContenderIsCheckedAndTimedOnEveryWorkload() throws Exception {
        Path json = folder.resolve("bench.json");

        run("--rounds", "1", "--warm-millis", "400", "--millis", "50", "--json", json.toString());

        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.get("workloads")).hasSize(8);
        for (JsonNode workload : report.get("workloads")) {
            assertThat(workload.get("threads").asInt()).isOne();
            assertThat(workload.has("bestPeer")).isFalse();
            assertThat(workload.get("contenders").fieldNames()).toIterable().containsExactly("rnn4j", "rnn4j-plain");
            for (JsonNode timing : workload.get("contenders")) {
                assertThat(timing.get("maxError").asDouble()).isLessThanOrEqualTo(1e-5);
                assertThat(timing.get("bestMicros").asDouble()).isPositive();
            }
        }
        assertThat(report.get("peaks").get("bandwidths")).hasSizeGreaterThan(3);
        assertThat(out.toString()).contains("W8").contains("× floor");
    }

    @Test
    void eachNumberOfThreadsIsMeasuredByItself() throws Exception {
        Path json = folder.resolve("bench.json");
        String[] quick = {"--rounds", "1", "--warm-millis", "1", "--millis", "1", "--json", json.toString()};

        run(Stream.concat(Stream.of(quick), Stream.of("--only", "w8", "--contenders", "rnn4j", "--threads", "1,2,1"))
                .toArray(String[]::new));

        JsonNode workloads = new ObjectMapper().readTree(json.toFile()).get("workloads");
        assertThat(workloads)
                .extracting(workload -> workload.get("threads").asInt())
                .containsExactly(1, 2);
        assertThat(workloads)
                .extracting(workload -> workload.get("name").asText())
                .containsExactly("W8", "W8");
    }

    @ParameterizedTest
    @CsvSource({
        "--rounds, 0, '--rounds: expected 1 or more but got 0.'",
        "--contenders, rnn5j, 'expected one of rnn4j, rnn4j-plain but got ''rnn5j''.'",
        "--contenders, dl4j, 'expected one that is there but got ''dl4j'', a peer. Start ./rnn --with peers bench.'",
        "--threads, 0, '--threads: expected 1 or more but got 0.'",
        "--threads, some, 'expected a number or all but got ''some''.'",
        "--json, no-such-folder/x.json, 'expected a file in a folder that exists'",
        "--only, W9, 'W9'"
    })
    void whatCannotBeMeasuredIsOneLine(String option, String value, String part) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains(part);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aPeerThatFailsIsStartedOnceMoreAndNoMore() {
        Timing timing = new Timing(1, 2, 3, 0, 0, 1);
        StringWriter err = new StringWriter();
        Iterator<RuntimeException> failures = List.<RuntimeException>of(new IllegalStateException("0.2 away."))
                .iterator();
        Supplier<Timing> once = () -> {
            if (failures.hasNext()) {
                throw failures.next();
            }
            return timing;
        };
        assertThat(Bench.onceMore(once, new PrintWriter(err, true))).isEqualTo(timing);
        assertThat(err.toString().strip()).isEqualTo("bench: 0.2 away. Started once more.");

        Supplier<Timing> always = () -> {
            throw new IllegalStateException("away");
        };
        assertThatThrownBy(() -> Bench.onceMore(always, new PrintWriter(err, true)))
                .isInstanceOf(IllegalStateException.class);
    }
}
