package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.cli.output.Progress;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.cli.report.ReportSection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task whose data are not to be had: it says so, and has no figures.
 *
 * @param task the task's name
 * @param why there are no data
 */
record NoData(Terminal terminal, String task, String why) implements DemoJob {
    @Override
    public Optional<String> missing() {
        return Optional.of(why);
    }

    @Override
    public DemoResult run(Backend engine, long seed, Progress.Detail most) {
        String line = "No " + task + ": " + why + ".";
        terminal.out().println(line);
        return new DemoResult(
                new Missing(1, "demo", task, why),
                Optional.empty(),
                new ReportSection(task, Map.of(), List.of(line), List.of(), List.of(), null));
    }

    /**
     * What there is to say about a task without data.
     *
     * @param schemaVersion 1
     * @param command the demo
     * @param task the task's name
     * @param missing why there are no data
     */
    record Missing(int schemaVersion, String command, String task, String missing) {}
}
