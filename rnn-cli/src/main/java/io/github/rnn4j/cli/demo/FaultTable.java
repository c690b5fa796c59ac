package io.github.rnn4j.cli.demo;

import io.github.rnn4j.cli.output.Table;
import io.github.rnn4j.cli.report.ReportTable;
import io.github.rnn4j.tasks.common.evaluation.Verdict;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmScores;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Shows what became of each fault, model by model. */
final class FaultTable {
    /** What so few events are worth. */
    static final String NO_VERDICT =
            "So few faults say whether each was caught, and nothing of how many would be: no rate, no F1, no verdict.";

    private static final String CAPTION = "What became of each fault";

    private final FaultEvents events;
    private final ModelAlarms alarms;

    FaultTable(FaultEvents events, ModelAlarms alarms) {
        this.events = events;
        this.alarms = alarms;
    }

    void print(PrintStream out) {
        out.println();
        out.println(CAPTION + ":");
        Table table = new Table(header().toArray(String[]::new));
        rows().forEach(row -> table.row(row.toArray(String[]::new)));
        table.print(out, "  ");
        out.println(NO_VERDICT);
    }

    List<ReportTable> tables() {
        return List.of(new ReportTable(CAPTION, header(), rows()));
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("model"));
        for (FaultEvents.Event event : events.events()) {
            header.add("mote " + event.run() + ", " + time(event.firstSecond()) + " to " + time(event.lastSecond()));
        }
        header.add("alarms elsewhere");
        return header;
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (String model : alarms.on().keySet()) {
            List<String> row = new ArrayList<>(List.of(model));
            for (FaultEvents.Event event : events.events()) {
                Integer delay = event.delaySeconds().get(model);
                row.add(delay == null ? "missed" : "caught after " + delay + " s");
            }
            row.add(Integer.toString(elsewhere(model)));
            rows.add(row);
        }
        return rows;
    }

    /** Returns the line of this task in the table of all: the best baseline catches most, and raises the fewest alarms beside. */
    SummaryRow summary() {
        String best = alarms.baselines().stream()
                .max(Comparator.comparingLong(events::caught)
                        .thenComparing(Comparator.comparingInt(this::elsewhere).reversed()))
                .orElseThrow();
        return new SummaryRow(List.of(
                DeviceModel.TASK,
                "faults caught (alarms elsewhere)",
                cell(AlarmScores.RECURRENT),
                cell(AlarmScores.BOTH),
                cell(best),
                best,
                Verdict.TOO_LITTLE_TO_JUDGE.code()));
    }

    private String cell(String model) {
        return alarms.on().containsKey(model)
                ? events.caught(model) + " of " + events.events().size() + " (" + elsewhere(model) + ")"
                : "-";
    }

    private int elsewhere(String model) {
        return events.alarmsElsewhere().getOrDefault(model, 0);
    }

    private static String time(int second) {
        return second / 3600 + " h " + second / 60 % 60 + " min";
    }
}
