package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.discovery.PluginRegistry;
import io.github.rnn4j.monitoring.page.DashboardOptions;
import io.github.rnn4j.monitoring.page.LivePage;
import io.github.rnn4j.monitoring.page.PageServer;
import io.github.rnn4j.monitoring.run.EventLog;

/** Finds what serves pages, for commands that show one. */
final class Pages {
    private Pages() {}

    /**
     * Returns what serves pages.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if there is nothing on the class path
     */
    static PageServer server() {
        PluginRegistry<PageServer> servers = PluginRegistry.ofClassPath(PageServer.class, PageServer::name);
        return servers.names().stream()
                .flatMap(name -> servers.find(name).stream())
                .findFirst()
                .orElseThrow(() -> new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "dashboard: expected what serves it on the class path but it is not there. Start with ./rnn, which"
                                + " adds it, or add the module monitoring-dashboard."
                                + servers.broken()));
    }

    /** Serves the page of a run. */
    static LivePage open(EventLog log, PageOptions where) {
        DashboardOptions options = DashboardOptions.local().withPort(where.port());
        if (!where.address().isEmpty()) {
            options = options.withAddress(where.address());
        }
        return server().open(log, where.prometheus() ? options.withMetrics() : options);
    }
}
