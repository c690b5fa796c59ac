package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendRequirements;
import io.github.rnn4j.api.backend.ComputeSupport;
import io.github.rnn4j.api.backend.Feature;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.tensor.DType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Declared means it works; undeclared means the agreed refusal. */
@Experimental
public abstract class CapabilityTck extends BackendContract {
    /** For subclasses. */
    protected CapabilityTck() {}

    @ContractRule(Rule.HONEST_NAME)
    @Test
    void theBackendIsWhatItsProviderDeclares() {
        BackendCapabilities declared = provider().capabilities();
        BackendCapabilities opened = backend.capabilities();
        assertThat(backend.name()).isEqualTo(provider().name());
        assertThat(opened.device()).isEqualTo(declared.device());
        assertThat(opened.satisfies(new BackendRequirements(declared.storage(), declared.features())))
                .as("opened: %s, declared: %s", opened, declared)
                .isTrue();
        assertThat(backend.diagnostics().kernels()).as("what runs").isNotBlank();
    }

    @ContractRule(Rule.HONEST_FUSION)
    @Test
    void fusionIsDeclaredIfAndOnlyIfSomethingIsFused() {
        assertThat(fuses(SequenceCase.all()) || fuses(SequenceCase.stepStates()))
                .as("one of the kit's sequences is supported")
                .isEqualTo(backend.capabilities().has(Feature.FUSED_SEQUENCES));
    }

    @ContractRule(Rule.HONEST_STEP_STATES)
    @Test
    void stepStateGradientsAreDeclaredIfAndOnlyIfTheyAreSupported() {
        assertThat(fuses(SequenceCase.stepStates()))
                .as("a sequence with gradients of step states is supported")
                .isEqualTo(backend.capabilities().has(Feature.STEP_STATE_GRADIENTS));
    }

    @ContractRule(Rule.COMPUTE_TYPES)
    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16"})
    void aComputeTypeIsFusedIfAndOnlyIfItIsDeclared(DType compute) {
        SequenceDescriptor mixed = SequenceCase.rnn(3, 4, DType.FLOAT32)
                .types(DType.FLOAT32, compute)
                .build();
        if (backend.capabilities().computeSupport(compute) == ComputeSupport.NONE) {
            assertThat(backend.supports(mixed).supported())
                    .as("compute type %s", compute)
                    .isFalse();
        } else {
            assertThat(backend.supports(mixed).supported())
                    .as("an RNN computed in %s, which is declared", compute)
                    .isTrue();
        }
    }

    private boolean fuses(Stream<SequenceCase> cases) {
        return cases.anyMatch(given -> backend.supports(given.descriptor()).supported());
    }
}
