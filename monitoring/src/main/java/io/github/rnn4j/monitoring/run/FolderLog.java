package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.monitoring.event.RunEvent;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The lines of a run in a folder, which this or another process may still be writing. A line without its end does not count yet. */
final class FolderLog implements EventLog {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final RunHeader header;
    private final Path events;
    private final Path folder;
    private final List<RunLine> lines = new ArrayList<>();
    /** Where the first line begins that was not read. */
    private long position;

    private boolean over;

    FolderLog(RunFolder run) {
        this.header = run.header();
        this.events = run.path().resolve(RunFolder.EVENTS);
        this.folder = run.path();
    }

    @Override
    public RunHeader header() {
        return header;
    }

    @Override
    public synchronized List<RunLine> after(long id, int most, Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        look();
        while (lines.size() <= id && !over) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, LOOK_NANOS));
            look();
        }
        return Lines.after(lines, 0, id, most);
    }

    @Override
    public synchronized boolean isOver() {
        look();
        return over;
    }

    /** Reads what is new. Who is asked first whether he still writes, and then read, has no more to say if he does not. */
    private void look() {
        if (over) {
            return;
        }
        try {
            boolean written = RunLock.isHeld(folder);
            if (Files.size(events) > position) {
                read();
            }
            over = !written || (!lines.isEmpty() && lines.get(lines.size() - 1).event() instanceof RunEvent.Ended);
        } catch (IOException e) {
            throw RunFolder.unreadable(events, e);
        }
    }

    /** Not through a channel: an interrupt would close it. */
    private void read() throws IOException {
        try (InputStream in = new BufferedInputStream(new FileInputStream(events.toFile()))) {
            in.skipNBytes(position);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    add(line.toString(StandardCharsets.UTF_8));
                    position += line.size() + 1;
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        }
    }

    private void add(String json) {
        int number = lines.size() + 1;
        String subject = events + " line " + number;
        RunLine line = RunJson.line(json, subject);
        if (line.id() != number) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    subject + ": expected id " + number + " but got " + line.id()
                            + ". Lines are missing: the file was changed.");
        }
        lines.add(line);
    }
}
