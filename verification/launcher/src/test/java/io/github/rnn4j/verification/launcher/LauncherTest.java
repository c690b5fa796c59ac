package io.github.rnn4j.verification.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.verification.launcher.StandInProject.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./rnn} and {@code java launcher/Rnn.java} promise. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins for Maven and Java are shell scripts")
class LauncherTest {
    private static final String FIRST_USE = "Building rnn4j, first use: about a minute ...\n";
    private static final String SCRIPT = "exec \"$RNN\"";
    private static final String JAVA_FILE = "exec \"$JAVA_HOME/bin/java\" \"${RNN%rnn}launcher/Rnn.java\"";

    @TempDir
    private Path folder;

    private StandInProject project;

    @BeforeEach
    void makeProject() throws IOException {
        folder = folder.toRealPath();
        project = new StandInProject(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void firstUseBuildsAndSaysSoInOneLine(String launcher) throws Exception {
        Outcome outcome = project.run(project.root, launcher + " demo 'two words' ''");

        assertThat(outcome.errors()).isEqualTo(FIRST_USE);
        assertThat(outcome.output()).isEqualTo("arguments demo|two words|\nfolder " + project.root + "\n");
        assertThat(outcome.exitCode()).isZero();
        assertThat(project.run(project.root, SCRIPT).errors()).isEmpty();
        assertThat(project.builds()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void startOfWhatIsBuiltDoesNotCallMaven(String launcher) throws Exception {
        project.markBuilt();

        Outcome outcome = project.run(project.root, launcher + " again");

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.output()).startsWith("arguments again\n");
        assertThat(project.builds()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void changedSourceIsBuiltAgain(String launcher) throws Exception {
        project.markBuilt();
        Files.setLastModifiedTime(project.source(), FileTime.from(Instant.now()));

        assertThat(project.run(project.root, launcher).errors()).isEqualTo("Building rnn4j, its sources changed ...\n");
        assertThat(project.builds()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void deletedSourceIsBuiltAgain(String launcher) throws Exception {
        project.markBuilt();
        Files.delete(project.source());

        project.run(project.root, launcher);

        assertThat(project.builds()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void enginesAreBuiltOnFirstUseAndTakenFromTheirOwnFolderAfterwards(String launcher) throws Exception {
        project.markBuilt();

        Outcome first = project.run(project.root, launcher + " --with nd4j,djl backends");
        Outcome second = project.run(project.root, launcher + " --with=nd4j,djl backends");

        assertThat(first.errors())
                .isEqualTo("Building rnn4j with nd4j,djl, first use: about a minute,"
                        + " and some 120 MB for each engine that Maven does not hold yet ...\n");
        assertThat(project.lastBuild())
                .isEqualTo("-q -B -Dchecks=off -Pengines,with-nd4j,with-djl -Dengines=nd4j,djl"
                        + " -pl launcher/engines -am package");
        assertThat(first.output()).startsWith("arguments backends\n");
        assertThat(second.errors()).isEmpty();
        assertThat(second.output()).isEqualTo(first.output());
        assertThat(project.builds()).isOne();
        assertThat(project.run(project.root, launcher + " plain").errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void enginesGetOneOpenMpThreadUnlessTheUserSaysOtherwise(String launcher) throws Exception {
        project.markBuilt();

        assertThat(project.run(project.root, launcher + " --with djl threads").output())
                .endsWith("threads 1\n");
        assertThat(project.run(project.root, "export OMP_NUM_THREADS=3\n" + launcher + " --with djl threads")
                        .output())
                .endsWith("threads 3\n");
        assertThat(project.run(project.root, launcher + " threads").output()).endsWith("threads null\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void theLivePageIsAddedWhereItIsAskedForAndNowhereElse(String launcher) throws Exception {
        project.markBuilt();

        Outcome shown = project.run(project.root, launcher + " train reviews --dashboard");
        assertThat(shown.errors())
                .isEqualTo("Building rnn4j with dashboard, first use: about a minute,"
                        + " and 6 MB where Maven does not hold it yet ...\n");
        assertThat(shown.output()).startsWith("arguments train|reviews|--dashboard\n");
        assertThat(project.run(project.root, launcher + " dashboard last").errors())
                .isEmpty();
        assertThat(project.run(project.root, launcher + " predict --watch").errors())
                .isEmpty();
        assertThat(project.builds()).isOne();

        assertThat(project.run(project.root, launcher + " train reviews").errors())
                .isEmpty();
        assertThat(project.run(project.root, launcher + " predict -- --watch --dashboard")
                        .errors())
                .isEmpty();
        assertThat(project.builds()).isOne();

        project.run(project.root, launcher + " --with hanlp train reviews --dashboard");
        assertThat(project.lastBuild()).contains("-Pengines,with-hanlp,with-dashboard -Dengines=hanlp,dashboard");
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void engineThatDoesNotExistIsOneLine(String launcher) throws Exception {
        project.markBuilt();
        for (String list : new String[] {"", "cpu", "nd4j,", "nd4j,nd4j", "nd4j djl", "../unchecked"}) {
            assertRefused(
                    project.run(project.root, launcher + " --with '" + list + "' backends"),
                    "rnn: --with: expected names out of dashboard, djl, hanlp, nd4j, each once, with commas between them, but got '"
                            + list + "'. For example: ./rnn --with nd4j,djl backends");
        }
        assertRefused(
                project.run(project.root, launcher + " --with"),
                "rnn: --with: expected the engines to add after it but got none. For example: ./rnn --with nd4j,djl backends");
        assertThat(project.builds()).isZero();
    }

    @Test
    void runsInTheUsersFolderAndThroughLinks() throws Exception {
        project.markBuilt();
        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        Files.createSymbolicLink(elsewhere.resolve("near"), Path.of("../a project/rnn"));
        Files.createSymbolicLink(folder.resolve("far"), elsewhere.resolve("near"));

        Outcome outcome = project.run(elsewhere, "exec ../far x");

        assertThat(outcome.output()).isEqualTo("arguments x\nfolder " + elsewhere + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void exitCodeIsTheProgramsOwn(String launcher) throws Exception {
        project.markBuilt();
        assertThat(project.run(project.root, launcher + " fail").exitCode()).isEqualTo(7);
    }

    @Test
    void textIsUtf8WhateverTheLocale() throws Exception {
        project.markBuilt();
        Outcome outcome = project.run(
                project.root,
                "printf '\u6ee1\u610f' | LC_ALL=POSIX LANG=C \"$RNN\" read '\u8d28\u91cf\u5f88\u597d \u00e9'");

        assertThat(outcome.output())
                .contains("arguments read|\u8d28\u91cf\u5f88\u597d \u00e9\n")
                .contains("input \u6ee1\u610f\n");
    }

    @Test
    void buildLeavesStandardInputToTheProgram() throws Exception {
        Outcome outcome = project.run(project.root, "echo good | \"$RNN\" read");

        assertThat(project.builds()).isOne();
        assertThat(outcome.output()).contains("input good\n");
    }

    @Test
    void twoFirstUsesAtOnceBuildOnce() throws Exception {
        Outcome outcome = project.run(project.root, "\"$RNN\" one & \"$RNN\" two & wait");

        assertThat(outcome.output()).contains("arguments one\n").contains("arguments two\n");
        assertThat(project.builds()).isOne();
    }

    @Test
    void failedBuildShowsTheEndOfMavensOutputAndIsTriedAgain() throws Exception {
        project.mavenFails("[ERROR] the reason");

        Outcome outcome = project.run(project.root, SCRIPT);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors())
                .isEqualTo(FIRST_USE + "[ERROR] the reason\n"
                        + "rnn: build: expected Maven to succeed but it ended with 3 (whole log: " + project.root
                        + "/target/launcher.log). Mend what the lines above say, then start again.\n");
        project.run(project.root, SCRIPT);
        assertThat(project.builds()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {SCRIPT, JAVA_FILE})
    void missingMavenIsOneLine(String launcher) throws Exception {
        Files.delete(project.tools.resolve("mvn"));

        assertRefused(
                project.run(project.root, launcher),
                "rnn: mvn: expected Maven, 3.8 or newer, to build rnn4j but found none on PATH. Install it, then start again.");
    }

    @Test
    void missingJavaIsOneLine() throws Exception {
        assertRefused(
                project.run(project.root, "unset JAVA_HOME; " + SCRIPT),
                "rnn: java: expected a JDK, 17 or newer, but found none (JAVA_HOME is not set, no java on PATH). Install one.");
    }

    @Test
    void wrongJavaHomeIsOneLine() throws Exception {
        assertRefused(
                project.run(project.root, "JAVA_HOME=/no/where " + SCRIPT.substring("exec ".length())),
                "rnn: JAVA_HOME: expected a JDK's folder but got '/no/where' (no bin/java there)."
                        + " Set it to a JDK, 17 or newer, or unset it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "11.0.2", "16"})
    void olderJavaIsOneLineEvenWhenAllIsBuilt(String version) throws Exception {
        project.markBuilt();
        Path home = project.javaHome("echo 'openjdk version \"" + version + "\" 2020-01-01' >&2\n");

        assertRefused(
                project.run(project.root, "export JAVA_HOME='" + home + "'; " + SCRIPT),
                "rnn: java: expected version 17 or newer but got '" + version + "' (" + home
                        + "/bin/java). Install a newer JDK, or set JAVA_HOME to one.");
    }

    @Test
    void javaWithoutCompilerIsOneLineWhereABuildIsNeeded() throws Exception {
        Path home = project.javaHome("echo 'openjdk version \"21.0.1\" 2023-10-17' >&2\n");

        assertRefused(
                project.run(project.root, "export JAVA_HOME='" + home + "'; " + SCRIPT),
                "rnn: java: expected a JDK but got one without a compiler (" + home
                        + "/bin/java). Install a full JDK, or set JAVA_HOME to one.");
    }

    @Test
    void aSignalReachesTheProgram() throws Exception {
        project.markBuilt();
        Process process = project.start(project.root, SCRIPT + " wait").start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null && !line.equals("waiting")) {
                line = output.readLine();
            }
            process.toHandle().destroy();
            assertThat(output.readLine()).isEqualTo("saved");
        }
        assertThat(process.waitFor()).isEqualTo(128 + 15);
    }

    @Test
    void launcherFilesHaveUnixLineEnds() throws Exception {
        for (String file : StandInProject.FILES) {
            assertThat(Files.readString(project.root.resolve(file))).doesNotContain("\r");
        }
    }

    private static void assertRefused(Outcome outcome, String line) {
        assertThat(outcome.errors()).isEqualTo(line + "\n");
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(2);
    }
}
