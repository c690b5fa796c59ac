package io.github.rnn4j.cli;

import io.github.rnn4j.monitoring.page.DashboardOptions;
import io.github.rnn4j.monitoring.page.LivePage;
import io.github.rnn4j.monitoring.page.PageServer;
import io.github.rnn4j.monitoring.run.EventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stands for the module that serves pages, which the command line does without: keeps what it was asked for. */
public final class FakePageServer implements PageServer {
    static final List<Opened> OPENED = new ArrayList<>();

    /** What was shown, where, and whether the page was closed after the run was over. */
    static final class Opened {
        final EventLog log;
        final DashboardOptions options;
        boolean closedAfterTheEnd;

        Opened(EventLog log, DashboardOptions options) {
            this.log = log;
            this.options = options;
        }
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public LivePage open(EventLog log, DashboardOptions options) {
        Opened opened = new Opened(log, options);
        OPENED.add(opened);
        return new LivePage() {
            @Override
            public URI url() {
                return URI.create("http://" + options.address() + ":" + options.port() + "/");
            }

            @Override
            public void close() {
                opened.closedAfterTheEnd = log.isOver();
            }
        };
    }

    @Override
    public void export(EventLog log, Path file) {
        try {
            Files.writeString(file, log.header().id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
