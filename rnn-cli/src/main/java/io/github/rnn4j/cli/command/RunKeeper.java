package io.github.rnn4j.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.cli.report.Machine;
import io.github.rnn4j.core.config.SpecJson;
import io.github.rnn4j.core.config.StrictJson;
import io.github.rnn4j.monitoring.event.RunEvent.Outcome;
import io.github.rnn4j.monitoring.listener.TracedSequence;
import io.github.rnn4j.monitoring.listener.TrainingMonitor;
import io.github.rnn4j.monitoring.run.EventLog;
import io.github.rnn4j.monitoring.run.MemoryLog;
import io.github.rnn4j.monitoring.run.RunFolder;
import io.github.rnn4j.monitoring.run.RunHeader;
import io.github.rnn4j.monitoring.run.RunSink;
import io.github.rnn4j.monitoring.run.RunWriter;
import io.github.rnn4j.tasks.common.data.FileDigest;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps a training as a run, in a folder or in memory. Only loaded where that is asked for. */
final class RunKeeper implements TrainingWatch {
    private final RunSink run;
    private final EventLog log;
    private final List<String> runsWords;
    private final Map<String, TrainingMonitor> networks = new HashMap<>();
    private List<TracedSequence> traced = List.of();
    private @Nullable TrainingMonitor inTraining;

    private RunKeeper(RunSink run, EventLog log, List<String> runsWords) {
        this.run = run;
        this.log = log;
        this.runsWords = runsWords;
    }

    /**
     * Begins a run.
     *
     * @param runs folder of all runs
     * @param words what was typed
     * @throws io.github.rnn4j.api.error.RnnException if it cannot be kept
     */
    static RunKeeper open(RunsOption runs, TrainingPlan plan, List<String> words, Backend engine) {
        InstantSource clock = InstantSource.system();
        RunWriter writer = RunWriter.create(runs.path(), header(plan, words, engine, clock.instant()), clock);
        return new RunKeeper(writer, RunFolder.open(writer.folder()).log(), runs.words());
    }

    /** Begins a run that is forgotten when it is closed. */
    static RunKeeper inMemory(TrainingPlan plan, List<String> words, Backend engine) {
        InstantSource clock = InstantSource.system();
        MemoryLog memory = new MemoryLog(header(plan, words, engine, clock.instant()), clock);
        return new RunKeeper(memory, memory, List.of());
    }

    private static RunHeader header(TrainingPlan plan, List<String> words, Backend engine, Instant now) {
        long seed = plan.training().seed();
        return new RunHeader(
                RunHeader.id(LocalDateTime.ofInstant(now, ZoneId.systemDefault()), plan.task(), seed),
                plan.task(),
                words,
                now.toEpochMilli(),
                seed,
                plan.training().clipNorm(),
                plan.metric(),
                configuration(plan),
                environment(engine),
                plan.data().paths().stream().map(FileDigest::sha256).toList());
    }

    /** Returns its lines, also while it goes on. */
    EventLog log() {
        return log;
    }

    private static ObjectNode configuration(TrainingPlan plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode data = json.putObject("data");
        texts(data.putArray("files"), plan.data().names());
        texts(data.putArray("where"), plan.data().where());
        texts(data.putArray("exclude"), plan.data().exclude());
        List<LayerSpec> layers = new ArrayList<>(plan.stack());
        layers.add(new PoolingSpec(plan.pooling()));
        // What goes in is for the data to say.
        json.set(
                "layers",
                SpecJson.write(new NetworkSpec(new InputSpec.Features(1), layers))
                        .get("layers"));
        json.set("settings", StrictJson.toTree(new TreeMap<>(plan.settings())));
        json.set("training", SpecJson.write(plan.training()));
        return json;
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static ObjectNode environment(Backend engine) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("rnn4j", VersionLines.version())
                .put("machine", Machine.describe())
                .put("backend", engine.name())
                .put("kernels", engine.diagnostics().kernels());
    }

    @Override
    public void on(String network, TrainingEvent event) {
        TrainingMonitor monitor = networks.computeIfAbsent(
                network, name -> new TrainingMonitor(name, run.header().metric(), run, traced));
        inTraining = monitor;
        monitor.on(event);
    }

    @Override
    public void tracing(List<List<String>> steps, List<String> answers) {
        traced = steps.stream().map(words -> new TracedSequence(words, answers)).toList();
    }

    @Override
    public InspectionSpec inspection() {
        return InspectionSpec.DEFAULT;
    }

    @Override
    public void completed() {
        run.end(Outcome.COMPLETED, "");
    }

    @Override
    public void interrupted() {
        run.end(Outcome.INTERRUPTED, "");
    }

    @Override
    public void failed(RuntimeException failure) {
        if (inTraining != null) {
            inTraining.failed(failure);
        }
        run.end(Outcome.FAILED, String.valueOf(failure.getMessage()));
    }

    @Override
    public void report(PrintStream out) {
        if (run instanceof RunWriter kept) {
            List<String> show = new ArrayList<>(List.of("runs", "show", "last"));
            show.addAll(runsWords);
            out.println("Run: " + kept.folder() + " ('" + CommandText.of(show) + "' shows it)");
            kept.problem().ifPresent(out::println);
        }
    }

    @Override
    public void close() {
        run.close();
    }
}
