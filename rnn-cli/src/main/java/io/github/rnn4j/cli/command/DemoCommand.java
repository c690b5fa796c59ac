package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.cli.demo.DemoJob;
import io.github.rnn4j.cli.demo.DemoResult;
import io.github.rnn4j.cli.demo.DemoTask;
import io.github.rnn4j.cli.demo.SummaryRow;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.Progress;
import io.github.rnn4j.cli.output.Table;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.cli.report.HtmlReport;
import io.github.rnn4j.cli.report.Machine;
import io.github.rnn4j.cli.report.ReportTable;
import io.github.rnn4j.core.discovery.BackendRegistry;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs the main job of each task from data to figures, with nothing to bring along. */
@Command(
        name = "demo",
        description = {
            "Shows the main job of each task from data to figures, with nothing to bring along.",
            "",
            "Networks are trained and scored beside their baselines on data that your own npm and Maven fetch once: 3,000"
                    + " labelled sentences, a week of trades and six hours of sensors. A table and a report with charts, one HTML file, sum up."
                    + " Without npm reviews are made up, and no score of them is shown."
        },
        sortOptions = false,
        footer = {
            "  ./rnn demo",
            "  ./rnn demo reviews --seed 7 --json demo.json",
            "  ./rnn demo ticks --out ticks.html"
        })
@Internal
public final class DemoCommand implements Callable<Integer> {
    private static final String NEXT = "Next, with a file of your own: ";
    private static final String TITLE = "What rnn4j's networks reach beside their baselines";

    private final Terminal terminal;
    private final List<DemoTask> tasks;
    private final BackendRegistry backends;
    private final Clock clock;

    @Parameters(
            paramLabel = "TASK",
            arity = "0..1",
            description = "What to show: reviews, ticks or devices. Default: all of them.")
    private @Nullable String task;

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Mixin
    private final BackendOption backend = new BackendOption();

    @Mixin
    private final ReportOption out = new ReportOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final QuietOption quiet = new QuietOption();

    /**
     * Shows these tasks.
     *
     * @param tasks in the order in which they are shown
     * @param clock says the date of the report
     */
    public DemoCommand(Terminal terminal, List<DemoTask> tasks, BackendRegistry backends, Clock clock) {
        this.terminal = terminal;
        this.tasks = List.copyOf(tasks);
        this.backends = backends;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        List<DemoTask> chosen = chosen();
        JsonFile file = json.check();
        Path report = out.path(json);
        try (Backend engine = backend.open(backends)) {
            List<DemoResult> results = run(engine, chosen);
            file.write(chosen.size() == 1 ? results.get(0).json() : all(results));
            sumUp(results, engine, report);
        }
        terminal.out().println();
        chosen.forEach(shown -> terminal.out().println(NEXT + shown.ownFile()));
        return ExitCode.DONE;
    }

    private List<DemoTask> chosen() {
        if (task == null) {
            return tasks;
        }
        Map<String, DemoTask> known = new TreeMap<>();
        tasks.forEach(one -> known.put(one.name(), one));
        return List.of(Choice.of("demo", task, known));
    }

    private List<DemoResult> run(Backend engine, List<DemoTask> chosen) {
        // All data first: what is not the file that we know is refused before any work is done.
        List<DemoJob> jobs = chosen.stream().map(DemoTask::prepare).toList();
        if (jobs.size() == 1) {
            checkData(chosen.get(0).name(), jobs.get(0));
        }
        List<DemoResult> results = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            if (jobs.size() > 1) {
                heading(i, chosen.get(i).name(), jobs.size());
            }
            results.add(jobs.get(i).run(engine, seed.value(), quiet.detail(Progress.Detail.SCORES)));
        }
        return results;
    }

    /** Of several tasks one may lack its data; one that was asked for by itself may not. */
    private static void checkData(String name, DemoJob job) {
        job.missing().ifPresent(why -> {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    "demo " + name + ": expected its data but " + why + ". Show another task, or try again later.");
        });
    }

    private void heading(int index, String name, int of) {
        if (index > 0) {
            terminal.out().println();
        }
        terminal.out().println("[" + (index + 1) + " of " + of + "] " + name);
    }

    private All all(List<DemoResult> results) {
        return new All(
                1, "demo", seed.value(), results.stream().map(DemoResult::json).toList());
    }

    private void sumUp(List<DemoResult> results, Backend engine, Path report) {
        PrintStream screen = terminal.out();
        List<SummaryRow> rows =
                results.stream().flatMap(result -> result.summary().stream()).toList();
        if (rows.isEmpty()) {
            screen.println("No report: no task has figures.");
            return;
        }
        if (results.size() > 1) {
            screen.println();
            screen.println("All tasks, on rows that were never seen:");
            Table table = new Table(SummaryRow.HEADER.toArray(String[]::new));
            rows.forEach(row -> table.row(row.cells().toArray(String[]::new)));
            table.print(screen, "  ");
        }
        new HtmlReport(
                        TITLE,
                        List.of(
                                "machine: " + Machine.describe(),
                                "backend: " + engine.name() + ", "
                                        + engine.diagnostics().kernels() + " kernels",
                                "date: " + LocalDate.now(clock),
                                "seed: " + seed.value()),
                        new ReportTable(
                                "All tasks, on rows that were never seen",
                                SummaryRow.HEADER,
                                rows.stream().map(SummaryRow::cells).toList()),
                        results.stream().map(DemoResult::section).toList())
                .write(report);
        screen.println("Report: " + report);
    }

    /**
     * The results of all tasks.
     *
     * @param schemaVersion 1
     * @param command this one
     * @param tasks the object that each task alone would have given
     */
    record All(int schemaVersion, String command, long seed, List<Record> tasks) {}
}
