package io.github.rnn4j.verification.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.verification.launcher.StandInProject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both launchers promise about {@code bench}, which has a program of its own, and another with peers. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins for Maven and Java are shell scripts")
class BenchLauncherTest {
    private static final String SCRIPT = "exec \"$RNN\"";
    private static final String JAVA_FILE = "exec \"$JAVA_HOME/bin/java\" \"${RNN%rnn}launcher/Rnn.java\"";

    @TempDir
    private Path folder;

    private StandInProject project;

    @BeforeEach
    void makeProject() throws IOException {
        project = new StandInProject(folder.toRealPath());
        project.markBuilt();
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void benchmarksAreBuiltOnFirstUseWithoutAnyPeer(String launcher) throws Exception {
        Outcome first = project.run(project.root, launcher + " bench --only 'W 1'");
        Outcome second = project.run(project.root, launcher + " bench --only 'W 1'");

        assertThat(first.errors()).isEqualTo("Building rnn4j's benchmarks, first use: about a minute ...\n");
        assertThat(project.lastBuild()).isEqualTo("-q -B -Dchecks=off -pl verification/benchmarks -am package");
        assertThat(first.output()).isEqualTo("arguments --only|W 1\nfolder " + project.root + "\n");
        assertThat(second).isEqualTo(new Outcome(0, first.output(), ""));
        assertThat(project.builds()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void peersAreAnnouncedAndHaveAFolderOfTheirOwn(String launcher) throws Exception {
        Outcome first = project.run(project.root, launcher + " --with peers bench");
        Outcome second = project.run(project.root, launcher + " --with=peers bench");

        assertThat(first.errors())
                .isEqualTo(
                        "Building rnn4j's benchmarks with peers, first use: about a minute, and some 310 MB of DJL, ONNX"
                                + " Runtime and DL4J where Maven does not hold them yet ...\n");
        assertThat(project.lastBuild()).isEqualTo("-q -B -Dchecks=off -Ppeers -pl verification/peers -am package");
        assertThat(first.output()).startsWith("arguments \n");
        assertThat(second).isEqualTo(new Outcome(0, first.output(), ""));
        assertThat(project.builds()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void changedBenchmarkIsBuiltAgainForBenchOnly(String launcher) throws Exception {
        project.run(project.root, launcher + " bench");
        Files.setLastModifiedTime(
                project.benchSource(), FileTime.from(Instant.now().plusSeconds(1)));

        assertThat(project.run(project.root, launcher + " demo").errors()).isEmpty();
        assertThat(project.run(project.root, launcher + " bench").errors())
                .isEqualTo("Building rnn4j's benchmarks, its sources changed ...\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void otherAdditionsThanPeersAreOneLine(String launcher) throws Exception {
        for (String list : new String[] {"", "nd4j", "peers,nd4j"}) {
            assertThat(project.run(project.root, launcher + " --with '" + list + "' bench"))
                    .isEqualTo(new Outcome(
                            2,
                            "",
                            "rnn: --with: expected peers before bench but got '" + list
                                    + "'. For example: ./rnn --with peers bench\n"));
        }
        assertThat(project.run(project.root, launcher + " --with peers demo"))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "rnn: --with: expected names out of dashboard, djl, hanlp, nd4j, each once, with commas between them, but got"
                                + " 'peers'. For example: ./rnn --with nd4j,djl backends\n"));
        assertThat(project.builds()).isZero();
    }
}
