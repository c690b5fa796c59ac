package io.github.rnn4j.monitoring.dashboard;

import io.github.rnn4j.monitoring.run.EventLog;
import java.net.BindException;
import java.net.InetAddress;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Jetty, with limits: a few threads, that end with the program; connections, headers, and requests at once are bounded, bodies are refused, and a
 * browser that takes nothing for half a minute is let go.
 */
final class PageWebServer implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_REQUESTS = 32;
    private static final int HEADER_BYTES = 8_192;
    private static final int IDLE_MILLIS = 30_000;
    private static final int IDLE_MILLIS_WHEN_FULL = 2_000;

    private final Server server;
    private final EventPump pump;

    PageWebServer(EventLog log, AccessRule access, boolean withMetrics) {
        @Nullable RunMetrics metrics = withMetrics ? new RunMetrics() : null;
        pump = new EventPump(log, metrics == null ? line -> {} : metrics);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("rnn4j-dashboard");
        threads.setDaemon(true);
        server = new Server(threads);
        ErrorHandler errors = new ErrorHandler();
        errors.setShowStacks(false);
        server.setErrorHandler(errors);
        // Streams stay open: they have a limit of their own, and hold no thread.
        QoSHandler queue = new QoSHandler(new Routes(log, new PageFiles(), pump, metrics));
        queue.setMaxRequestCount(MOST_REQUESTS);
        queue.excludePath(Routes.EVENTS);
        server.setHandler(new SafeHeadersHandler(new ReadOnlyHandler(new AccessHandler(access, queue))));
    }

    /** Begins to listen; returns the port. */
    int start(InetAddress address, int port) throws BindException {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(MOST_CONNECTIONS, server);
        limit.setEndPointIdleTimeout(IDLE_MILLIS_WHEN_FULL);
        server.addBean(limit);
        try {
            server.start();
        } catch (Exception e) {
            if (cause(e) instanceof BindException bind) {
                throw bind;
            }
            throw new IllegalStateException("the page's server could not start", e);
        }
        pump.start();
        return connector.getLocalPort();
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof BindException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public void close() {
        pump.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the page's server could not stop", e);
        }
    }
}
