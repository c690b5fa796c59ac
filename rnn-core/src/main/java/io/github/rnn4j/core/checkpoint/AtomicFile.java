package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file as a whole: whoever looks sees the old content or the new, also after a crash or a loss of power. The new
 * content goes to {@code name.tmp-<pid>} in the same folder, is forced to the disk, and is then renamed; the temporary file
 * never stays, and those of processes that died are removed by the next write.
 *
 * <p>Thread-safe: one write at a time in a process. An interrupt of the thread does not spoil a write. Processes on several
 * machines must not write one file in a shared folder at once. Works on the default file system.
 */
@Experimental
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the new content of a file. */
    @Experimental
    @FunctionalInterface
    public interface Content {
        /** Writes everything; the stream is not buffered, and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Asks whether a file could be written, before work is put into its content. Rights alone do not tell, so an empty file
     * is made in the folder, and deleted.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if the folder is missing or not writable, or something that is no
     *     file has the name
     */
    public static void checkWritable(Path file) {
        checkTarget(file);
        try {
            Files.delete(Files.createTempFile(folder(file), ".rnn4j-", ".tmp"));
        } catch (IOException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    subject(file) + "expected a folder that takes new files but " + reason(e)
                            + ". Choose another place.",
                    e);
        }
    }

    private static void checkTarget(Path file) {
        Path folder = folder(file);
        if (!Files.isDirectory(folder)) {
            throw refused(file, "expected an existing folder but got " + folder + ". Make it, or choose another.");
        }
        if (Files.isDirectory(file)) {
            throw refused(file, "expected a file but got a folder. Add a file name.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw refused(file, "expected a file but got a device or a pipe. Choose another name.");
        }
        if (!Files.isWritable(folder)) {
            throw refused(
                    file, "expected a writable folder but got " + folder + ". Choose another, or change its rights.");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw refused(file, "expected a writable file but it is read-only. Choose another, or change its rights.");
        }
    }

    /**
     * Replaces a file, or makes it. If anything fails, the content throwing included, the old file stays as it was.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be written
     */
    public static synchronized void write(Path file, Content content) {
        checkTarget(file);
        try {
            Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
            StrayFiles.remove(target);
            Path temporary = StrayFiles.temporary(target);
            try {
                writeForced(temporary, content);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                force(folder(target));
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    subject(file) + "expected to write it but " + reason(e)
                            + ". Check the folder's rights and the space on the disk.",
                    e);
        }
    }

    /** Not through a channel: an interrupt would close it. */
    private static void writeForced(Path temporary, Content content) throws IOException {
        Files.createFile(temporary);
        try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
            content.writeTo(out);
            out.flush();
            out.getFD().sync();
        }
    }

    /** Makes a rename in a folder last. Windows knows no such thing. */
    private static void force(Path folder) throws IOException {
        if (File.separatorChar == '\\') {
            return;
        }
        boolean interrupted = Thread.interrupted();
        while (true) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
                break;
            } catch (ClosedByInterruptException e) {
                interrupted = Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Deletes a file that is of no more use.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if it is there and cannot be deleted
     */
    public static void deleteIfExists(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw refused(file, "expected to delete it but " + reason(e) + ". Delete it yourself.");
        }
    }

    static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /** Returns what went wrong in words; the messages of some failures are a bare path. */
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "access was denied";
        }
        if (failure instanceof FileSystemException e && e.getReason() != null) {
            return "got: " + e.getReason();
        }
        return "got: " + failure.getClass().getSimpleName() + " " + failure.getMessage();
    }

    private static String subject(Path file) {
        return "file '" + file + "': ";
    }

    private static RnnException refused(Path file, String what) {
        return new RnnException(ErrorCode.INPUT_OUTPUT, subject(file) + what);
    }
}
