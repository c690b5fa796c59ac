package io.github.rnn4j.monitoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsFolderTest {
    @TempDir
    private Path folder;

    private RunsFolder runs;

    @BeforeEach
    void keepThree() throws IOException {
        runs = new RunsFolder(folder);
        keep("20261129-a", 100);
        keep("20261129-b", 300);
        keep("20261130-c", 200);
        Files.createDirectory(folder.resolve("20261130-no-run"));
    }

    @Test
    void theLastOneStartedComesFirst() {
        assertThat(runs.list(unreadable -> {
                    throw unreadable;
                }))
                .extracting(run -> run.header().id())
                .containsExactly("20261129-b", "20261130-c", "20261129-a");
        assertThat(new RunsFolder(folder.resolve("missing")).list(unreadable -> {}))
                .isEmpty();
    }

    @Test
    void oneThatCannotBeReadHidesNoOther() throws IOException {
        Files.writeString(folder.resolve("20261130-no-run/run.json"), "{}");
        List<String> problems = new ArrayList<>();

        assertThat(runs.list(unreadable -> problems.add(unreadable.getMessage())))
                .hasSize(3);
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(folder.resolve("20261130-no-run/run.json") + ": expected the header of a run");
    }

    @Test
    void aRunIsFoundByTheBeginningOfItsName() {
        assertThat(found("20261130")).isEqualTo("20261130-c");
        assertThat(found("20261129-a")).isEqualTo("20261129-a");
        assertThat(found("last")).isEqualTo("20261129-b");
    }

    @Test
    void aNameOfItsOwnIsNoBeginning() throws IOException {
        keep("20261129", 1);

        assertThat(found("20261129")).isEqualTo("20261129");
    }

    @Test
    void whatIsNoRunIsRefused() {
        refused(runs, "20261129", "these begin so: 20261129-a, 20261129-b. Give more of it.");
        refused(
                runs,
                "20261129-x",
                "there is none in " + folder + ". Did you mean '20261129-a'? './rnn runs list' shows them.");
        refused(runs, "", "there is none in " + folder + ".");
        RunsFolder missing = new RunsFolder(folder.resolve("missing"));
        refused(missing, "last", "there is no run in " + missing.path() + ". Keep one with --keep-run,");
    }

    private static void refused(RunsFolder runs, String name, String why) {
        assertThatThrownBy(() -> runs.find(name))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageStartingWith("run '" + name + "': expected one run but " + why);
    }

    private String found(String name) {
        return runs.find(name).header().id();
    }

    private void keep(String id, long startedAt) throws IOException {
        RunWriter.create(folder, Samples.header(id, startedAt), InstantSource.system())
                .close();
    }
}
