package io.github.rnn4j.verification.benchmarks.coldstart;

import io.github.rnn4j.verification.benchmarks.machine.Machine;
import io.github.rnn4j.verification.benchmarks.report.JsonOption;
import io.github.rnn4j.verification.benchmarks.sweep.SweepOptions;
import io.github.rnn4j.verification.benchmarks.worker.TemporaryFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long a fresh Java takes to its first prediction. */
@Command(
        name = "cold-start",
        description =
                "How long a fresh Java takes to its first prediction, of W1's size: with a model that is made or read"
                        + " from a file, without the Vector API's module and with it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ColdStart implements Callable<Integer> {
    /** What the project promises where a model is made on a plain Java. */
    private static final double LIMIT_MILLIS = 300;

    @Option(
            names = "--runs",
            defaultValue = "10",
            paramLabel = "N",
            description = "Starts of each way (default ${DEFAULT-VALUE}).")
    private int runs;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SweepOptions.atLeastOne(spec.commandLine(), "--runs", runs);
        try (TemporaryFolder folder = TemporaryFolder.create("rnn-cold-start")) {
            ColdStartReport report = measure(new Program(folder.path()));
            spec.commandLine().getOut().print(report.table());
            spec.commandLine().getOut().flush();
            json.file().ifPresent(report::write);
        }
        return CommandLine.ExitCode.OK;
    }

    private ColdStartReport measure(Program program) throws IOException, InterruptedException {
        Map<Way, List<Start>> starts = new EnumMap<>(Way.class);
        List<Started> ways = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            for (Way way : Way.values()) {
                starts.computeIfAbsent(way, key -> new ArrayList<>()).add(program.start(way));
            }
        }
        for (Map.Entry<Way, List<Start>> entry : starts.entrySet()) {
            ways.add(Started.of(entry.getKey(), entry.getValue(), program.classes(entry.getKey())));
        }
        boolean within = ways.stream()
                .filter(way -> way.way().equals(Way.MADE.label()))
                .allMatch(way -> way.medianMillis() <= LIMIT_MILLIS);
        return new ColdStartReport(1, "bench cold-start", Machine.describe(), runs, LIMIT_MILLIS, within, ways);
    }
}
