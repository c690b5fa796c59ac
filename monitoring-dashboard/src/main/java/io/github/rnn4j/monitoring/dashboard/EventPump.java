package io.github.rnn4j.monitoring.dashboard;

import io.github.rnn4j.monitoring.run.EventLog;
import io.github.rnn4j.monitoring.run.RunLine;
import java.io.EOFException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits for lines of a run, with one thread for all browsers, and wakes their streams. Thread-safe.
 */
final class EventPump implements AutoCloseable {
    private static final int BATCH = 256;
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LAST_LINES_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final EventLog log;
    private final Consumer<RunLine> reader;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    /** @param reader sees each line once, in the thread that waits */
    EventPump(EventLog log, Consumer<RunLine> reader) {
        this.log = log;
        this.reader = reader;
        this.thread = new Thread(this::run, "rnn4j-dashboard-lines");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Returns how many browsers are being sent lines. */
    int streams() {
        return streams.size();
    }

    /** Begins to send. */
    void add(EventStream stream) {
        streams.add(stream);
        stream.iterate();
    }

    void remove(EventStream stream) {
        streams.remove(stream);
    }

    private void run() {
        try {
            pump();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump() throws InterruptedException {
        long known = 0;
        long lastBeat = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            boolean over = log.isOver();
            List<RunLine> lines = log.after(known, BATCH, WAIT);
            for (RunLine line : lines) {
                reader.accept(line);
                known = line.id();
            }
            if (!lines.isEmpty() || over) {
                streams.forEach(EventStream::iterate);
            }
            if (System.nanoTime() - lastBeat > BEAT_NANOS) {
                lastBeat = System.nanoTime();
                streams.forEach(EventStream::beat);
            }
            if (lines.isEmpty() && over) {
                return;
            }
        }
    }

    /** Ends, after the last lines of a run that is over have gone out or a while has passed. */
    @Override
    public void close() {
        boolean interrupted = false;
        long start = System.nanoTime();
        while (!interrupted && log.isOver() && !streams.isEmpty() && System.nanoTime() - start < LAST_LINES_NANOS) {
            streams.forEach(EventStream::iterate);
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        thread.interrupt();
        streams.forEach(stream -> stream.abort(new EOFException("the page was closed")));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
