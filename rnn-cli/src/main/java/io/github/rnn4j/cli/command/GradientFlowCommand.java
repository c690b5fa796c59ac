package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.train.GradientFlow;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.GradientFlowChart;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.core.discovery.BackendRegistry;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.gradient.GradientFlowProbe;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how far the gradient of a cell reaches back. */
@Command(
        name = "gradient-flow",
        description = {
            "Shows how far the gradient of a cell reaches back before any training.",
            "",
            "Random sequences, a random loss on the last hidden state, and the norm of its gradient with respect to each"
                    + " earlier one, relative to the last: mean over 16 sequences, median over the seeds, in float64."
        },
        sortOptions = false,
        footer = {
            "  ./rnn gradient-flow",
            "  ./rnn gradient-flow --cell lstm --init pytorch --forget-bias 0 --steps 50 --json flow.json"
        })
@Internal
public final class GradientFlowCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final BackendRegistry backends;
    private final CellRegistry cells;

    @Option(
            names = "--cell",
            paramLabel = "TYPE",
            defaultValue = CellSpec.RNN,
            description = "Recurrent cell: rnn (tanh), rnn-relu, irnn, rnn-sigmoid, gru, lstm, mingru. Default: rnn.")
    private String cell = CellSpec.RNN;

    @Mixin
    private final RecurrentStart start = new RecurrentStart();

    @Option(names = "--steps", paramLabel = "N", defaultValue = "100", description = "Time steps. Default: 100.")
    private int steps;

    @Option(
            names = "--hidden",
            paramLabel = "N",
            defaultValue = "128",
            description = "Width of the state. Default: 128.")
    private int hidden;

    @Option(names = "--input", paramLabel = "N", defaultValue = "64", description = "Features of a step. Default: 64.")
    private int input;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "5", description = "Random starts. Default: 5.")
    private int seeds;

    @Mixin
    private final BackendOption backend = new BackendOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    /** Measures with these backends and cells. */
    public GradientFlowCommand(Terminal terminal, BackendRegistry backends, CellRegistry cells) {
        this.terminal = terminal;
        this.backends = backends;
        this.cells = cells;
    }

    @Override
    public Integer call() {
        JsonFile file = json.check();
        RecurrentSpec layer = start.layer(cells, cell, Choice.positive("--hidden", hidden));
        GradientFlowProbe probe = new GradientFlowProbe(
                cells, layer, Choice.positive("--input", input), Choice.positive("--steps", steps));
        Choice.positive("--seeds", seeds);
        try (Backend engine = backend.open(backends)) {
            GradientFlow flow = probe.measure(engine, seeds);
            terminal.out().println(title());
            new GradientFlowChart(terminal.out()).print(flow);
            terminal.out().println("Verdict: " + flow.verdict(alternative()) + ".");
            file.write(Measured.of(this, flow));
        }
        return ExitCode.DONE;
    }

    private String title() {
        String bias = forgetBias() == null ? "" : ", forget bias " + forgetBias();
        return "Gradient flow of " + cell + " (" + start.describe(cell) + bias + "), " + hidden + " hidden, " + input
                + " inputs, median of " + seeds + (seeds == 1 ? " seed" : " seeds") + ":";
    }

    private @Nullable Double forgetBias() {
        return cell.equals(CellSpec.LSTM) ? start.forgetBias() : null;
    }

    /** What reaches further, by {@code compare cells} and this command's own figures. */
    private String alternative() {
        return cell.equals(RecurrentStart.IRNN) ? "" : RecurrentStart.IRNN;
    }

    /**
     * The flow as JSON.
     *
     * @param schemaVersion 1
     * @param command this one
     * @param forgetBias only of an LSTM
     * @param ratioFirst10ToLast mean over the first ten steps
     * @param reach over how many of the last steps the gradient stays at 1% or above
     * @param perStep norm after each step, relative to the last
     */
    record Measured(
            int schemaVersion,
            String command,
            String cell,
            String init,
            @Nullable Double forgetBias,
            int steps,
            int hidden,
            int input,
            int seeds,
            double ratioFirst10ToLast,
            int reach,
            String verdict,
            List<Double> perStep) {
        private static Measured of(GradientFlowCommand command, GradientFlow flow) {
            return new Measured(
                    1,
                    "gradient-flow",
                    command.cell,
                    command.start.describe(command.cell),
                    command.forgetBias(),
                    command.steps,
                    command.hidden,
                    command.input,
                    command.seeds,
                    flow.ratioFirst10ToLast(),
                    flow.reach(),
                    flow.verdict(command.alternative()),
                    flow.perStep());
        }
    }
}
