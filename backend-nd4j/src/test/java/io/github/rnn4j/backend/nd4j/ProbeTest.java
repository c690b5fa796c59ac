package io.github.rnn4j.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.backend.nd4j.CudaDriver.Capability;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before ND4J is touched, with drivers and class paths that need not be here. */
class ProbeTest {
    @TempDir
    Path folder;

    @Test
    void aGpuNewerThanTheBinariesIsRefusedWithTheReason() {
        Availability found = Probe.refuseDevice(CudaDriver.with(List.of(new Capability(9, 0))));
        assertThat(found).isNotNull();
        assertThat(found.available()).isFalse();
        assertThat(found.reason())
                .isEqualTo(
                        "the GPU has compute capability 9.0, and ND4J's CUDA binaries end at 8.9 and carry no PTX: no"
                                + " driver can make them run on it");
        assertThat(found.remedy()).contains("djl-cuda");
    }

    @Test
    void capabilitiesOfTheBinariesAreTakenAndOlderOnesRefused() {
        for (Capability known : List.of(new Capability(3, 7), new Capability(7, 5), new Capability(8, 9))) {
            assertThat(Probe.refuseDevice(CudaDriver.with(List.of(known))))
                    .as("%s", known)
                    .isNull();
        }
        for (Capability unknown :
                List.of(new Capability(3, 5), new Capability(8, 10), new Capability(10, 0), new Capability(12, 1))) {
            assertThat(Probe.refuseDevice(CudaDriver.with(List.of(unknown))).reason())
                    .contains("compute capability " + unknown);
        }
    }

    @Test
    void aDriverThatIsMissingOrFindsNothingIsTheReason() {
        assertThat(Probe.refuseDevice(CudaDriver.silent("the driver sleeps")).reason())
                .isEqualTo("the driver sleeps");
        assertThat(Probe.refuseDevice(CudaDriver.with(List.of())).reason()).isEqualTo("the NVIDIA driver finds no GPU");
    }

    @Test
    void theDriverOfThisMachineIsAskedWithoutAnException() {
        CudaDriver driver = CudaDriverCall.ask();
        assertThat(driver.problem().isEmpty() || driver.devices().isEmpty()).isTrue();
    }

    @Test
    void whereNd4jWouldTakeItsCudaFlavourTheCpuOneSaysSo() throws IOException {
        CudaDriver driver = CudaDriver.with(List.of(new Capability(9, 0)));
        Availability found = new Probe(context(loaderWithCuda()), () -> driver, Map.of()).of(Flavour.CPU);
        assertThat(found.available()).isFalse();
        assertThat(found.reason())
                .isEqualTo("a process has one flavour of ND4J, and in this one it is that of 'nd4j-cuda'");
        assertThat(found.remedy()).contains("nd4j-cuda-11.6").contains("BACKEND_PRIORITY_CPU");
    }

    @Test
    void whereTheCpuFlavourRunsTheCudaOneSaysSo() throws IOException {
        Availability cpu = new Nd4jBackendProvider().probe(context(getClass().getClassLoader()));
        assertThat(cpu.available()).as(cpu.reason()).isTrue();
        CudaDriver driver = CudaDriver.with(List.of(new Capability(8, 6)));
        Availability found = new Probe(context(loaderWithCuda()), () -> driver, Map.of()).of(Flavour.CUDA);
        assertThat(found.available()).isFalse();
        assertThat(found.reason()).isEqualTo("a process has one flavour of ND4J, and in this one it is that of 'nd4j'");
    }

    /** ND4J reads its priorities from the environment; a property of the same name changes nothing. */
    @Test
    void thePriorityOfTheEnvironmentCountsAndThatOfAPropertyDoesNot() throws IOException {
        CudaDriver driver = CudaDriver.with(List.of(new Capability(8, 6)));
        ProbeContext both = context(loaderWithCuda());
        Map<String, String> cpuFirst = Map.of("BACKEND_PRIORITY_CPU", "1000");
        assertThat(new Probe(both, () -> driver, cpuFirst).of(Flavour.CPU).available())
                .isTrue();
        assertThat(new Probe(both, () -> driver, cpuFirst).of(Flavour.CUDA).reason())
                .contains("that of 'nd4j'");
        System.setProperty("BACKEND_PRIORITY_CPU", "1000");
        try {
            assertThat(new Probe(both, () -> driver, Map.of()).of(Flavour.CPU).reason())
                    .contains("that of 'nd4j-cuda'");
        } finally {
            System.clearProperty("BACKEND_PRIORITY_CPU");
        }
    }

    @Test
    void anEmptyLoaderLacksBothFlavours() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            for (Flavour flavour : Flavour.values()) {
                Availability found = new Probe(context(empty), CudaDriverCall::ask, Map.of()).of(flavour);
                assertThat(found.available()).isFalse();
                assertThat(found.reason()).endsWith("is not on the class path");
                assertThat(found.remedy()).contains(flavour.artifact());
            }
        }
    }

    @Test
    void platformsAreNamedAsJavaCppNamesThem() {
        assertThat(NativeLibraries.platform("Linux", "amd64")).isEqualTo("linux-x86_64");
        assertThat(NativeLibraries.platform("Mac OS X", "aarch64")).isEqualTo("macosx-arm64");
        assertThat(NativeLibraries.platform("Windows 11", "amd64")).isEqualTo("windows-x86_64");
    }

    private ClassLoader loaderWithCuda() throws IOException {
        Path marker = folder.resolve("org/nd4j/linalg/jcublas/JCublasBackend.class");
        Files.createDirectories(marker.getParent());
        Files.createFile(marker);
        return new URLClassLoader(new URL[] {url(folder)}, getClass().getClassLoader());
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    private static ProbeContext context(ClassLoader loader) {
        return new ProbeContext() {
            @Override
            public Optional<String> property(String key) {
                return Optional.ofNullable(System.getProperty(key));
            }

            @Override
            public ClassLoader classLoader() {
                return loader;
            }
        };
    }
}
