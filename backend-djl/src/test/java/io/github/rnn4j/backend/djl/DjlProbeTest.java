package io.github.rnn4j.backend.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.tck.fixture.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the backend is found, and what starting the engine does to the rest of the world: each in a process of its own. */
class DjlProbeTest {
    private static final String REFUSED = "refused BACKEND_UNAVAILABLE: ";

    @TempDir
    private Path folder;

    @Test
    void theProbeSaysWhatWouldRun() throws IOException {
        ChildJvm.Outcome outcome = child().run(folder, ListingProgram.class);
        assertSilent(outcome);
        assertThat(outcome.out())
                .contains("djl 30 CPU true: PyTorch 2.7.1 (cpu) with DJL 0.36.0 | ")
                .contains("djl-cuda 60 CUDA ");
    }

    @Test
    void listingAndProbingTouchNoClassOfTheEngine() throws IOException {
        Path loaded = folder.resolve("loaded");
        assertSilent(child().option("-Xlog:class+load:file=" + loaded).run(folder, ListingProgram.class));
        assertThat(Files.readAllLines(loaded))
                .anyMatch(line -> line.contains("DjlProbe"))
                .noneMatch(line -> line.contains("ai.djl.") || line.contains("org.slf4j."));
    }

    @Test
    void withoutTheNativeLibraryBothSayHowToMendItAndNothingIsFetched() throws IOException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        ChildJvm.Outcome outcome = child().without(
                        entry -> entry.getFileName().toString().startsWith("pytorch-native"))
                .option("-DDJL_CACHE_DIR=" + cache)
                .run(folder, ListingProgram.class, "djl");
        assertSilent(outcome);
        String reason = "PyTorch's native library is not on the class path (none for any platform)";
        String remedy = "Add ai.djl.pytorch:pytorch-native-cpu with classifier " + DjlProbe.platform()
                + ", of the version that goes with DJL 0.36.0.";
        assertThat(outcome.out())
                .contains("djl 30 CPU false: " + reason + " | " + remedy)
                .contains(REFUSED + "backend 'djl': expected its engine but got none: " + reason + ". " + remedy)
                .contains("djl-cuda 60 CUDA false: ");
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void withoutTheJniLibraryTheProbeSaysSo() throws IOException {
        ChildJvm.Outcome outcome = child().without(
                        entry -> entry.getFileName().toString().startsWith("pytorch-jni"))
                .run(folder, ListingProgram.class, "djl");
        assertSilent(outcome);
        assertThat(outcome.out())
                .contains("djl 30 CPU false: DJL's JNI library for PyTorch 2.7.1 (cpu) is not on the class path"
                        + " (found none) | Add ai.djl.pytorch:pytorch-jni:2.7.1-0.36.0.")
                .contains(REFUSED);
    }

    @Test
    void withoutAnyJarOfTheEngineTheProvidersAreStillListed() throws IOException {
        ChildJvm.Outcome outcome = child().without(
                        entry -> entry.getFileName().toString().matches("(pytorch|api-0|jna|slf4j).*"))
                .run(folder, ListingProgram.class, "djl", "djl-cuda");
        assertSilent(outcome);
        assertThat(outcome.out())
                .contains("djl 30 CPU false: DJL's PyTorch engine is not on the class path")
                .contains("djl-cuda 60 CUDA false: the NVIDIA driver cannot be asked: JNA is not on the class path")
                .contains(REFUSED);
    }

    @Test
    void aFailedStartIsRefusedAndRemembered() throws IOException {
        Path file = Files.createFile(folder.resolve("no-folder"));
        ChildJvm.Outcome outcome = child().option("-DDJL_CACHE_DIR=" + file).run(folder, ListingProgram.class, "djl");
        assertSilent(outcome);
        assertThat(outcome.out())
                .contains(
                        REFUSED + "backend 'djl': expected its engine but got none: DJL's PyTorch engine did not start")
                .contains("then false: DJL's PyTorch engine did not start");
    }

    @Test
    void startAndTrainingAreSilentAndTryNoConnection() throws IOException {
        ChildJvm.Outcome outcome = child().run(folder, OfflineProgram.class);
        assertSilent(outcome);
        assertThat(outcome.out())
                .contains("trained to true on PyTorch 2.7.1 (DJL 0.36.0), 1 thread")
                .contains("offline true")
                .contains("tried []");
    }

    @Test
    void theEngineStaysSilentToItsMakersEvenWhereItMayUseTheNetwork() throws IOException {
        ChildJvm.Outcome outcome = child().option("-Dai.djl.offline=false").run(folder, OfflineProgram.class);
        assertSilent(outcome);
        assertThat(outcome.out()).contains("tried []");
    }

    /** Shows that the two tests above would see a connection: without our settings the engine reports itself. */
    @Test
    void whatAUserSetsIsLeftAsItIs() throws IOException {
        ChildJvm.Outcome outcome = child().option("-Dai.djl.offline=false", "-DOPT_OUT_TRACKING=false")
                .run(folder, OfflineProgram.class);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("tried [http://169.254.169.254");
    }

    @Test
    void everythingWorksWhereThereIsNoNetworkAtAll() throws IOException {
        assumeTrue(ChildJvm.works(ChildJvm.CUT_OFF), "'unshare -rn' cannot make a process without a network here");
        ChildJvm.Outcome outcome = child().under(ChildJvm.CUT_OFF).run(folder, OfflineProgram.class);
        assertSilent(outcome);
        assertThat(outcome.out()).contains("trained to true").contains("tried []");
    }

    /** Less what would do the backend's work. */
    private static ChildJvm child() {
        return new ChildJvm().hiding("DJL_OFFLINE", "OPT_OUT_TRACKING");
    }

    private static void assertSilent(ChildJvm.Outcome outcome) {
        assertThat(outcome.err()).as("stderr").isEmpty();
        assertThat(outcome.status()).as("exit code").isZero();
    }
}
