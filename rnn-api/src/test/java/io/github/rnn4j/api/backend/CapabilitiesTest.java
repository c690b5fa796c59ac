package io.github.rnn4j.api.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    private static final Set<DType> STORAGE = Set.of(DType.FLOAT64, DType.FLOAT32, DType.INT32);
    private static final Map<DType, ComputeSupport> COMPUTE =
            Map.of(DType.FLOAT64, ComputeSupport.NATIVE, DType.FLOAT32, ComputeSupport.NATIVE);

    @Test
    void everyBackendStoresThreeTypes() {
        assertThatThrownBy(() -> capabilities(Set.of(DType.FLOAT32, DType.INT32), COMPUTE))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("capabilities.storage: expected FLOAT64, FLOAT32 and INT32");
    }

    @Test
    void everyBackendComputesInTwoTypes() {
        assertThatThrownBy(() -> capabilities(STORAGE, Map.of(DType.FLOAT32, ComputeSupport.NATIVE)))
                .hasMessageContaining("capabilities.compute: expected FLOAT64 and FLOAT32 to be native");
        assertThat(capabilities(STORAGE, COMPUTE).computeSupport(DType.BFLOAT16))
                .isEqualTo(ComputeSupport.NONE);
    }

    @Test
    void requirementsAreMetByWhatIsDeclared() {
        BackendCapabilities capabilities = capabilities(STORAGE, COMPUTE, Feature.DETERMINISTIC);
        assertThat(capabilities.has(Feature.DETERMINISTIC)).isTrue();
        assertThat(capabilities.has(Feature.FUSED_SEQUENCES)).isFalse();
        assertThat(capabilities.satisfies(BackendRequirements.NONE)).isTrue();
        assertThat(capabilities.satisfies(new BackendRequirements(Set.of(DType.INT32), Set.of(Feature.DETERMINISTIC))))
                .isTrue();
        assertThat(capabilities.satisfies(new BackendRequirements(Set.of(DType.FLOAT16), Set.of())))
                .isFalse();
        assertThat(capabilities.satisfies(new BackendRequirements(Set.of(), Set.of(Feature.FUSED_SEQUENCES))))
                .isFalse();
    }

    @Test
    void availabilityAlwaysHasAReason() {
        assertThat(Availability.yes("plain kernels").available()).isTrue();
        Throwable cause = new UnsatisfiedLinkError("libcuda");
        Availability no = Availability.no("no driver", "install one", cause);
        assertThat(no.available()).isFalse();
        assertThat(no.remedy()).isEqualTo("install one");
        assertThat(no.cause()).isSameAs(cause);
        assertThatThrownBy(() -> Availability.no(" ", "", null)).hasMessageContaining("availability.reason");
    }

    @Test
    void optionsAreInRange() {
        assertThat(BackendOptions.DEFAULT).isEqualTo(new BackendOptions(1, 0));
        assertThatThrownBy(() -> new BackendOptions(0, 0)).isInstanceOf(RnnException.class);
        assertThatThrownBy(() -> new BackendOptions(1, -1)).hasMessageContaining("but got 1 and -1");
    }

    private static BackendCapabilities capabilities(
            Set<DType> storage, Map<DType, ComputeSupport> compute, Feature... features) {
        return new BackendCapabilities(DeviceKind.CPU, storage, compute, Set.of(features));
    }
}
