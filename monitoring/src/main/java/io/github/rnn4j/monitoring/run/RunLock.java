package io.github.rnn4j.monitoring.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Says that somebody is writing a run. The system gives the lock back when the process that holds it dies, however it dies, so that a run
 * that was killed is told from one that goes on. Thread-safe.
 */
final class RunLock implements AutoCloseable {
    /** Where POSIX systems lock, closing a file ends every lock that the process has on it: our own are not opened to look at them. */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a run that nobody else knows of yet.
     *
     * @throws IOException if the file system knows no locks
     */
    @SuppressWarnings("resource") // the channel is the lock's, and ends with it
    static RunLock take(Path folder) throws IOException {
        synchronized (HELD) {
            Path path = file(folder);
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean taken = false;
            try {
                taken = channel.tryLock() != null && HELD.add(path);
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
            if (!taken) {
                throw new IOException(path + " is locked by another process");
            }
            return new RunLock(path, channel);
        }
    }

    /** Returns whether somebody holds the lock. */
    static boolean isHeld(Path folder) throws IOException {
        synchronized (HELD) {
            Path path = file(folder);
            if (HELD.contains(path)) {
                return true;
            }
            if (!Files.exists(path)) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                    FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
                return lock == null;
            }
        }
    }

    /** The same path however the folder is spelt. */
    private static Path file(Path folder) throws IOException {
        return folder.toRealPath().resolve(RunFolder.LOCK);
    }

    /** Gives it back, and deletes the file. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            HELD.remove(file);
            channel.close();
            Files.deleteIfExists(file);
        }
    }
}
