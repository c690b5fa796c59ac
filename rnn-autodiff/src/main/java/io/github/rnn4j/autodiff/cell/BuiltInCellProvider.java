package io.github.rnn4j.autodiff.cell;

import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.Suggestion;
import io.github.rnn4j.api.spec.CellSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the providers of the built-in cells check alike. */
abstract class BuiltInCellProvider implements CellProvider {
    private final String type;
    private final Set<String> options;

    BuiltInCellProvider(String type, String... options) {
        this.type = type;
        this.options = new TreeSet<>(List.of(options));
    }

    @Override
    public final String type() {
        return type;
    }

    /** Refuses a description that is not of this type, has unknown options, or sizes below 1. */
    final void check(CellSpec spec, int inputSize, int hiddenSize) {
        if (!spec.type().equals(type)) {
            throw new InvalidSpecException("cell.type: expected '" + type + "' but got '" + spec.type() + "'");
        }
        Set<String> unknown = new TreeSet<>(spec.options().keySet());
        unknown.removeAll(options);
        if (!unknown.isEmpty()) {
            throw new InvalidSpecException("cell.options: expected " + (options.isEmpty() ? "none" : "only " + options)
                    + " but got " + unknown + " (cell '" + type + "'). Remove them."
                    + Suggestion.sentence(unknown.iterator().next(), options));
        }
        if (inputSize < 1 || hiddenSize < 1) {
            throw new InvalidSpecException("cell: expected inputSize and hiddenSize >= 1 but got " + inputSize + " and "
                    + hiddenSize + " (cell '" + type + "')");
        }
    }
}
