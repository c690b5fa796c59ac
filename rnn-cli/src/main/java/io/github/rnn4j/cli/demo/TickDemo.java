package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.cli.output.Figures;
import io.github.rnn4j.cli.output.Progress;
import io.github.rnn4j.cli.output.TaskReport;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.cli.output.TickTrainingLog;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.latency.LatencySpec;
import io.github.rnn4j.tasks.timeseries.tick.TickEvaluation;
import io.github.rnn4j.tasks.timeseries.tick.TickTraining;
import io.github.rnn4j.tasks.timeseries.tick.TickTrainingOptions;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.evaluation.TickScores;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickTarget;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Ticks: a week of trades that Maven fetches, and the volatility of the next half hour. */
@Internal
public final class TickDemo implements DemoTask {
    private final Terminal terminal;
    private final TradeArtifact artifact;

    /** Shows the task with these trades. */
    public TickDemo(Terminal terminal, TradeArtifact artifact) {
        this.terminal = terminal;
        this.artifact = artifact;
    }

    @Override
    public String name() {
        return TickModel.TASK;
    }

    @Override
    public String ownFile() {
        return "./rnn train ticks --data FILE --price PRICE_COLUMN --amount AMOUNT_COLUMN";
    }

    @Override
    public DemoJob prepare() {
        return artifact.find().job(terminal, name(), (trades, cached) -> new Job(terminal, trades, cached));
    }

    /**
     * The job on trades.
     *
     * @param cached where the artifact is kept
     */
    record Job(Terminal terminal, TradeTable trades, Path cached) implements DemoJob {
        @Override
        public DemoResult run(Backend engine, long seed, Progress.Detail most) {
            PrintStream out = terminal.out();
            String title = "Trades of bitcoins for dollars: "
                    + Figures.count(trades.lines().size()) + " on "
                    + trades.days().size() + " days, traded around the clock; bars of 5 minutes.";
            String little = "Learned from: " + trades.daysOf(Part.TRAIN) + " days; chosen by: "
                    + trades.daysOf(Part.VALIDATION) + "; scored: " + trades.daysOf(Part.TEST)
                    + ". That is too little for a test of significance, which takes " + TickScores.LEAST_DAYS
                    + " scored days: figures and intervals show the way, and are no evidence.";
            out.println(title);
            TradeArtifact.ORIGIN.print(out, cached);
            out.println(little);
            out.println();
            TickSource source = TickSource.of(trades.write(cached.resolveSibling("demo-ticks.csv")))
                    .withColumn("price", "price")
                    .withColumn("amount", "amount");
            Path model = cached.resolveSibling("demo-ticks.safetensors");
            new TickTraining(
                            engine,
                            TickTrainingOptions.of(source, TickTarget.VOLATILITY, seed, model),
                            new TickTrainingLog(terminal, most),
                            () -> false)
                    .run();
            TaskResult result = new TickEvaluation(engine, model)
                    .run(source, Part.TEST, LatencySpec.DEFAULT)
                    .as("demo");
            new TaskReport(out).print(result);
            out.println("The model stays in " + model);
            return new DemoResult(
                    result,
                    SummaryRow.of(result),
                    new ResultSection(result, TradeArtifact.ORIGIN)
                            .with(
                                    List.of(title, little),
                                    List.of(new VolatilityChart(engine, TickModel.load(model)).of(source)),
                                    List.of()));
        }
    }
}
