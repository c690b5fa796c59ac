package io.github.rnn4j.core.discovery;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.ComputeSupport;
import io.github.rnn4j.api.backend.DeviceKind;
import io.github.rnn4j.api.backend.Feature;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.api.tensor.DType;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Says what it is told to say, and counts its probes. */
class FakeBackendProvider implements BackendProvider {
    private final String name;
    private final int priority;
    private final Set<Feature> features;
    private final Supplier<Availability> answer;
    int probes;

    FakeBackendProvider(String name, int priority, Set<Feature> features, Supplier<Availability> answer) {
        this.name = name;
        this.priority = priority;
        this.features = features;
        this.answer = answer;
    }

    static FakeBackendProvider available(String name, int priority, Feature... features) {
        return new FakeBackendProvider(name, priority, Set.of(features), () -> Availability.yes("plain kernels"));
    }

    static FakeBackendProvider unavailable(String name, int priority) {
        return new FakeBackendProvider(
                name,
                priority,
                Set.of(),
                () -> Availability.no("no native library", "add " + name + "-native to the class path", null));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public BackendCapabilities capabilities() {
        return new BackendCapabilities(
                DeviceKind.CPU,
                Set.of(DType.FLOAT64, DType.FLOAT32, DType.INT32),
                Map.of(DType.FLOAT64, ComputeSupport.NATIVE, DType.FLOAT32, ComputeSupport.NATIVE),
                features);
    }

    @Override
    public Availability probe(ProbeContext context) {
        probes++;
        return answer.get();
    }

    @Override
    public Backend open(BackendOptions options) {
        throw new IllegalStateException("a fake has no backend");
    }
}
