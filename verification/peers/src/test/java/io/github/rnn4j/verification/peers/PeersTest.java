package io.github.rnn4j.verification.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.verification.benchmarks.contender.Contenders;
import io.github.rnn4j.verification.benchmarks.worker.Processes;
import io.github.rnn4j.verification.benchmarks.worker.Timing;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every peer computes what we do, in a process of its own as in the benchmarks. */
final class PeersTest {
    static Stream<Arguments> whatIsMeasured() {
        return Contenders.there().stream()
                .filter(contender -> !contender.ours())
                .flatMap(contender -> Arrays.stream(Workload.values())
                        .filter(workload -> contender.open().supports(workload))
                        .map(workload -> Arguments.of(contender, workload)));
    }

    @ParameterizedTest
    @MethodSource("whatIsMeasured")
    void outputsAreThoseOfTheTruth(Contenders contender, Workload workload) {
        Timing timing = Processes.time(contender, workload, 1, 1, 1);

        assertThat(timing.maxError()).isBetween(0.0, 1e-5);
        assertThat(timing.bestMicros()).isPositive();
    }

    @Test
    void allPeersAreThereAndSayWhatTheyCannot() {
        assertThat(Contenders.there()).containsExactly(Contenders.values());
        assertThat(unsupported(Contenders.DJL_PYTORCH)).isEmpty();
        assertThat(unsupported(Contenders.ONNXRUNTIME)).containsExactly(Workload.of("W4"));
        assertThat(unsupported(Contenders.DL4J)).containsExactly(Workload.of("W5"));
    }

    @Test
    void moreThreadsComputeTheSame() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "this machine has one processor");
        for (Contenders contender : List.of(Contenders.DJL_PYTORCH, Contenders.ONNXRUNTIME, Contenders.DL4J)) {
            assertThat(Processes.time(contender, Workload.of("W2"), 2, 1, 1).maxError())
                    .isBetween(0.0, 1e-5);
        }
    }

    private static List<Workload> unsupported(Contenders contender) {
        return Arrays.stream(Workload.values())
                .filter(workload -> !contender.open().supports(workload))
                .toList();
    }
}
