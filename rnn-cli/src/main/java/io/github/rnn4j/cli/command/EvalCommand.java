package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.TaskReport;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.core.discovery.BackendRegistry;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.latency.LatencySpec;
import io.github.rnn4j.tasks.sentiment.ReviewEvaluation;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import io.github.rnn4j.tasks.timeseries.device.DeviceEvaluation;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.tick.TickEvaluation;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores a saved model and the baselines saved with it. */
@Command(
        name = "eval",
        description = {
            "Scores a saved model, and the baselines saved with it, on one part of some data. The model says which task it is for.",
            "",
            "On the files that it was trained on, columns and conditions that are not given are those of the training.",
            "",
            "Then it measures how long an answer takes, features included: calls become due at a fixed rate, and each is"
                    + " timed from when it was due, so that a slow one makes those behind it late too."
        },
        customSynopsis = "./rnn eval --model FILE --data FILE... [OPTIONS]",
        sortOptions = false,
        footer = {
            "  ./rnn eval --model rnn4j-reviews.safetensors --data reviews.tsv",
            "  ./rnn eval --model rnn4j-ticks.safetensors --data AAPL.csv.gz MSFT.csv.gz",
            "  ./rnn eval --model rnn4j-devices.safetensors --data pumps.csv --rate 200 --budget 2ms",
            "  ./rnn eval --model zh.safetensors --data reviews.tsv --part validation --json figures.json"
        })
@Internal
public final class EvalCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final BackendRegistry backends;

    @Mixin
    private final ModelOption model = new ModelOption();

    @Mixin
    private final RowOptions rows = new RowOptions();

    @Mixin
    private final LabelOptions labels = new LabelOptions();

    @Mixin
    private final RunOptions runs = new RunOptions();

    @Option(
            names = "--part",
            paramLabel = "PART",
            defaultValue = "test",
            description = "Which rows: test, validation or train. Default: test.")
    private String part = "test";

    @Mixin
    private final LatencyOptions latency = new LatencyOptions();

    @Mixin
    private final BackendOption backend = new BackendOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    /** Scores with these backends. */
    public EvalCommand(Terminal terminal, BackendRegistry backends) {
        this.terminal = terminal;
        this.backends = backends;
    }

    @Override
    public Integer call() {
        JsonFile file = json.check();
        Part wanted = Part.of(part);
        LatencySpec timing = latency.spec();
        Path path = model.path();
        String task = ModelFile.read(path).task();
        try (Backend engine = backend.open(backends)) {
            TaskResult result =
                    switch (task) {
                        case DeviceModel.TASK -> devices(engine, path, wanted, timing);
                        case TickModel.TASK -> ticks(engine, path, wanted, timing);
                        default -> reviews(engine, path, wanted, timing);
                    };
            new TaskReport(terminal.out()).print(result);
            file.write(result);
        }
        return ExitCode.DONE;
    }

    private TaskResult reviews(Backend engine, Path path, Part wanted, LatencySpec timing) {
        ReviewEvaluation evaluation = new ReviewEvaluation(engine, path);
        runs.refuseFor(ReviewModel.TASK);
        return evaluation.run(rows.source(labels.label(), labels.split(), List.of()), wanted, timing);
    }

    private TaskResult ticks(Backend engine, Path path, Part wanted, LatencySpec timing) {
        rows.refuseFor(TickModel.TASK);
        if (labels.label() != null) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--label: expected a model for reviews or devices but got one for ticks. Leave it out.");
        }
        return new TickEvaluation(engine, path).run(runs.ticks(rows.tables(), labels.split()), wanted, timing);
    }

    private TaskResult devices(Backend engine, Path path, Part wanted, LatencySpec timing) {
        rows.refuseFor(DeviceModel.TASK);
        return new DeviceEvaluation(engine, path)
                .run(runs.source(rows.tables(), labels.label(), List.of(), labels.split(), List.of()), wanted, timing);
    }
}
