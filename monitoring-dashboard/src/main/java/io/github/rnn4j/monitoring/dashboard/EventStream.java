package io.github.rnn4j.monitoring.dashboard;

import io.github.rnn4j.monitoring.run.EventLog;
import io.github.rnn4j.monitoring.run.RunJson;
import io.github.rnn4j.monitoring.run.RunLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * The lines of a run on their way to one browser, as server-sent events with the lines' numbers. The next lines are read when the last ones are
 * written: a slow browser holds one batch of memory, no thread, and nobody else. When the run is over and all was sent, an event {@code over}
 * follows and the answer ends.
 */
final class EventStream extends IteratingCallback {
    /** Lines of one write; few, for one that looks into a step is some 10 kB. */
    private static final int BATCH = 64;

    /** Said first, so that a browser that lost its connection asks again soon. */
    private static final String START = "retry: 1000\n\n";

    private static final String OVER = "event: over\ndata: {}\n\n";
    private static final String BEAT = ":\n\n";

    private final EventLog log;
    private final Response response;
    private final Callback callback;
    private final Consumer<EventStream> whenDone;

    private long sent;
    private boolean started;
    private boolean ended;
    private volatile boolean beat;

    EventStream(EventLog log, long lastKnown, Response response, Callback callback, Consumer<EventStream> whenDone) {
        this.log = log;
        this.sent = lastKnown;
        this.response = response;
        this.callback = callback;
        this.whenDone = whenDone;
    }

    /** Sends something if there is nothing else to send, so that neither side takes the other for dead. */
    void beat() {
        beat = true;
        iterate();
    }

    @Override
    protected Action process() throws InterruptedException {
        if (ended) {
            return Action.SUCCEEDED;
        }
        // Asked first: what is written between the two questions is found by the second.
        boolean over = log.isOver();
        List<RunLine> lines = log.after(sent, BATCH, Duration.ZERO);
        StringBuilder text = new StringBuilder(started ? "" : START);
        started = true;
        for (RunLine line : lines) {
            text.append("id: ")
                    .append(line.id())
                    .append("\ndata: ")
                    .append(RunJson.write(line))
                    .append("\n\n");
            sent = line.id();
        }
        ended = over && lines.isEmpty();
        if (ended) {
            text.append(OVER);
        }
        if (text.isEmpty() && beat) {
            text.append(BEAT);
        }
        beat = false;
        if (text.isEmpty()) {
            return Action.IDLE;
        }
        response.write(ended, ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)), this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
        whenDone.accept(this);
        callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        whenDone.accept(this);
        callback.failed(cause);
    }
}
