package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.DropoutSpec;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.LayerNormSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.core.discovery.CellRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The recurrent layers and what stands between them. */
final class StackOptions {
    private static final Pattern LAYER = Pattern.compile("([^:]+):([0-9]{1,6})");
    private static final Pattern BURN_IN = Pattern.compile("burn-in:([0-9]{1,6})");

    @Option(
            names = "--cell",
            paramLabel = "TYPE",
            description = "Recurrent cell: rnn (tanh), rnn-relu, irnn, rnn-sigmoid, gru, lstm, mingru. Default: rnn.")
    private @Nullable String cell;

    @Option(
            names = "--hidden",
            paramLabel = "N",
            description = "Width of the recurrent layers. Default: 64 for reviews, 32 for devices and ticks.")
    private @Nullable Integer hidden;

    @Option(names = "--layers", paramLabel = "N", description = "Recurrent layers one upon the other. Default: 1.")
    private @Nullable Integer layers;

    @Option(
            names = "--stack",
            paramLabel = "CELL:N,...",
            description = "Layers of several cells and widths, such as rnn:128,gru:64; instead of --cell, --hidden and"
                    + " --layers.")
    private @Nullable String stack;

    @Option(names = "--bidirectional", description = "Read both ways.")
    private boolean bidirectional;

    @Option(names = "--residual", description = "Add each recurrent layer's input to its output.")
    private boolean residual;

    @Option(names = "--layer-norm", description = "Normalise the features behind each recurrent layer.")
    private boolean layerNorm;

    @Option(
            names = "--dropout",
            paramLabel = "P",
            description = "Share of units dropped behind each recurrent layer in training. Default: 0.")
    private @Nullable Double dropout;

    @Option(
            names = "--recurrent-dropout",
            paramLabel = "P",
            description = "Share of units of the state dropped in training, the same ones in all steps of a text."
                    + " Default: 0.")
    private @Nullable Double recurrentDropout;

    @Option(
            names = "--initial-state",
            paramLabel = "STATE",
            description =
                    "State before the first step: zeros, learned, or burn-in:N (after a first reading of the first N"
                            + " steps). Default: zeros.")
    private @Nullable String initialState;

    @Mixin
    private final RecurrentStart start = new RecurrentStart();

    /**
     * Returns the layers.
     *
     * @param usual what a recurrent layer is where nothing was chosen
     * @throws RnnException if a value is out of range, or there is no such cell
     */
    List<LayerSpec> layers(CellRegistry cells, RecurrentSpec usual) {
        List<LayerSpec> all = new ArrayList<>();
        for (RecurrentSpec layer : recurrentLayers(cells, usual)) {
            all.add(around(layer));
            if (layerNorm) {
                all.add(LayerNormSpec.ofDefault());
            }
            if (dropout != null) {
                all.add(new DropoutSpec(Choice.fraction("--dropout", dropout)));
            }
        }
        return List.copyOf(all);
    }

    private List<RecurrentSpec> recurrentLayers(CellRegistry cells, RecurrentSpec usual) {
        if (stack != null) {
            return stacked(cells, stack);
        }
        RecurrentSpec layer = layer(cells, usual);
        int count = layers == null ? 1 : Choice.positive("--layers", layers);
        boolean alone = residual || layerNorm || dropout != null;
        return alone ? Collections.nCopies(count, layer) : List.of(layer.withNumLayers(count));
    }

    /** The usual first values are for the usual cell: another one starts by its own rule. */
    private RecurrentSpec layer(CellRegistry cells, RecurrentSpec usual) {
        int width = hidden == null ? usual.hiddenSize() : Choice.positive("--hidden", hidden);
        String type = cell == null ? usual.cell().type() : cell;
        RecurrentSpec layer = start.layer(cells, type, width);
        boolean asUsual = type.equals(usual.cell().type()) && !start.isGiven();
        return asUsual ? layer.withInitializers(usual.inputInitializer(), usual.recurrentInitializer()) : layer;
    }

    private List<RecurrentSpec> stacked(CellRegistry cells, String text) {
        if (cell != null || hidden != null || layers != null) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--stack: expected no --cell, --hidden or --layers beside it but got one. Leave it out: the stack"
                            + " says cell and width of each layer.");
        }
        List<RecurrentSpec> stacked = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher layer = LAYER.matcher(part);
            if (!layer.matches()) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "--stack: expected CELL:N for each layer but got '" + part
                                + "'. Write it like rnn:128,gru:64.");
            }
            int width = Choice.positive("--stack", Integer.parseInt(layer.group(2)));
            stacked.add(start.layer(cells, layer.group(1), width));
        }
        return stacked;
    }

    private RecurrentSpec around(RecurrentSpec layer) {
        return layer.withDirection(bidirectional ? Direction.BIDIRECTIONAL : Direction.FORWARD)
                .withResidual(residual)
                .withInitialState(initialState())
                .withRecurrentDropout(
                        recurrentDropout == null ? 0 : Choice.fraction("--recurrent-dropout", recurrentDropout));
    }

    private InitialStateSpec initialState() {
        if (initialState == null || initialState.equals("zeros")) {
            return new InitialStateSpec.Zeros();
        }
        Matcher burnIn = BURN_IN.matcher(initialState);
        if (burnIn.matches()) {
            return new InitialStateSpec.BurnIn(Choice.positive("--initial-state", Integer.parseInt(burnIn.group(1))));
        }
        if (!initialState.equals("learned")) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--initial-state: expected zeros, learned or burn-in:N but got '" + initialState + "'.");
        }
        return new InitialStateSpec.Learned();
    }
}
