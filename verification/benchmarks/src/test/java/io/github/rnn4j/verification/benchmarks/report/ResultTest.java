package io.github.rnn4j.verification.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.rnn4j.verification.benchmarks.machine.Peaks;
import io.github.rnn4j.verification.benchmarks.worker.Timing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ResultTest {
    private static Timing timing(double best) {
        return new Timing(best, 2 * best, 3 * best, 0, 1e-7, 1);
    }

    private static Result result(Map<String, Timing> contenders) {
        return new Result("W1", "one", 1, 5, contenders);
    }

    private static Map<String, Timing> all() {
        Map<String, Timing> contenders = new LinkedHashMap<>();
        contenders.put("rnn4j", timing(10));
        contenders.put("rnn4j-plain", timing(40));
        contenders.put("djl-pytorch", timing(30));
        contenders.put("onnxruntime", timing(20));
        return contenders;
    }

    @Test
    void oursAreHeldAgainstTheQuickestPeer() {
        Result result = result(all());

        assertThat(result.bestPeer()).isEqualTo("onnxruntime");
        assertThat(result.timesBestPeer()).isEqualTo(Map.of("rnn4j", 2.0, "rnn4j-plain", 0.5));
    }

    @Test
    void withoutPeersNothingIsSaidOfThem() throws Exception {
        Result result = result(Map.of("rnn4j", timing(10)));

        assertThat(result.bestPeer()).isNull();
        assertThat(result.timesBestPeer()).isEmpty();
        assertThat(new ObjectMapper().writeValueAsString(result)).doesNotContain("Peer");
    }

    @Test
    void tableShowsBothRatios() {
        Peaks peaks = new Peaks(3, 16, 1, 90, 1, 3, new TreeMap<>(Map.of(32768L, 200.0)));

        String table = new Report(1, "bench", "machine", peaks, List.of(result(all()))).table();

        assertThat(table)
                .contains("90.0 GFLOP/s, 94% of 3.00 GHz × 16 lanes × 2 × 1 FMA unit = 96.0")
                .containsPattern("W1 +1 +5.00 us +rnn4j +10.00 us +20.00 us +30.00 us +2.00 +2.00 +0 +1.0e-07")
                .containsPattern("onnxruntime +20.00 us +40.00 us +60.00 us +4.00 +0 +1.0e-07");
    }
}
