package io.github.rnn4j.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.run.NetworkSummary;
import io.github.rnn4j.monitoring.run.RunHeader;
import io.github.rnn4j.monitoring.run.RunSummary;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Shows two runs side by side. */
@Internal
public final class RunComparison {
    private static final String INDENT = "  ";
    private static final String NONE = "-";
    private static final int LONGEST = 40;

    private final RunSummary a;
    private final RunSummary b;

    /** Compares these two. */
    public RunComparison(RunSummary a, RunSummary b) {
        this.a = a;
        this.b = b;
    }

    /**
     * Two runs as JSON.
     *
     * @param schemaVersion 1
     * @param command {@code runs compare}
     * @param runs the two, in a few words
     * @param sameData whether they read the same files, byte by byte; null where nothing says which files
     * @param differences settings that differ
     * @param networks the best epochs of networks, by name
     */
    record Compared(
            int schemaVersion,
            String command,
            List<RunEntry> runs,
            @Nullable Boolean sameData,
            List<Difference> differences,
            List<Pair> networks) {}

    /**
     * A setting that differs.
     *
     * @param setting its place, such as {@code training.optimizer.learningRate}
     * @param a of the first run; null where it has none
     * @param b of the second
     */
    record Difference(
            String setting, @Nullable String a, @Nullable String b) {}

    /**
     * A network of both runs.
     *
     * @param a its best epoch in the first run; null where there is none
     * @param b in the second
     */
    record Pair(
            String network, @Nullable BestEpoch a, @Nullable BestEpoch b) {}

    /** The best epoch of a network; a figure that is not finite is absent. */
    record BestEpoch(
            int epoch,
            int epochs,
            @Nullable Double trainLoss,
            @Nullable Double validationLoss,
            String metric,
            @Nullable Double score) {
        private static Optional<BestEpoch> of(RunSummary run, String name) {
            return run.networks().stream()
                    .filter(network -> network.name().equals(name))
                    .findFirst()
                    .flatMap(network -> network.best().map(best -> of(network, best)));
        }

        private static BestEpoch of(NetworkSummary network, RunEvent.EpochFinished best) {
            return new BestEpoch(
                    best.epoch(),
                    network.epochs().size(),
                    RunReport.finite(best.trainLoss()),
                    RunReport.finite(best.validationLoss()),
                    best.metric(),
                    RunReport.finite(best.validationScore()));
        }
    }

    /** Returns the comparison as JSON. */
    public Record json() {
        return new Compared(
                1, "runs compare", List.of(RunEntry.of(a), RunEntry.of(b)), sameData(), differences(), pairs());
    }

    private @Nullable Boolean sameData() {
        List<String> first = a.header().dataDigests();
        List<String> second = b.header().dataDigests();
        boolean unknown = first.isEmpty() || second.isEmpty();
        return unknown ? null : first.equals(second);
    }

    private List<Difference> differences() {
        Map<String, String> first = settings(a.header());
        Map<String, String> second = settings(b.header());
        Set<String> all = new TreeSet<>(first.keySet());
        all.addAll(second.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String setting : all) {
            if (!Objects.equals(first.get(setting), second.get(setting))) {
                differences.add(new Difference(setting, first.get(setting), second.get(setting)));
            }
        }
        return differences;
    }

    private static Map<String, String> settings(RunHeader header) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("task", header.task());
        settings.put("metric", header.metric());
        flatten("", header.configuration(), settings);
        flatten("environment", header.environment(), settings);
        return settings;
    }

    private static void flatten(String place, JsonNode node, Map<String, String> settings) {
        if (node.isValueNode()) {
            settings.put(place, node.asText());
        }
        node.properties()
                .forEach(entry -> flatten(
                        place.isEmpty() ? entry.getKey() : place + "." + entry.getKey(), entry.getValue(), settings));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(place + "[" + i + "]", node.get(i), settings);
            }
        }
    }

    private List<Pair> pairs() {
        Set<String> names = new LinkedHashSet<>();
        a.networks().forEach(network -> names.add(network.name()));
        b.networks().forEach(network -> names.add(network.name()));
        return names.stream()
                .map(name -> new Pair(
                        name,
                        BestEpoch.of(a, name).orElse(null),
                        BestEpoch.of(b, name).orElse(null)))
                .filter(pair -> pair.a() != null || pair.b() != null)
                .toList();
    }

    /** Prints the comparison. */
    public void print(PrintStream out) {
        List.of(Map.entry("A", a), Map.entry("B", b))
                .forEach(run -> out.println(run.getKey() + ": "
                        + run.getValue().header().id() + ", "
                        + run.getValue().state().code() + ", "
                        + RunTable.best(RunEntry.of(run.getValue()).best())));
        Boolean same = sameData();
        out.println("Data: "
                + (same == null ? "not known to be the same" : same ? "the same files, byte by byte" : "other files"));
        List<Difference> differences = differences();
        if (differences.isEmpty()) {
            out.println("Settings: no difference");
        } else {
            out.println("Settings that differ:");
            Table table = new Table("setting", "A", "B");
            differences.forEach(
                    difference -> table.row(difference.setting(), cut(difference.a()), cut(difference.b())));
            table.print(out, INDENT);
        }
        out.println();
        out.println("Best epochs:");
        Table table = new Table("network", "", "A", "B", "B - A");
        for (Pair pair : pairs()) {
            BestEpoch first = pair.a();
            BestEpoch second = pair.b();
            String metric = first != null
                    ? first.metric()
                    : Objects.requireNonNull(second).metric();
            row(table, pair.network(), "validation " + metric, score(first), score(second));
            row(table, "", "validation loss", loss(first), loss(second));
            row(
                    table,
                    "",
                    "train loss",
                    first == null ? null : first.trainLoss(),
                    second == null ? null : second.trainLoss());
            table.row("", "epoch", epoch(first), epoch(second), "");
        }
        table.print(out, INDENT);
    }

    private static void row(Table table, String network, String figure, @Nullable Double a, @Nullable Double b) {
        table.row(
                network,
                figure,
                a == null ? NONE : Figures.score(a),
                b == null ? NONE : Figures.score(b),
                a == null || b == null ? NONE : Figures.difference(b - a));
    }

    private static @Nullable Double score(@Nullable BestEpoch epoch) {
        return epoch == null ? null : epoch.score();
    }

    private static @Nullable Double loss(@Nullable BestEpoch epoch) {
        return epoch == null ? null : epoch.validationLoss();
    }

    private static String epoch(@Nullable BestEpoch epoch) {
        return epoch == null ? NONE : epoch.epoch() + " of " + epoch.epochs();
    }

    private static String cut(@Nullable String value) {
        if (value == null) {
            return NONE;
        }
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
    }
}
