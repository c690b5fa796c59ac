package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.monitoring.event.RunEvent.Outcome;
import io.github.rnn4j.monitoring.page.LivePage;
import io.github.rnn4j.monitoring.run.MemoryLog;
import io.github.rnn4j.monitoring.run.RunHeader;
import io.github.rnn4j.monitoring.serving.ServingMonitor;
import io.github.rnn4j.monitoring.serving.ServingSpec;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows a model at work in a browser; when it is over, browsers get its last figures before the page ends. Only loaded where that is asked
 * for.
 */
final class ServingPage implements ServingWatch {
    /** At a line a second the last hour. */
    private static final int LINES = 3_600;

    private final MemoryLog log;
    private final ServingMonitor monitor;
    private final LivePage page;

    private ServingPage(MemoryLog log, ServingMonitor monitor, LivePage page) {
        this.log = log;
        this.monitor = monitor;
        this.page = page;
    }

    /**
     * Begins to serve, and says where.
     *
     * @param budget what an answer may take; null for no limit
     * @throws io.github.rnn4j.api.error.RnnException if there is nothing that serves it, or not where it is asked for
     */
    static ServingPage open(
            Path model, ReferenceDistributions known, @Nullable Duration budget, PageOptions where, PrintStream err) {
        InstantSource clock = InstantSource.system();
        ServingSpec spec = ServingSpec.DEFAULT.withReference(known);
        MemoryLog log = new MemoryLog(RunHeader.serving(model, clock), clock, LINES);
        ServingMonitor monitor = new ServingMonitor(budget == null ? spec : spec.withBudget(budget), log);
        LivePage page = Pages.open(log, where);
        err.println("Page: " + page.url() + " (shows how the model is doing while it answers)");
        err.flush();
        return new ServingPage(log, monitor, page);
    }

    @Override
    public void answered(Supplier<double[]> inputs, double score, long nanos) {
        monitor.answered(inputs.get(), score, nanos);
    }

    @Override
    public void refused() {
        monitor.refusedAsNonFinite();
    }

    @Override
    public void watched(double seconds, boolean alarm) {
        monitor.watched(seconds);
        if (alarm) {
            monitor.alarm();
        }
    }

    @Override
    public void failed(RuntimeException failure) {
        log.end(Outcome.FAILED, String.valueOf(failure.getMessage()));
    }

    @Override
    public void close() {
        monitor.close();
        log.close();
        page.close();
    }
}
