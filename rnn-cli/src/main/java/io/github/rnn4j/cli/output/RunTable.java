package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.monitoring.run.RunSummary;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows runs, a line each. */
@Internal
public final class RunTable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final PrintStream out;

    /** Prints to this stream. */
    public RunTable(PrintStream out) {
        this.out = out;
    }

    /** Prints runs in the order given. */
    public void print(List<RunSummary> runs) {
        Table table = new Table("run", "task", "started", "state", "best validation score", "verdicts");
        for (RunSummary run : runs) {
            RunEntry entry = RunEntry.of(run);
            table.row(
                    entry.id(),
                    entry.task(),
                    time(run.header().startedAt()),
                    entry.state(),
                    best(entry.best()),
                    verdicts(entry.verdicts()));
        }
        table.print(out, "");
    }

    /** Returns a time of this machine's zone. */
    static String time(long millis) {
        return TIME.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneId.systemDefault()));
    }

    /** Returns a score with the name of its figure, and of its network. */
    static String best(RunEntry.@Nullable Best best) {
        return best == null
                ? "none"
                : best.metric() + " " + Figures.score(best.score()) + " (" + best.network() + ", epoch " + best.epoch()
                        + ")";
    }

    private static String verdicts(List<RunEntry.Judged> verdicts) {
        return verdicts.isEmpty()
                ? "none"
                : verdicts.stream().map(RunEntry.Judged::kind).distinct().collect(Collectors.joining(", "));
    }
}
