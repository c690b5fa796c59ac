package io.github.rnn4j.monitoring.dashboard;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.monitoring.page.DashboardOptions;
import io.github.rnn4j.monitoring.page.LivePage;
import io.github.rnn4j.monitoring.page.PageServer;
import io.github.rnn4j.monitoring.run.EventLog;
import java.nio.file.Path;

/** What the class path has to offer under the name {@code dashboard}. Thread-safe. */
@Experimental
public final class DashboardServer implements PageServer {
    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public LivePage open(EventLog log, DashboardOptions options) {
        return Dashboard.start(log, options);
    }

    @Override
    public void export(EventLog log, Path file) throws InterruptedException {
        HtmlExport.write(log, file);
    }
}
