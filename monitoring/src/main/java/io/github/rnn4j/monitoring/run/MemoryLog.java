package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.api.annotation.Experimental;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run that is only held in memory, for a page that shows it while it goes on. It holds every line: about 130 bytes for a step, and 20
 * for each number of a look into one, so that a training of 10,000 steps stays at a few megabytes. Thread-safe.
 */
@Experimental
public final class MemoryLog extends OrderedSink implements EventLog {
    private final List<RunLine> lines = new ArrayList<>();

    /**
     * Begins a run.
     *
     * @param clock says when events came
     */
    public MemoryLog(RunHeader header, InstantSource clock) {
        super(header, clock);
    }

    @Override
    void keep(RunLine line) {
        lines.add(line);
        notifyAll();
    }

    @Override
    public synchronized List<RunLine> after(long id, int most, Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        while (lines.size() <= id && !isOver()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return Lines.after(lines, id, most);
    }

    @Override
    public boolean isOver() {
        return hasEnded();
    }
}
