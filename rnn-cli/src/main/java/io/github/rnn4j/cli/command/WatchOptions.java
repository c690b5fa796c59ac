package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.cli.output.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who watches a model at work. Without any of these options nobody does. */
final class WatchOptions {
    private static final String WATCH = "--watch";

    @Option(
            names = WATCH,
            description =
                    "Show in a browser how the model is doing while it answers: latency, drift from the training data,"
                            + " alarms a day; says where. Default: no.")
    private boolean watch;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description =
                    "What an answer may take, such as 2ms; the page counts those that take longer. Default: no limit.")
    private @Nullable String budget;

    @Mixin
    private final PageOptions page = new PageOptions();

    /**
     * Finds out beforehand whether the options go together.
     *
     * @throws RnnException if not
     */
    void check() {
        if (watch) {
            budget();
            return;
        }
        page.checkAbsent(WATCH);
        if (budget != null) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--budget: expected " + WATCH + " beside it but got none. Add it, or leave this one out.");
        }
    }

    private @Nullable Duration budget() {
        if (budget == null) {
            return null;
        }
        Duration time = TimeSpan.parse("--budget", budget);
        if (time.isZero()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, "--budget: expected a time above 0 but got '" + budget + "'.");
        }
        return time;
    }

    /**
     * Begins to watch a model.
     *
     * @param model its file
     * @param known how its inputs and scores were distributed in the training
     * @param terminal where it is said where the page is, beside the answers
     * @throws RnnException if it cannot be shown
     */
    ServingWatch watch(Path model, ReferenceDistributions known, Terminal terminal) {
        if (!watch) {
            return ServingWatch.NONE;
        }
        ServingWatch served = ServingPage.open(model, known, budget(), page, terminal.err());
        if (known.isUnknown()) {
            terminal.err()
                    .println("Drift: unknown, for an earlier version wrote " + model
                            + ". Train the model again to see it.");
        }
        return served;
    }
}
