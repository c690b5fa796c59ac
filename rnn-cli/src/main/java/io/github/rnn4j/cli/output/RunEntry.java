package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.monitoring.event.Verdict;
import io.github.rnn4j.monitoring.run.RunSummary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run in a few words, component by component what {@code runs} writes as JSON.
 *
 * @param id its identifier
 * @param startedAt when it was started, in UTC
 * @param state how it stands: running, completed, interrupted, failed or killed
 * @param message what was said when it ended; null for nothing
 * @param best the best epoch of the best network; null where no epoch is over
 * @param verdicts what is wrong with it
 */
@Internal
public record RunEntry(
        String id,
        String task,
        String startedAt,
        long seed,
        String state,
        @Nullable String message,
        @Nullable Best best,
        List<Judged> verdicts) {
    /**
     * The best epoch.
     *
     * @param epoch from 1
     * @param metric name of the score
     */
    @Internal
    public record Best(String network, int epoch, String metric, double score) {}

    /**
     * Something that is wrong.
     *
     * @param network which; empty for a model at work
     * @param kind such as {@code not learning}
     * @param text what is wrong, with the number
     * @param remedy what to try
     */
    @Internal
    public record Judged(String network, String kind, String text, String remedy) {
        static Judged of(String network, Verdict verdict) {
            return new Judged(
                    network,
                    verdict.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    verdict.text().en(),
                    verdict.remedy().en());
        }
    }

    /** Takes from a run what is said of it. */
    public static RunEntry of(RunSummary run) {
        Best best = run.best()
                .flatMap(network -> network.best()
                        .map(epoch -> new Best(network.name(), epoch.epoch(), epoch.metric(), epoch.validationScore())))
                .orElse(null);
        return new RunEntry(
                run.header().id(),
                run.header().task(),
                Instant.ofEpochMilli(run.header().startedAt()).toString(),
                run.header().seed(),
                run.state().code(),
                run.message().isEmpty() ? null : run.message(),
                best,
                run.networks().stream()
                        .flatMap(network ->
                                network.verdicts().stream().map(verdict -> Judged.of(network.name(), verdict)))
                        .toList());
    }
}
