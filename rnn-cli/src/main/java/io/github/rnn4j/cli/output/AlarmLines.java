package io.github.rnn4j.cli.output;

import io.github.rnn4j.tasks.common.evaluation.AlarmEvent;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows when alarms were on. */
final class AlarmLines {
    /** As many as fit a screen; a file of the result has all. */
    private static final int SHOWN = 20;

    private final PrintStream out;

    AlarmLines(PrintStream out) {
        this.out = out;
    }

    /** Prints the first of them; nothing if they were not asked for. */
    void print(@Nullable List<AlarmEvent> alarms) {
        if (alarms == null) {
            return;
        }
        out.println("Alarms: " + Figures.count(alarms.size()) + (alarms.size() > SHOWN ? ", the first " + SHOWN : ""));
        Table table = new Table("run", "from line", "to line", "windows", "greatest error");
        alarms.stream()
                .limit(SHOWN)
                .forEach(alarm -> table.row(
                        alarm.run(),
                        Long.toString(alarm.firstLine()),
                        Long.toString(alarm.lastLine()),
                        Figures.count(alarm.windows()),
                        String.format(Locale.ROOT, "%.1f", alarm.peak())));
        if (!alarms.isEmpty()) {
            table.print(out, "  ");
        }
    }
}
