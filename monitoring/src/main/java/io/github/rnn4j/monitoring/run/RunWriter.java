package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a run in a folder of its own. When {@link #accept} returns the line is with the system, so that a process that is killed loses
 * none; a thread of its own forces lines to the disk once a second, so that a machine that loses power loses a second. Where a line
 * cannot be written, as on a full disk, the run goes on and no more of it is kept: {@link #problem} says so. Thread-safe.
 */
@Experimental
public final class RunWriter extends OrderedSink {
    private static final long FORCE_SECONDS = 1;

    private final Path folder;
    private final RunLock lock;
    private final FileOutputStream events;
    private final ScheduledExecutorService forcing;
    private final Future<?> repeated;
    private volatile boolean unforced;
    private volatile @Nullable String problem;
    /** Guards the forcing and the closing of the file; not its writing, which does not wait for the disk. */
    private final Object disk = new Object();

    private boolean closed;

    private RunWriter(Path folder, RunHeader header, InstantSource clock, RunLock lock, FileOutputStream events) {
        super(header, clock);
        this.folder = folder;
        this.lock = lock;
        this.events = events;
        this.forcing = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "rnn4j-run-" + header.id());
            thread.setDaemon(true);
            return thread;
        });
        this.repeated = forcing.scheduleWithFixedDelay(this::force, FORCE_SECONDS, FORCE_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Makes the folder of a run, named by its identifier, and begins to write. If there is one of that name the run gets another, with
     * {@code -2} and so on behind it, which {@link #header} then says.
     *
     * @param runs folder of all runs; is made if it is missing
     * @param clock says when events came
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be written there
     */
    public static RunWriter create(Path runs, RunHeader header, InstantSource clock) {
        try {
            Files.createDirectories(runs);
            RunHeader named = header;
            for (int again = 2; !isMade(runs.resolve(named.id())); again++) {
                named = header.withId(header.id() + "-" + again);
            }
            return open(runs.resolve(named.id()), named, clock);
        } catch (IOException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    "run '" + header.id() + "': expected to write it below " + runs + " but got " + reason(e)
                            + ". Choose another folder for runs, or change its rights.",
                    e);
        }
    }

    /** Begins to write in a folder that is there. */
    @SuppressWarnings("resource") // they are the writer's, and closed with it
    static RunWriter open(Path folder, RunHeader header, InstantSource clock) throws IOException {
        RunLock lock = RunLock.take(folder);
        try {
            FileOutputStream events =
                    new FileOutputStream(folder.resolve(RunFolder.EVENTS).toFile());
            // Last, for a folder is a run from then on.
            byte[] json = (RunJson.write(header) + "\n").getBytes(StandardCharsets.UTF_8);
            WholeFile.write(folder.resolve(RunFolder.HEADER), out -> out.write(json));
            return new RunWriter(folder, header, clock, lock, events);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private static boolean isMade(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** Returns the folder of this run. */
    public Path folder() {
        return folder;
    }

    /** Returns why not all of the run was kept; empty if all was so far. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    void keep(RunLine line) {
        if (problem != null) {
            return;
        }
        try {
            // One call for all of it: what a kill leaves behind ends with a line.
            events.write((RunJson.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
            unforced = true;
        } catch (IOException e) {
            failed(e);
        }
    }

    private void force() {
        synchronized (disk) {
            if (unforced && !closed) {
                unforced = false;
                try {
                    events.getFD().sync();
                } catch (IOException e) {
                    failed(e);
                }
            }
        }
    }

    private void failed(IOException e) {
        if (problem == null) {
            problem = "run '" + header().id() + "': expected to write it but got " + reason(e)
                    + ". It is kept up to there. Check the space on the disk.";
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + " " + e.getMessage();
    }

    @Override
    public void close() {
        super.close();
        repeated.cancel(false);
        forcing.shutdown();
        force();
        synchronized (disk) {
            if (closed) {
                return;
            }
            closed = true;
            try (lock) {
                events.close();
            } catch (IOException e) {
                failed(e);
            }
        }
    }
}
