package io.github.rnn4j.monitoring.dashboard;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.monitoring.page.DashboardOptions;
import io.github.rnn4j.monitoring.page.LivePage;
import io.github.rnn4j.monitoring.run.EventLog;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * The live page of one run: loss, gradients, verdicts, and models at work. Whoever opens it late, or after the end, sees all of it. The run never
 * waits for a browser: lines are read from its log, each browser at its own pace. Thread-safe.
 */
@Experimental
public final class Dashboard implements LivePage {
    private final PageWebServer server;
    private final URI url;

    private Dashboard(PageWebServer server, URI url) {
        this.server = server;
        this.url = url;
    }

    /**
     * Serves the page of a run until it is closed.
     *
     * @param log lines of the run; read by threads of the page
     * @throws RnnException with code {@code INVALID_ARGUMENT} if the address is none of this machine or the port is taken
     */
    public static Dashboard start(EventLog log, DashboardOptions options) {
        Silence.keep(Dashboard.class.getClassLoader());
        InetAddress address = addressOf(options);
        AccessRule access = AccessRule.of(address, options.token());
        PageWebServer server = new PageWebServer(log, access, options.metrics());
        try {
            int port = server.start(address, options.port());
            return new Dashboard(server, urlOf(address, port, access.token()));
        } catch (BindException e) {
            server.close();
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "address: expected one of this machine, with a port that is free, but got " + options.address()
                            + " and " + options.port() + " (" + e.getMessage() + "). Port 0 takes one that is free.",
                    e);
        }
    }

    /** {@inheritDoc} */
    @Override
    public URI url() {
        return url;
    }

    /** {@inheritDoc} */
    @Override
    public void close() {
        server.close();
    }

    private static InetAddress addressOf(DashboardOptions options) {
        try {
            return InetAddress.getByName(options.address());
        } catch (UnknownHostException e) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "address: expected an address of this machine but got '" + options.address()
                            + "' (unknown). 127.0.0.1 is served here only.",
                    e);
        }
    }

    private static URI urlOf(InetAddress address, int port, String token) {
        String literal = reachable(address).getHostAddress().replaceFirst("%.*", "");
        String host = reachable(address) instanceof Inet6Address ? "[" + literal + "]" : literal;
        return URI.create("http://" + host + ":" + port + "/" + (token.isEmpty() ? "" : "?token=" + token));
    }

    /** All addresses at once are none that a browser can open. */
    private static InetAddress reachable(InetAddress address) {
        if (!address.isAnyLocalAddress()) {
            return address;
        }
        try {
            return InetAddress.getLocalHost();
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
