package io.github.rnn4j.tck;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** Values by name, in order; asking for an unknown name fails the test with the names there are. */
final class Named<T> {
    private final Map<String, T> values = new LinkedHashMap<>();

    void put(String name, T value) {
        values.put(name, value);
    }

    T get(String name) {
        @Nullable T value = values.get(name);
        if (value == null) {
            throw new AssertionFailedError("value: expected one of " + values.keySet() + " but got '" + name + "'");
        }
        return value;
    }

    void forEach(BiConsumer<String, T> action) {
        values.forEach(action);
    }
}
