package io.github.rnn4j.cli.command;

import io.github.rnn4j.tasks.common.latency.LatencySpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the latency of an answer is measured. */
final class LatencyOptions {
    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Latency: calls that become due in a second, each timed from then on. Default: 500.")
    private @Nullable Double rate;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description = "Latency: how long they do, after a warm-up. Default: 5s.")
    private @Nullable String duration;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description = "Latency: what an answer may take, such as 2ms; those that take longer are counted.")
    private @Nullable String budget;

    /**
     * Returns what was asked for.
     *
     * @throws io.github.rnn4j.api.error.RnnException if a value makes no sense
     */
    LatencySpec spec() {
        LatencySpec spec = LatencySpec.DEFAULT;
        return new LatencySpec(
                rate == null ? spec.rate() : rate,
                duration == null ? spec.duration() : TimeSpan.parse("--duration", duration),
                budget == null ? spec.budget() : TimeSpan.parse("--budget", budget));
    }
}
