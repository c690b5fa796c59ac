package io.github.rnn4j.verification.integration;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.discovery.BackendListing;
import io.github.rnn4j.core.discovery.BackendRegistry;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Opens backends in the order named, and works with all of them at once: each trains a network in both types as soon as it is
 * open; then, turn by turn, each answers with its own networks and with those of the first; then each trains again. Prints a
 * line for each result, {@code name type what numbers}, and one for each provider, {@code provider name priority available}.
 */
final class TourProgram {
    private static final List<DType> TYPES = List.of(DType.FLOAT64, DType.FLOAT32);

    private final Map<String, Backend> backends = new LinkedHashMap<>();
    private final Map<String, StateDict> learned = new LinkedHashMap<>();
    private final Map<String, Model> models = new LinkedHashMap<>();

    private TourProgram() {}

    public static void main(String[] order) {
        TourProgram tour = new TourProgram();
        for (String name : order) {
            tour.backends.put(name, Rnn4j.openBackend(name));
            TYPES.forEach(type -> tour.train(name, type));
        }
        tour.backends.keySet().forEach(name -> TYPES.forEach(type -> tour.answer(name, type, order[0])));
        tour.backends.keySet().forEach(name -> TYPES.forEach(type -> tour.trainAgain(name, type)));
        tour.models.values().forEach(Model::close);
        tour.backends.forEach(
                (name, backend) -> print(name + " live " + backend.diagnostics().liveTensors()));
        tour.backends.values().forEach(Backend::close);
        for (BackendListing listing : BackendRegistry.ofClassPath().listings()) {
            print("provider " + listing.name() + " " + listing.priority() + " " + listing.available());
        }
    }

    private void train(String name, DType type) {
        Model model = SmallTask.train(backends.get(name), type);
        models.put(name + type, model);
        learned.put(name + type, model.parameters());
        print(name + " " + type + " trained " + numbers(values(model.parameters())));
    }

    private void answer(String name, DType type, String first) {
        print(name + " " + type + " answers " + numbers(SmallTask.predict(models.get(name + type))));
        print(name + " " + type + " borrows "
                + numbers(SmallTask.predict(backends.get(name), learned.get(first + type))));
    }

    private void trainAgain(String name, DType type) {
        try (Model model = SmallTask.train(backends.get(name), type)) {
            print(name + " " + type + " again " + model.parameters().equals(learned.get(name + type)));
        }
    }

    private static double[] values(StateDict parameters) {
        return parameters.arrays().stream()
                .map(NamedArray::values)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** All digits, so that equal lines are equal bits. */
    private static String numbers(double[] values) {
        return DoubleStream.of(values).mapToObj(Double::toHexString).collect(Collectors.joining(" "));
    }

    @SuppressWarnings("SystemOut") // the parent process reads it
    private static void print(String line) {
        System.out.println(line);
    }
}
