package io.github.rnn4j.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Availability;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the driver's answers; the driver itself is asked in the provider's contract tests. */
class CudaProbeTest {
    @ParameterizedTest
    @CsvSource({"5, 0", "7, 5", "8, 9", "9, 0"})
    void gpusThatTheLibraryHasCodeForAreTaken(int major, int minor) {
        Availability found = CudaProbe.judge(List.of(new CudaDriver.Gpu(0, major, minor)), 0, true);
        assertThat(found.available()).isTrue();
        assertThat(found.reason()).isEqualTo("GPU 0 (compute capability " + major + "." + minor + ")");
    }

    @ParameterizedTest
    @CsvSource({"3, 7", "10, 0", "12, 0"})
    void olderAndNewerGpusAreRefusedByTheirCapability(int major, int minor) {
        Availability found = CudaProbe.judge(List.of(new CudaDriver.Gpu(0, major, minor)), 0, true);
        assertThat(found.available()).isFalse();
        assertThat(found.reason())
                .isEqualTo("GPU 0 (compute capability " + major + "." + minor
                        + ") cannot run PyTorch 2.5.1 for CUDA 12.4: it has code for 5.0 to 9.0");
        assertThat(found.remedy()).isNotBlank();
    }

    @Test
    void aDeviceThatIsNotThereIsRefused() {
        assertThat(CudaProbe.judge(List.of(), 0, true).reason()).isEqualTo("expected GPU 0 but the driver has 0");
    }

    @Test
    void withoutTheRuntimeLibraryDjlWouldTakeTheGpuForAbsent() {
        Availability found = CudaProbe.judge(List.of(new CudaDriver.Gpu(0, 9, 0)), 0, false);
        assertThat(found.available()).isFalse();
        assertThat(found.reason()).contains("cudart");
    }
}
