package io.github.rnn4j.verification.integration;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.Rnn4j;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Backends of several engines, open side by side in this process; found on the class path by their names. */
final class Engines implements AutoCloseable {
    /** Those that compute on a processor, the highest priority first. */
    static final List<String> NAMES = List.of("cpu", "djl", "nd4j");

    private final Map<String, Backend> backends = new LinkedHashMap<>();

    private Engines(List<String> names) {
        for (String name : names) {
            backends.put(name, Rnn4j.openBackend(name));
        }
    }

    /** Opens all of them. */
    static Engines open() {
        return new Engines(NAMES);
    }

    /** Returns all orders of the names. */
    static List<List<String>> orders() {
        return orders(NAMES);
    }

    private static List<List<String>> orders(List<String> names) {
        if (names.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> orders = new ArrayList<>();
        for (String first : names) {
            List<String> rest = new ArrayList<>(names);
            rest.remove(first);
            for (List<String> order : orders(rest)) {
                List<String> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }

    Backend get(String name) {
        return backends.get(name);
    }

    @Override
    public void close() {
        backends.values().forEach(Backend::close);
    }
}
