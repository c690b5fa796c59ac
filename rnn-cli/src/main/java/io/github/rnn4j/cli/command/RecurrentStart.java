package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Defence;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.core.discovery.CellRegistry;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How recurrent layers start: first values of weights and biases. */
final class RecurrentStart {
    /** A name for a cell together with its first values. */
    static final String IRNN = "irnn";

    private static final String DEFAULT_RULE = "xavier-uniform";

    private static final Map<String, UnaryOperator<RecurrentSpec>> RULES = Map.of(
            "pytorch", RecurrentSpec::withPytorchInitializers,
            "xavier-uniform", Defence.XAVIER_UNIFORM::apply,
            "xavier-normal", Defence.XAVIER_NORMAL::apply,
            "orthogonal", Defence.ORTHOGONAL::apply,
            "identity", Defence.IDENTITY::apply);

    @Option(
            names = "--init",
            paramLabel = "RULE",
            description = "First values: pytorch, xavier-uniform, xavier-normal, or, for the state's weights and"
                    + " xavier-uniform for the others, orthogonal or identity. Default: xavier-uniform, for reviews with"
                    + " the state's weights at half.")
    private @Nullable String init;

    @Option(
            names = "--spectral-radius",
            paramLabel = "R",
            description =
                    "Greatest magnitude of an eigenvalue of the state's weights, which are then drawn for it: below 1 they"
                            + " forget, above they may blow up.")
    private @Nullable Double spectralRadius;

    @Option(
            names = "--forget-bias",
            paramLabel = "B",
            description = "What an LSTM's forget gate starts with. Default: 1.")
    private @Nullable Double forgetBias;

    /** Returns how layers of a cell start, in words. */
    String describe(String cell) {
        if (cell.equals(IRNN)) {
            return "identity";
        }
        String rule = init == null ? DEFAULT_RULE : init;
        return spectralRadius == null ? rule : rule + ", spectral radius " + spectralRadius;
    }

    /** Returns what an LSTM's forget gate starts with. */
    double forgetBias() {
        return forgetBias == null ? 1 : forgetBias;
    }

    /** Returns whether anything was chosen. */
    boolean isGiven() {
        return init != null || forgetBias != null || spectralRadius != null;
    }

    /**
     * Returns one forward layer.
     *
     * @param cell a cell's type, or {@code irnn}
     * @throws RnnException if there is no such cell or rule, or they do not go together
     */
    RecurrentSpec layer(CellRegistry cells, String cell, int hiddenSize) {
        if (cell.equals(IRNN)) {
            refuse(init != null, "--init", "no rule, for irnn is a way to start itself, but got '" + init + "'");
            refuse(forgetBias != null, "--forget-bias", "the cell lstm but got 'irnn'");
            refuse(spectralRadius != null, "--spectral-radius", "no irnn, which starts with a radius of 1, beside it");
            return RecurrentSpec.irnn(hiddenSize);
        }
        RecurrentSpec plain = RecurrentSpec.of(cell(cells.choose(cell).type()), hiddenSize);
        return withRadius(
                init == null ? plain : Choice.of("--init", init, RULES).apply(plain));
    }

    private RecurrentSpec withRadius(RecurrentSpec layer) {
        if (spectralRadius == null) {
            return layer;
        }
        double radius = Choice.positive("--spectral-radius", spectralRadius);
        return layer.withInitializers(layer.inputInitializer(), new InitializerSpec.SpectralRadius(radius));
    }

    private CellSpec cell(String type) {
        if (forgetBias == null) {
            return CellSpec.of(type);
        }
        refuse(!type.equals(CellSpec.LSTM), "--forget-bias", "the cell lstm but got '" + type + "'");
        return new CellSpec(type, Map.of(CellSpec.FORGET_BIAS, Double.toString(forgetBias)));
    }

    private static void refuse(boolean wrong, String option, String expected) {
        if (wrong) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, option + ": expected " + expected + ". Leave the option out.");
        }
    }
}
