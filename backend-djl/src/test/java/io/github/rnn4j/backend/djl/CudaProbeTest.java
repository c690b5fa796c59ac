package io.github.rnn4j.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.backend.djl.CudaDriver.Capability;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the driver's answers; the driver itself is asked in the provider's contract tests. */
class CudaProbeTest {
    @ParameterizedTest
    @CsvSource({"5, 0", "7, 5", "8, 9", "9, 0"})
    void gpusThatTheLibraryHasCodeForAreTaken(int major, int minor) {
        Availability found = CudaProbe.judge(machine(new Capability(major, minor)), 0, true);
        assertThat(found.available()).isTrue();
        assertThat(found.reason()).isEqualTo("a GPU of compute capability " + major + "." + minor);
    }

    @ParameterizedTest
    @CsvSource({"3, 7", "10, 0", "12, 0"})
    void olderAndNewerGpusAreRefusedByTheirCapability(int major, int minor) {
        Availability found = CudaProbe.judge(machine(new Capability(major, minor)), 0, true);
        assertThat(found.available()).isFalse();
        assertThat(found.reason())
                .isEqualTo("the GPU has compute capability " + major + "." + minor
                        + ", and PyTorch 2.5.1 for CUDA 12.4 has code for 5.0 to 9.0");
        assertThat(found.remedy()).isNotBlank();
    }

    @Test
    void aDriverThatIsMissingOrFindsNothingIsTheReason() {
        assertThat(CudaProbe.judge(CudaDriver.silent("the driver sleeps"), 0, true)
                        .reason())
                .isEqualTo("the driver sleeps");
        assertThat(CudaProbe.judge(machine(), 0, true).reason()).isEqualTo("the NVIDIA driver finds no GPU");
    }

    @Test
    void aDeviceThatIsNotThereIsRefused() {
        assertThat(CudaProbe.judge(machine(new Capability(9, 0)), 1, true).reason())
                .isEqualTo("expected GPU 1 but the NVIDIA driver has 1");
    }

    @Test
    void withoutTheRuntimeLibraryDjlWouldTakeTheGpuForAbsent() {
        Availability found = CudaProbe.judge(machine(new Capability(9, 0)), 0, false);
        assertThat(found.available()).isFalse();
        assertThat(found.reason()).contains("cudart");
    }

    private static CudaDriver machine(Capability... gpus) {
        return CudaDriver.with(List.of(gpus));
    }
}
