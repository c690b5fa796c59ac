package io.github.rnn4j.api.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The parameters of a network by name, in the network's order (PyTorch's state dict). Immutable. */
@Experimental
public final class StateDict {
    private final Map<String, NamedArray> arrays = new LinkedHashMap<>();

    /**
     * Collects parameters.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if a name stands twice
     */
    public StateDict(Collection<NamedArray> parameters) {
        for (NamedArray array : parameters) {
            if (arrays.putIfAbsent(array.name(), array) != null) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "parameters: expected each name once but got '" + array.name() + "' twice");
            }
        }
    }

    /** Returns the parameters in order. */
    public List<NamedArray> arrays() {
        return List.copyOf(arrays.values());
    }

    /**
     * Returns one parameter.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if there is none of that name
     */
    public NamedArray get(String name) {
        NamedArray array = arrays.get(name);
        if (array == null) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "parameter: expected one of " + arrays.keySet() + " but got '" + name + "'");
        }
        return array;
    }

    /** Returns the same parameters, each under its name behind a prefix. */
    public StateDict withNamePrefix(String prefix) {
        return renamed(name -> prefix + name);
    }

    /** Returns the parameters whose names begin with a prefix, each under the rest of its name. */
    public StateDict withoutNamePrefix(String prefix) {
        return new StateDict(arrays.values().stream()
                        .filter(array -> array.name().startsWith(prefix))
                        .toList())
                .renamed(name -> name.substring(prefix.length()));
    }

    private StateDict renamed(UnaryOperator<String> rule) {
        return new StateDict(arrays.values().stream()
                .map(array -> new NamedArray(rule.apply(array.name()), array.dtype(), array.shape(), array.values()))
                .toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StateDict that && arrays().equals(that.arrays());
    }

    @Override
    public int hashCode() {
        return arrays.hashCode();
    }

    @Override
    public String toString() {
        return arrays.values().toString();
    }
}
