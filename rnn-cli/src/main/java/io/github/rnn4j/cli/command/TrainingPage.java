package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.monitoring.page.LivePage;
import java.io.PrintStream;
import java.util.List;

/**
 * Shows a training in a browser while it goes on; when it is over, browsers get its last lines before the page ends. Only loaded where that is
 * asked for.
 */
final class TrainingPage implements TrainingWatch {
    private final RunKeeper run;
    private final LivePage page;

    private TrainingPage(RunKeeper run, LivePage page) {
        this.run = run;
        this.page = page;
    }

    /**
     * Begins to serve, and says where.
     *
     * @param run what the page shows; closed with it
     * @throws io.github.rnn4j.api.error.RnnException if there is nothing that serves it, or not where it is asked for
     */
    static TrainingPage open(RunKeeper run, PageOptions where, PrintStream out) {
        try {
            LivePage page = Pages.open(run.log(), where);
            out.println("Page: " + page.url() + " (shows the training while it goes on)");
            out.flush();
            return new TrainingPage(run, page);
        } catch (RuntimeException e) {
            run.failed(e);
            run.close();
            throw e;
        }
    }

    @Override
    public void on(String network, TrainingEvent event) {
        run.on(network, event);
    }

    @Override
    public void tracing(List<List<String>> steps, List<String> answers) {
        run.tracing(steps, answers);
    }

    @Override
    public InspectionSpec inspection() {
        return run.inspection();
    }

    @Override
    public void completed() {
        run.completed();
    }

    @Override
    public void interrupted() {
        run.interrupted();
    }

    @Override
    public void failed(RuntimeException failure) {
        run.failed(failure);
    }

    @Override
    public void report(PrintStream out) {
        run.report(out);
    }

    @Override
    public void close() {
        run.close();
        page.close();
    }
}
