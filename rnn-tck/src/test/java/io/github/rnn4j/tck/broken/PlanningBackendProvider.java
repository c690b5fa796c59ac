package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.ComputeSupport;
import io.github.rnn4j.api.backend.Diagnostics;
import io.github.rnn4j.api.backend.Feature;
import io.github.rnn4j.api.backend.FusedSupport;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The reference backend with plans that compose: the least that the whole kit can be run on with sequences, and broken. */
public class PlanningBackendProvider implements BackendProvider {
    private final BackendProvider reference = new ReferenceBackendProvider();
    private final PlanFault fault;

    /** Makes a sound one. */
    public PlanningBackendProvider() {
        this(PlanFault.NONE);
    }

    PlanningBackendProvider(PlanFault fault) {
        this.fault = fault;
    }

    @Override
    public String name() {
        return reference.name();
    }

    @Override
    public int priority() {
        return reference.priority();
    }

    @Override
    public BackendCapabilities capabilities() {
        return withSequences(reference.capabilities(), fault);
    }

    private static BackendCapabilities withSequences(BackendCapabilities plain, PlanFault fault) {
        Set<Feature> features = new HashSet<>(plain.features());
        features.add(Feature.FUSED_SEQUENCES);
        Map<DType, ComputeSupport> compute = new EnumMap<>(plain.compute());
        if (fault == PlanFault.HALF_CLAIMED) {
            compute.put(DType.FLOAT16, ComputeSupport.EMULATED);
        }
        return new BackendCapabilities(plain.device(), plain.storage(), compute, features);
    }

    @Override
    public Availability probe(ProbeContext context) {
        return reference.probe(context);
    }

    @Override
    public Backend open(BackendOptions options) {
        return new PlanningBackend(reference.open(options), fault);
    }

    private record PlanningBackend(Backend reference, PlanFault fault) implements Backend {
        @Override
        public String name() {
            return reference.name();
        }

        @Override
        public BackendCapabilities capabilities() {
            return withSequences(reference.capabilities(), fault);
        }

        @Override
        public Session newSession(Mode mode) {
            return reference.newSession(mode);
        }

        @Override
        public ParameterBlock allocateParameters(ParameterLayout layout, DType dtype) {
            return layout instanceof ComposedPlan.Layout joined
                    ? new JoinedParameters(joined, reference.allocateParameters(joined.storage(), dtype))
                    : reference.allocateParameters(layout, dtype);
        }

        @Override
        public FusedSupport supports(SequenceDescriptor descriptor) {
            return PlanChecks.supports(descriptor, fault);
        }

        @Override
        public SequencePlan plan(SequenceDescriptor descriptor) {
            PlanChecks.checkSupported(descriptor, fault);
            return new ComposedPlan(descriptor, fault);
        }

        @Override
        public Diagnostics diagnostics() {
            return reference.diagnostics();
        }

        @Override
        public void close() {
            reference.close();
        }
    }
}
