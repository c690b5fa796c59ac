package io.github.rnn4j.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.Verdict;
import io.github.rnn4j.monitoring.run.MemoryLog;
import io.github.rnn4j.monitoring.run.RunLine;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
    private final RunMetrics metrics = new RunMetrics();

    @Test
    void theLastFiguresOfATrainingAreThere() {
        MadeUpRun.training().soFar().forEach(metrics);

        assertThat(metrics.scrape())
                .contains(
                        "rnn4j_training_steps{network=\"recurrent\"} 600.0",
                        "rnn4j_training_steps{network=\"both\"} 360.0",
                        "rnn4j_epochs{network=\"recurrent\"} 10.0",
                        "rnn4j_layer_spectral_radius{layer=\"rnn.l1\",network=\"both\"} 0.972",
                        "rnn4j_verdict{kind=\"OVERFITTING\"} 1.0",
                        "rnn4j_verdict{kind=\"CLIPPING_ALWAYS_ON\"} 0.0",
                        "rnn4j_heap_used_bytes 1.8E8")
                .doesNotContain("rnn4j_answers");
    }

    @Test
    void theLastFiguresOfAModelAtWorkAreThere() {
        MadeUpRun.serving().soFar().forEach(metrics);

        assertThat(metrics.scrape())
                .contains(
                        "rnn4j_answers 40000.0",
                        "rnn4j_answers_over_budget 120.0",
                        "rnn4j_drift_input_max 0.33",
                        "rnn4j_latency_micros{quantile=\"0.99\"}",
                        "rnn4j_verdict{kind=\"INPUT_DRIFT\"} 1.0");
    }

    @Test
    void theNumberOfSeriesIsBoundedWhateverARunIsLike() {
        MemoryLog log = MadeUpRun.log("reviews");
        for (int network = 0; network < 500; network++) {
            log.accept(MadeUpRun.stepped("network-" + network, 1, network));
            log.accept(
                    new RunEvent.Judged("network-" + network, 1, MadeUpRun.verdict(Verdict.Kind.VANISHING, true, 1)));
        }
        for (RunLine line : log.soFar()) {
            metrics.accept(line);
        }

        assertThat(metrics.scrape().lines().filter(line -> line.startsWith("rnn4j")))
                .hasSizeLessThan(100);
    }
}
