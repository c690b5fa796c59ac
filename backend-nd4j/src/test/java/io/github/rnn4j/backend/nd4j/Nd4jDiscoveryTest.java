package io.github.rnn4j.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.tck.fixture.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the providers say on class paths that lack something, each in a process of its own, without a network. */
class Nd4jDiscoveryTest {
    private static final String NO_CUDA =
            "nd4j-cuda|false|ND4J's code for CUDA (nd4j-cuda-11.6) is not on the class path";
    private static final String CUDA_MARKER = "org/nd4j/linalg/jcublas/JCublasBackend.class";

    @TempDir
    Path folder;

    @Test
    void withEverythingThereTheCpuFlavourComputes() {
        ChildJvm.Outcome printed = new ChildJvm().run(folder, ProbeMain.class);
        assertQuiet(printed);
        assertThat(printed.lines()).contains("nd4j|true|ND4J 1.0.0-M2.1, CPU|", "nd4j computes 42.0");
        assertThat(printed.lines()).anyMatch(line -> line.startsWith(NO_CUDA));
    }

    /** ND4J logs its start, and slf4j that it has no logger, unless it is told not to. */
    @Test
    void withoutALoggerNothingIsPrinted() {
        assertThat(getClass().getClassLoader().getResource("META-INF/services/org.slf4j.spi.SLF4JServiceProvider"))
                .as("a logger on the class path")
                .isNull();
        assertQuiet(new ChildJvm().run(folder, ProbeMain.class));
        ChildJvm.Outcome told =
                new ChildJvm().option("-Dslf4j.internal.verbosity=WARN").run(folder, ProbeMain.class);
        assertThat(told.err()).as("what a user wants to see").contains("No SLF4J providers were found");
    }

    @Test
    void withoutTheNativeLibraryItSaysSoAndTheOtherIsStillFound() {
        ChildJvm.Outcome printed = new ChildJvm()
                .without(entry -> entry.getFileName().toString().matches("nd4j-native-[\\d.M-]+-linux.*\\.jar"))
                .run(folder, ProbeMain.class);
        assertQuiet(printed);
        assertThat(printed.lines())
                .filteredOn(line -> line.startsWith("nd4j|false|"))
                .hasSize(3)
                .allMatch(line -> line.contains("the native library of nd4j-native for ")
                        && line.contains("Add org.nd4j:nd4j-native:1.0.0-M2.1"));
        assertThat(printed.lines()).anyMatch(line -> line.startsWith(NO_CUDA));
    }

    @Test
    void withoutAnyJarOfTheEngineBothAreListedAndSayWhatIsMissing() {
        ChildJvm.Outcome printed = new ChildJvm()
                .without(entry -> entry.getFileName()
                        .toString()
                        .matches("(nd4j|javacpp|openblas|jna|guava|jackson|protobuf).*\\.jar"))
                .run(folder, ProbeMain.class);
        assertQuiet(printed);
        assertThat(printed.lines()).contains("nd4j|20|CPU", "nd4j-cuda|50|CUDA");
        assertThat(printed.lines())
                .anyMatch(line -> line.startsWith("nd4j|false|ND4J's code for processors (nd4j-native) is not"));
        assertThat(printed.lines()).anyMatch(line -> line.startsWith(NO_CUDA));
    }

    @Test
    void aJarThatTheEngineNeedsIsMissedWithAReason() {
        ChildJvm.Outcome printed = new ChildJvm()
                .without(entry -> entry.getFileName().toString().startsWith("nd4j-common-"))
                .run(folder, ProbeMain.class);
        assertQuiet(printed);
        assertThat(printed.lines())
                .filteredOn(line -> line.startsWith("nd4j|false|"))
                .hasSize(3);
    }

    /** The engine finds its library, but not the one that this depends on. */
    @Test
    void aStartThatFailsGivesTheSameReasonEveryTime() {
        ChildJvm.Outcome printed = new ChildJvm()
                .without(entry -> entry.getFileName().toString().startsWith("openblas-"))
                .option("-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache"))
                .run(folder, ProbeMain.class);
        assertQuiet(printed);
        List<String> lines = printed.lines().stream()
                .filter(line -> line.startsWith("nd4j|false|ND4J does not start ("))
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines).containsOnly(lines.get(0));
    }

    @Test
    void aThreadWithoutAContextClassLoaderStartsTheEngineToo() {
        ChildJvm.Outcome printed = new ChildJvm().run(folder, ProbeMain.class, "lost-loader");
        assertQuiet(printed);
        assertThat(printed.lines()).contains("nd4j computes 42.0");
    }

    /** Each loader that holds the engine has one of its own, wherever the thread's context loader looks. */
    @Test
    void twoClassLoadersEachStartAnEngine() {
        ChildJvm.Outcome printed = new ChildJvm().run(folder, TwoLoadersMain.class);
        assertQuiet(printed);
        assertThat(printed.lines()).containsExactly("nd4j computes 42.0", "nd4j computes 42.0");
    }

    /** The engine prints what it refuses, on either stream; here it is never asked. */
    @Test
    void whatIsRefusedIsRefusedBeforeTheEnginePrints() {
        ChildJvm.Outcome printed = new ChildJvm().run(folder, RefusalMain.class);
        assertQuiet(printed);
        assertThat(printed.lines()).containsExactly("nd4j refused all");
    }

    @Test
    void listingLoadsNoClassOfTheEngine() throws IOException {
        Path log = folder.resolve("classes.txt");
        ChildJvm.Outcome printed =
                new ChildJvm().option("-Xlog:class+load:file=" + log).run(folder, ProbeMain.class, "list");
        assertQuiet(printed);
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains("io.github.rnn4j.backend.nd4j.Nd4jBackendProvider"))
                .noneMatch(
                        line -> line.contains("org.nd4j.") || line.contains("org.bytedeco.") || line.contains("jna."));
    }

    /** The class in place of ND4J's is empty: whoever touched it would fail. */
    @Test
    void withoutADriverTheCudaFlavourIsNeverTouched() throws IOException {
        Path marker = folder.resolve("fake").resolve(CUDA_MARKER);
        Files.createDirectories(marker.getParent());
        Files.createFile(marker);
        ChildJvm.Outcome printed = new ChildJvm().with(folder.resolve("fake")).run(folder, ProbeMain.class);
        assertQuiet(printed);
        assertThat(printed.lines()).contains("nd4j computes 42.0");
        assertThat(printed.lines())
                .filteredOn(line -> line.startsWith("nd4j-cuda|false|the NVIDIA driver"))
                .hasSize(3);
    }

    private static void assertQuiet(ChildJvm.Outcome printed) {
        assertThat(printed.err()).as("standard error").isEmpty();
        assertThat(printed.status()).as("exit status after %s", printed.lines()).isZero();
        assertThat(printed.lines()).as("standard output").allMatch(line -> line.startsWith("nd4j"));
    }
}
