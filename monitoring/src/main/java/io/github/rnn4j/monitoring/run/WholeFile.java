package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.api.annotation.Internal;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: aside, forced to the disk, renamed. Core's {@code AtomicFile} does the same and more for files that
 * are there already; monitoring sees the API only, and so not that. Thread-safe.
 */
@Internal
public final class WholeFile {
    private WholeFile() {}

    /** Writes the content of a file. */
    @Internal
    @FunctionalInterface
    public interface Content {
        /** Writes everything; the stream is buffered, and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, or replaces it.
     *
     * @throws IOException if it cannot be written; the old file is then as it was
     */
    public static void write(Path file, Content content) throws IOException {
        Path aside = file.resolveSibling(
                file.getFileName() + ".tmp-" + ProcessHandle.current().pid());
        try {
            try (FileOutputStream disk = new FileOutputStream(aside.toFile());
                    OutputStream out = new BufferedOutputStream(disk)) {
                content.writeTo(out);
                out.flush();
                disk.getFD().sync();
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(file.toAbsolutePath().resolveSibling("."));
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Makes a rename in a folder last. Windows knows no such thing. */
    private static void force(Path folder) throws IOException {
        if (File.separatorChar == '\\') {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
