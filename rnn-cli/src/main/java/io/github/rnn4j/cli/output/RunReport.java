package io.github.rnn4j.cli.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.run.NetworkSummary;
import io.github.rnn4j.monitoring.run.RunHeader;
import io.github.rnn4j.monitoring.run.RunSummary;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows one run: what it was started with, the epochs of its networks, its last figures and what is wrong with it. */
@Internal
public final class RunReport {
    private static final String INDENT = "  ";
    private static final double MILLIS = 1000;

    private final RunSummary run;
    private final RunEntry entry;

    /** Shows this run. */
    public RunReport(RunSummary run) {
        this.run = run;
        this.entry = RunEntry.of(run);
    }

    /**
     * A run as JSON.
     *
     * @param schemaVersion 1
     * @param command {@code runs show}
     * @param run in a few words
     * @param words what was typed
     * @param seconds from its start to when it was last heard of
     * @param configuration network, training and data
     * @param environment machine, backend and versions
     * @param dataDigests SHA-256 of each data file
     * @param networks in the order in which they were trained
     */
    record Shown(
            int schemaVersion,
            String command,
            RunEntry run,
            List<String> words,
            double seconds,
            ObjectNode configuration,
            ObjectNode environment,
            List<String> dataDigests,
            List<Network> networks) {}

    /**
     * A network of a run.
     *
     * @param examples of the training part; null if nothing was heard of it
     * @param parameters numbers to learn; null if nothing was heard of them
     * @param reason why training ended; null if it did not
     * @param bestEpoch from 1; null where no epoch is over
     * @param last figures of the last step that was told; null for none
     */
    record Network(
            String name,
            @Nullable Integer examples,
            @Nullable Long parameters,
            @Nullable String reason,
            @Nullable Integer bestEpoch,
            List<Epoch> epochs,
            @Nullable Step last) {
        private static Network of(NetworkSummary network) {
            RunEvent.Started started = network.started();
            RunEvent.Finished finished = network.finished();
            RunEvent.Stepped last = network.last();
            return new Network(
                    network.name(),
                    started == null ? null : started.examples(),
                    started == null ? null : started.parameterCount(),
                    finished == null ? null : endedBy(finished),
                    network.best().map(RunEvent.EpochFinished::epoch).orElse(null),
                    network.epochs().stream().map(Epoch::of).toList(),
                    last == null ? null : Step.of(last));
        }
    }

    /** An epoch of a network; a figure that is not finite is absent. */
    record Epoch(
            int epoch,
            @Nullable Double trainLoss,
            @Nullable Double validationLoss,
            String metric,
            @Nullable Double validationScore,
            boolean best,
            double seconds) {
        private static Epoch of(RunEvent.EpochFinished event) {
            return new Epoch(
                    event.epoch(),
                    finite(event.trainLoss()),
                    finite(event.validationLoss()),
                    event.metric(),
                    finite(event.validationScore()),
                    event.best(),
                    event.seconds());
        }
    }

    /** A step of a network; a figure that is not finite is absent. */
    record Step(
            long step,
            @Nullable Double loss,
            @Nullable Double gradientNorm,
            long skipped,
            @Nullable Double examplesPerSecond) {
        private static Step of(RunEvent.Stepped event) {
            return new Step(
                    event.step(),
                    finite(event.loss()),
                    finite(event.gradientNorm()),
                    event.skipped(),
                    finite(event.examplesPerSecond()));
        }
    }

    /** Returns a figure, or null if it is not finite, for which JSON has no word. */
    static @Nullable Double finite(double figure) {
        return Double.isFinite(figure) ? figure : null;
    }

    private static String endedBy(RunEvent.Finished finished) {
        return finished.reason().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns the run as JSON. */
    public Record json() {
        RunHeader header = run.header();
        return new Shown(
                1,
                "runs show",
                entry,
                header.command(),
                seconds(),
                header.configuration(),
                header.environment(),
                header.dataDigests(),
                run.networks().stream().map(Network::of).toList());
    }

    private double seconds() {
        return (run.lastAt() - run.header().startedAt()) / MILLIS;
    }

    /** Prints the run. */
    public void print(PrintStream out) {
        RunHeader header = run.header();
        out.println("Run " + header.id() + ": " + header.task() + ", " + entry.state() + ", started "
                + RunTable.time(header.startedAt()) + ", " + Figures.seconds(seconds()) + " to its last line, seed "
                + header.seed());
        out.println("Command: ./rnn " + String.join(" ", header.command()));
        for (int i = 0; i < header.dataDigests().size(); i++) {
            out.println(
                    "Data file " + (i + 1) + ": SHA-256 " + header.dataDigests().get(i));
        }
        header.environment()
                .properties()
                .forEach(value ->
                        out.println(value.getKey() + ": " + value.getValue().asText()));
        if (entry.message() != null) {
            out.println("It ended with: " + entry.message());
        }
        run.networks().forEach(network -> network(out, network));
        out.println();
        out.println("Best validation score: " + RunTable.best(entry.best()));
        if (entry.verdicts().isEmpty()) {
            out.println("Verdicts: none");
        }
        entry.verdicts()
                .forEach(verdict -> out.println("Verdict on '" + verdict.network() + "', " + verdict.kind() + ": "
                        + verdict.text() + " " + verdict.remedy()));
    }

    private static void network(PrintStream out, NetworkSummary network) {
        RunEvent.Started started = network.started();
        RunEvent.Finished finished = network.finished();
        out.println();
        out.println("Network '" + network.name() + "'"
                + (started == null
                        ? ""
                        : ": " + Figures.count(started.examples()) + " examples, "
                                + Figures.count(started.parameterCount()) + " parameters")
                + (finished == null ? ", not finished" : ", ended by " + endedBy(finished)));
        if (!network.epochs().isEmpty()) {
            Table table = new Table(
                    "epoch",
                    "train loss",
                    "validation loss",
                    network.epochs().get(0).metric(),
                    "",
                    "seconds");
            network.epochs()
                    .forEach(epoch -> table.row(
                            Integer.toString(epoch.epoch()),
                            Figures.score(epoch.trainLoss()),
                            Figures.score(epoch.validationLoss()),
                            Figures.score(epoch.validationScore()),
                            epoch.best() ? "best" : "",
                            String.format(Locale.ROOT, "%.1f", epoch.seconds())));
            table.print(out, INDENT);
        }
        RunEvent.Stepped last = network.last();
        if (last != null) {
            out.println(INDENT + "step " + Figures.count(last.step()) + ": loss " + Figures.score(last.loss())
                    + ", gradient norm " + Figures.score(last.gradientNorm()) + ", "
                    + Figures.count(last.skipped()) + " steps left out, "
                    + Figures.count(Math.round(last.examplesPerSecond())) + " examples a second");
        }
    }
}
