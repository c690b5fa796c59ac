package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.AnswerWriter;
import io.github.rnn4j.cli.output.DeviceAnswerWriter;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.cli.output.TickAnswerWriter;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.core.discovery.BackendRegistry;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.tasks.sentiment.data.ReviewData;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import io.github.rnn4j.tasks.timeseries.device.data.FrameStream;
import io.github.rnn4j.tasks.timeseries.device.data.StreamColumns;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmRule;
import io.github.rnn4j.tasks.timeseries.device.live.DeviceMonitor;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.data.TickStream;
import io.github.rnn4j.tasks.timeseries.tick.live.TickMonitor;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers for texts, or for rows of devices and tickers as they come in. */
@Command(
        name = "predict",
        description = {
            "Says the class of texts: of those given, else of the rows of --data, else of the lines on standard input.",
            "",
            "Prints class, probability and text with tabs between them. Every text gets an answer, an empty one too.",
            "",
            "With a model for devices it says the state after each row of --data, else of a table with a header on standard"
                    + " input, row by row as they come: run, time (or line), state, probability, and 'alarm' or '-'. A row"
                    + " whose window is not full yet has '-' instead of a state. Each device goes on by itself, from one"
                    + " file to the next too.",
            "",
            "With a model for ticks it says after each bar what is expected: ticker, time, and the volatility to come, or the"
                    + " direction of the next bar and its probability. Of trades bars are made, and each is answered once it"
                    + " is over. A bar whose window is not full yet has '-' instead."
        },
        customSynopsis = "./rnn predict --model FILE [OPTIONS] [TEXT...]",
        sortOptions = false,
        footer = {
            "  ./rnn predict --model rnn4j-reviews.safetensors \"Works like a charm\" \"Broke in a week\"",
            "  ./rnn predict --model rnn4j-reviews.safetensors --explain \"Broke in a week, but the service was quick\"",
            "  ./rnn predict --model rnn4j-reviews.safetensors --json < lines.txt > answers.jsonl",
            "  ./rnn predict --model rnn4j-reviews.safetensors -- \"-5 stars\"",
            "  ./rnn predict --model rnn4j-devices.safetensors --snapshot states.safetensors < rows.csv",
            "  ./rnn predict --model rnn4j-ticks.safetensors --ticker symbol < bars.csv",
            "  ./rnn predict --model rnn4j-devices.safetensors --watch --budget 2ms < rows.csv"
        })
@Internal
public final class PredictCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final BackendRegistry backends;

    @Mixin
    private final ModelOption model = new ModelOption();

    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "Texts; those that begin with '-' after '--'.")
    private List<String> texts = List.of();

    @Mixin
    private final RowOptions rows = new RowOptions();

    @Mixin
    private final RunOptions runs = new RunOptions();

    @Mixin
    private final TickerOption ticker = new TickerOption();

    @Mixin
    private final LiveOptions live = new LiveOptions();

    @Mixin
    private final WatchOptions watching = new WatchOptions();

    @Option(
            names = "--json",
            description = "Print one JSON object a line: text, label, probabilities; of devices run, line, time, state,"
                    + " probabilities, faultScore, alarm; of ticks ticker, line, time, volatility, logVolatility or"
                    + " direction, probabilities.")
    private boolean json;

    @Option(
            names = "--explain",
            description =
                    "Show how much each word moved the answer: Shapley values of the log odds, which add up to the"
                            + " answer. Under each line, or in JSON as contributions.")
    private boolean explain;

    @Mixin
    private final BackendOption backend = new BackendOption();

    /** Answers with these backends. */
    public PredictCommand(Terminal terminal, BackendRegistry backends) {
        this.terminal = terminal;
        this.backends = backends;
    }

    @Override
    public Integer call() {
        if (!texts.isEmpty() && rows.tables().given()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "predict: expected texts or --data but got both. Leave one of them out.");
        }
        watching.check();
        Path path = model.path();
        switch (ModelFile.read(path).task()) {
            case DeviceModel.TASK -> devices(path);
            case TickModel.TASK -> ticks(path);
            default -> reviews(path);
        }
        return ExitCode.DONE;
    }

    private void reviews(Path path) {
        runs.refuseFor(ReviewModel.TASK);
        ticker.refuseFor(ReviewModel.TASK);
        live.refuseFor(ReviewModel.TASK);
        List<String> given = rows.tables().given() ? ReviewData.texts(rows.source()) : texts;
        try (Backend engine = backend.open(backends);
                ReviewClassifier classifier = ReviewClassifier.load(engine, path);
                ServingWatch watch = watching.watch(path, classifier.distributions(), terminal)) {
            ReviewPrediction prediction =
                    new ReviewPrediction(classifier, new AnswerWriter(terminal.out(), json), explain, watch);
            watch.during(() -> texts(given, prediction));
        }
    }

    private void texts(List<String> given, ReviewPrediction prediction) {
        if (given.isEmpty()) {
            TextLines.prompt(terminal, "One text a line");
            TextLines.forEach(terminal.in(), prediction::answer);
        } else {
            given.stream().takeWhile(prediction::answer).forEach(text -> {});
        }
    }

    private void devices(Path path) {
        refuseTextsFor(DeviceModel.TASK);
        ticker.refuseFor(DeviceModel.TASK);
        DeviceModel loaded = DeviceModel.load(path);
        StreamColumns columns = runs.stream(rows.tables(), loaded);
        AlarmRule rule = live.rule(loaded.budget().rule());
        KeyLimits limits = live.limits();
        Path states = live.snapshot();
        try (ServingWatch watch = watching.watch(path, loaded.training().distributions(), terminal)) {
            RowPrediction prediction = new RowPrediction(terminal, rows.tables().paths(), states, watch);
            prediction.run(
                    backend,
                    backends,
                    engine -> new DeviceMonitor(engine, loaded, rule, limits, InstantSource.system()),
                    monitor -> {
                        DevicePrediction answers = new DevicePrediction(
                                monitor, new DeviceAnswerWriter(terminal.out(), json), prediction.gate(), watch);
                        return table -> answers.run(new FrameStream(table, columns));
                    });
        }
    }

    private void ticks(Path path) {
        refuseTextsFor(TickModel.TASK);
        live.refuseAlarmsFor(TickModel.TASK);
        TickModel loaded = TickModel.load(path);
        TickSource source = ticker.complete(runs.ticks(rows.tables(), null), loaded);
        KeyLimits limits = live.limits();
        Path states = live.snapshot();
        try (ServingWatch watch = watching.watch(path, loaded.training().distributions(), terminal)) {
            RowPrediction prediction = new RowPrediction(terminal, source.files(), states, watch);
            prediction.run(
                    backend,
                    backends,
                    engine -> new TickMonitor(engine, loaded, limits, InstantSource.system()),
                    monitor -> {
                        TickPrediction answers = new TickPrediction(
                                monitor,
                                new TickAnswerWriter(
                                        terminal.out(), json, loaded.settings().target()),
                                prediction.gate(),
                                watch);
                        return table -> answers.run(new TickStream(table, source));
                    });
        }
    }

    private void refuseTextsFor(String task) {
        rows.refuseFor(task);
        if (!texts.isEmpty() || explain) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "predict: expected rows (--data, or standard input) but got " + (explain ? "--explain" : "texts")
                            + ", and the model is for " + task + ". Leave them out.");
        }
    }
}
