package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How PyTorch's modules name and shape their parameters. */
final class PytorchNames {
    private static final Map<String, Integer> GATES =
            Map.of(CellSpec.RNN, 1, CellSpec.RNN_RELU, 1, CellSpec.GRU, 3, CellSpec.LSTM, 4);
    private static final Pattern WEIGHT = Pattern.compile("weight_(ih|hh)_l\\d+(_reverse)?");

    private PytorchNames() {}

    /** Returns the gates of a cell that PyTorch has too. */
    static int gates(String cell) {
        Integer gates = GATES.get(cell);
        if (gates == null) {
            throw new InvalidSpecException("cell: expected one that PyTorch has, of "
                    + GATES.keySet().stream().sorted().toList() + ", but got '" + cell + "'.");
        }
        return gates;
    }

    static Map<String, NamedArray> byName(List<NamedArray> arrays) {
        Map<String, NamedArray> byName = new LinkedHashMap<>();
        arrays.forEach(array -> byName.put(array.name(), array));
        return byName;
    }

    static List<NamedArray> below(Collection<NamedArray> arrays, String prefix) {
        return arrays.stream().filter(array -> array.name().startsWith(prefix)).toList();
    }

    /** Returns the arrays with the first prefix that fits replaced. */
    static List<NamedArray> renamed(List<NamedArray> arrays, Map<String, String> prefixes) {
        return arrays.stream().map(array -> renamed(array, prefixes)).toList();
    }

    private static NamedArray renamed(NamedArray array, Map<String, String> prefixes) {
        return prefixes.entrySet().stream()
                .filter(prefix -> array.name().startsWith(prefix.getKey()))
                .findFirst()
                .map(prefix -> named(
                        array,
                        prefix.getValue()
                                + array.name().substring(prefix.getKey().length())))
                .orElse(array);
    }

    private static NamedArray named(NamedArray array, String name) {
        return new NamedArray(name, array.dtype(), array.shape(), array.values());
    }

    /** Adds zeros for the biases of recurrent modules that have none. */
    static List<NamedArray> withBiases(List<NamedArray> arrays, String prefix) {
        Set<String> names = byName(arrays).keySet();
        List<NamedArray> complete = new ArrayList<>(arrays);
        for (NamedArray array : arrays) {
            String bias = prefix + array.name().substring(prefix.length()).replace("weight_", "bias_");
            Matcher weight = WEIGHT.matcher(array.name().substring(prefix.length()));
            if (weight.matches() && !names.contains(bias)) {
                int rows = array.shape().size(0);
                complete.add(new NamedArray(bias, array.dtype(), Shape.of(rows), new double[rows]));
            }
        }
        return complete;
    }
}
