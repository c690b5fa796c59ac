package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.cli.output.TickTrainingLog;
import io.github.rnn4j.core.discovery.BackendRegistry;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.tasks.timeseries.tick.TickTraining;
import io.github.rnn4j.tasks.timeseries.tick.TickTrainingOptions;
import io.github.rnn4j.tasks.timeseries.tick.model.TickMetric;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickNetworkSpec;
import io.github.rnn4j.tasks.timeseries.tick.model.TickTarget;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindows;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains on bars or trades. */
@Command(
        name = "ticks",
        description = {
            "Learns how much prices will move, or where to, from windows of bars.",
            "",
            "Fits linear forecasts, an exponentially weighted mean and that nothing changes; trains a recurrent network by"
                    + " itself and one that starts at the first baseline; shows the validation figures of all; writes them as"
                    + " one model file. Windows lie within one session. Test windows are left to './rnn eval'. Ctrl-C keeps"
                    + " the best epoch so far."
        },
        customSynopsis = "./rnn train ticks --data FILE... [OPTIONS]",
        sortOptions = false,
        footer = {
            "  ./rnn train ticks --data AAPL.csv.gz MSFT.csv.gz",
            "  ./rnn train ticks --data trades.csv --price price --bar 1m --session 24h --target direction"
        })
@Internal
public final class TrainTicksCommand implements Callable<Integer> {
    private static final String OUT = "rnn4j-ticks.safetensors";
    private static final Map<String, TickTarget> TARGETS =
            Map.of("volatility", TickTarget.VOLATILITY, "direction", TickTarget.DIRECTION);

    private final Terminal terminal;
    private final BackendRegistry backends;
    private final CellRegistry cells;

    @Mixin
    private final TableOptions tables = new TableOptions();

    @Mixin
    private final TickOptions ticks = new TickOptions();

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            defaultValue = "volatility",
            description =
                    "What is forecast: volatility, the logarithm of the root mean square of the next returns, or direction,"
                            + " the sign of the next one. Default: volatility.")
    private String target = "volatility";

    @Option(names = "--steps", paramLabel = "N", defaultValue = "10", description = "Bars of a window. Default: 10.")
    private int steps = TickTrainingOptions.STEPS;

    @Option(
            names = "--horizon",
            paramLabel = "N",
            defaultValue = "6",
            description = "Bars whose volatility is forecast. Default: 6.")
    private int horizon = TickTrainingOptions.HORIZON;

    @Mixin
    private final StackOptions stack = new StackOptions();

    @Mixin
    private final PoolingOption pooling = new PoolingOption();

    @Mixin
    private final TrainingOptions training = new TrainingOptions();

    @Mixin
    private final JobOptions job = new JobOptions(OUT);

    /** Trains with these backends and cells. */
    public TrainTicksCommand(Terminal terminal, BackendRegistry backends, CellRegistry cells) {
        this.terminal = terminal;
        this.backends = backends;
        this.cells = cells;
    }

    @Override
    public Integer call() {
        JsonFile file = job.json();
        TickTrainingOptions options = options();
        TickTrainingLog log = new TickTrainingLog(terminal, job.detail());
        return job.run(terminal, backends, file, plan(options), (backend, watch, stopRequested) -> new TickTraining(
                        backend, options, watch.ticks(log), stopRequested)
                .run());
    }

    private TrainingPlan plan(TickTrainingOptions options) {
        return new TrainingPlan(
                TickModel.TASK,
                TickTraining.RECURRENT,
                "windows",
                tables,
                options.network().stack(),
                options.network().pooling(),
                options.training(),
                new TickMetric(options.target()).name(),
                Map.of(
                        "target",
                        target,
                        "steps",
                        options.windows().steps(),
                        "horizon",
                        options.windows().horizon(),
                        "anchor",
                        options.anchored()));
    }

    private TickTrainingOptions options() {
        TickNetworkSpec usual = TickNetworkSpec.DEFAULT;
        TickTarget wanted = Choice.of("--target", target, TARGETS);
        return new TickTrainingOptions(
                ticks.source(tables),
                wanted,
                new TickWindows(steps, horizon),
                training.anchor(wanted == TickTarget.VOLATILITY),
                new TickNetworkSpec(
                        stack.layers(cells, (RecurrentSpec) usual.stack().get(0)), pooling.kind(usual.pooling())),
                training.spec(TickTrainingOptions.training(wanted, job.seed())),
                job.out(),
                job.acceptedLeaks(),
                job.checkpoints());
    }
}
