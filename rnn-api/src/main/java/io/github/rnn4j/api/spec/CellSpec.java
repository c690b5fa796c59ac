package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Names a cell and its options. Built-in types have a plain name ({@code rnn}); those of others carry a namespace
 * ({@code vendor/name}). The {@link io.github.rnn4j.api.cell.CellProvider} of that type checks the options.
 *
 * @param type type name, lower-case letters, digits and hyphens, with at most one namespace before a slash
 * @param options options by name; empty for the type's defaults
 */
@Experimental
public record CellSpec(String type, Map<String, String> options) {
    /** Elman's tanh cell: {@code h' = tanh(W_ih x + b_ih + W_hh h + b_hh)}. */
    public static final String RNN = "rnn";

    /** Elman's cell with a rectifier: {@code h' = max(0, W_ih x + b_ih + W_hh h + b_hh)}. */
    public static final String RNN_RELU = "rnn-relu";

    /** Elman's cell with a logistic sigmoid: {@code h' = 1 / (1 + e^-(W_ih x + b_ih + W_hh h + b_hh))}. */
    public static final String RNN_SIGMOID = "rnn-sigmoid";

    /**
     * Long short-term memory: {@code i, f, o = sigmoid(..)}, {@code g = tanh(..)}, {@code c' = f c + i g}, {@code h' = o
     * tanh(c')}. Its option {@value #FORGET_BIAS} says with which bias the forget gate starts, 1 by default.
     */
    public static final String LSTM = "lstm";

    /**
     * Gated recurrent unit with the reset after the product: {@code r, z = sigmoid(..)}, {@code n = tanh(W_in x + b_in + r (W_hn
     * h + b_hn))}, {@code h' = (1 - z) n + z h}.
     */
    public static final String GRU = "gru";

    /** Minimal gated unit: {@code z = sigmoid(W_z x + b_z)}, {@code h' = (1 - z) h + z (W_h x + b_h)}. */
    public static final String MINGRU = "mingru";

    /** Option of {@link #LSTM}: what is added to the first values of the forget gate's bias, a finite number. */
    public static final String FORGET_BIAS = "forget-bias";

    private static final Pattern TYPE = Pattern.compile("([a-z0-9][a-z0-9-]*/)?[a-z0-9][a-z0-9-]*");

    public CellSpec {
        if (!TYPE.matcher(type).matches()) {
            throw new InvalidSpecException(
                    "cell.type: expected lower-case letters, digits and hyphens, with at most one"
                            + " namespace before a slash, but got '" + type + "'");
        }
        options = Map.copyOf(options);
    }

    /** Returns a cell of this type with default options. */
    public static CellSpec of(String type) {
        return new CellSpec(type, Map.of());
    }

    @Override
    public String toString() {
        return options.isEmpty() ? type : type + new TreeMap<>(options);
    }
}
