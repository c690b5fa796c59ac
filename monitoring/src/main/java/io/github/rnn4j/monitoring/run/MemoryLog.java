package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run that is only held in memory, for a page that shows it while it goes on. It holds every line: about 130 bytes for a step, and 20
 * for each number of a look into one, so that a training of 10,000 steps stays at a few megabytes. Of a model at work, which may go on for
 * months, it can hold the last lines only. Thread-safe.
 */
@Experimental
public final class MemoryLog extends OrderedSink implements EventLog {
    private final List<RunLine> lines = new ArrayList<>();
    private final int most;
    private long forgotten;

    /**
     * Begins a run.
     *
     * @param clock says when events came
     */
    public MemoryLog(RunHeader header, InstantSource clock) {
        this(header, clock, Integer.MAX_VALUE);
    }

    /**
     * Begins a run of which the last lines are held. Who asks for one that was forgotten gets those after it.
     *
     * @param clock says when events came
     * @param most lines, at least 1
     */
    public MemoryLog(RunHeader header, InstantSource clock, int most) {
        super(header, clock);
        if (most < 1) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, "most: expected at least 1 line but got " + most + ". Hold more.");
        }
        this.most = most;
    }

    @Override
    void keep(RunLine line) {
        if (lines.size() == most) {
            lines.remove(0);
            forgotten++;
        }
        lines.add(line);
        notifyAll();
    }

    @Override
    public synchronized List<RunLine> after(long id, int wanted, Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        while (forgotten + lines.size() <= id && !isOver()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return Lines.after(lines, forgotten, id, wanted);
    }

    @Override
    public boolean isOver() {
        return hasEnded();
    }
}
