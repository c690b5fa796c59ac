package io.github.rnn4j.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("model.safetensors");
    }

    private static AtomicFile.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileIsMadeAndReplacedAndNothingElseStays() throws IOException {
        AtomicFile.write(file, text("old"));
        assertThat(file).hasContent("old");
        AtomicFile.write(file, text("new"));
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("model.safetensors");
    }

    @Test
    void theOldContentStaysWhereTheWriterThrows() throws IOException {
        AtomicFile.write(file, text("old"));

        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw new IllegalStateException("half way");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    throw new IOException("no space left");
                }))
                .hasMessage("file '" + file
                        + "': expected to write it but got: IOException no space left. Check the folder's"
                        + " rights and the space on the disk.")
                .satisfies(e -> assertThat(((RnnException) e).code()).isEqualTo(ErrorCode.INPUT_OUTPUT));
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("model.safetensors");
    }

    @Test
    void theNewContentIsNotSeenBeforeItIsWhole() {
        AtomicFile.write(file, text("old"));

        AtomicFile.write(file, out -> {
            out.write('n');
            assertThat(file).hasContent("old");
            assertThat(names())
                    .containsExactly(
                            "model.safetensors",
                            "model.safetensors.tmp-" + ProcessHandle.current().pid());
        });

        assertThat(file).hasContent("n");
    }

    @Test
    void temporaryFilesOfDeadProcessesAreRemovedAndOthersStay() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        dead.waitFor();
        long alive = ProcessHandle.current().parent().orElseThrow().pid();
        long own = ProcessHandle.current().pid();
        List<String> stay = List.of(
                "model.safetensors.tmp-" + alive,
                "model.safetensors.tmp-x" + dead.pid(),
                "model.safetensors.tmp-",
                "other.tmp-" + dead.pid());
        for (String name : stay) {
            Files.writeString(folder.resolve(name), "stay");
        }
        Files.writeString(folder.resolve("model.safetensors.tmp-" + dead.pid()), "go");
        Files.writeString(folder.resolve("model.safetensors.tmp-" + own), "go");

        AtomicFile.write(file, text("new"));

        assertThat(names())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("model.safetensors"), stay.stream())
                        .toList());
    }

    @Test
    void anInterruptDoesNotSpoilAWrite() {
        Thread.currentThread().interrupt();
        try {
            AtomicFile.write(file, text("new"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(file).hasContent("new");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path target = folder.resolve("target");
        Files.writeString(target, "old");
        Files.createSymbolicLink(file, target);

        AtomicFile.write(file, text("new"));

        assertThat(file).isSymbolicLink();
        assertThat(target).hasContent("new");
    }

    @Test
    void whatCannotBeWrittenIsKnownBeforehand() {
        AtomicFile.checkWritable(file);
        assertThat(file).doesNotExist();

        Path missing = folder.resolve("none").resolve("model");
        refuses(
                missing,
                "expected an existing folder but got " + missing.getParent() + ". Make it, or choose another.");
        refuses(folder, "expected a file but got a folder. Add a file name.");
        refuses(Path.of("/"), "expected a file but got a folder. Add a file name.");
    }

    @Test
    void aDeviceIsNotReplaced() {
        Path device = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(device), "needs /dev/null");

        refuses(device, "expected a file but got a device or a pipe. Choose another name.");
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void aFolderWithoutRightsIsRefused() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Assumptions.assumeTrue(closed.toFile().setWritable(false), "needs rights on folders");
        Assumptions.assumeFalse(Files.isWritable(closed), "the superuser may write anywhere");
        try {
            refuses(
                    closed.resolve("model"),
                    "expected a writable folder but got " + closed + ". Choose another, or change its rights.");
        } finally {
            assertThat(closed.toFile().setWritable(true)).isTrue();
        }
    }

    private static void refuses(Path path, String message) {
        assertThatThrownBy(() -> AtomicFile.checkWritable(path))
                .hasMessage("file '" + path + "': " + message)
                .satisfies(e -> assertThat(((RnnException) e).code()).isEqualTo(ErrorCode.INPUT_OUTPUT));
        assertThatThrownBy(() -> AtomicFile.write(path, text("x"))).hasMessage("file '" + path + "': " + message);
    }
}
