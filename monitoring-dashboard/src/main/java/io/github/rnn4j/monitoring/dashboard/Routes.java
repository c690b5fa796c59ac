package io.github.rnn4j.monitoring.dashboard;

import io.github.rnn4j.monitoring.run.EventLog;
import io.github.rnn4j.monitoring.run.RunJson;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What there is at which path. */
final class Routes extends Handler.Abstract {
    static final String EVENTS = "/api/events";

    /** Browsers that may be sent lines at once. */
    static final int MOST_STREAMS = 100;

    private final EventLog log;
    private final PageFiles files;
    private final EventPump pump;
    private final @Nullable RunMetrics metrics;

    Routes(EventLog log, PageFiles files, EventPump pump, @Nullable RunMetrics metrics) {
        this.log = log;
        this.files = files;
        this.pump = pump;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (path.equals(EVENTS)) {
            events(request, response, callback);
        } else if (path.equals("/api/run")) {
            Answers.write(response, callback, HttpStatus.OK_200, Answers.JSON, RunJson.write(log.header()));
        } else if (path.equals("/metrics") && metrics != null) {
            Answers.write(response, callback, HttpStatus.OK_200, RunMetrics.TYPE, metrics.scrape());
        } else {
            file(path, response, callback);
        }
        return true;
    }

    private void file(String path, Response response, Callback callback) {
        PageFiles.@Nullable PageFile file = files.find(path);
        if (file == null) {
            Answers.refuse(
                    response, callback, HttpStatus.NOT_FOUND_404, "path: expected one of the page but got another.");
        } else {
            Answers.write(response, callback, HttpStatus.OK_200, file.type(), file.bytes());
        }
    }

    private void events(Request request, Response response, Callback callback) {
        long known = lastKnown(request);
        if (known < 0) {
            Answers.refuse(
                    response,
                    callback,
                    HttpStatus.BAD_REQUEST_400,
                    "Last-Event-ID: expected the number of a line but got something else. Leave it out for all lines.");
            return;
        }
        if (pump.streams() >= MOST_STREAMS) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, 5);
            Answers.refuse(
                    response,
                    callback,
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    "page: expected at most " + MOST_STREAMS + " browsers but got one more. Close one.");
            return;
        }
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        if (HttpMethod.HEAD.is(request.getMethod())) {
            response.write(true, null, callback);
            return;
        }
        pump.add(new EventStream(log, known, response, callback, pump::remove));
    }

    /** Returns the last line that a browser has, by its header or, for other programs, by {@code after=}; -1 for nonsense. */
    private static long lastKnown(Request request) {
        String given = request.getHeaders().get("Last-Event-ID");
        if (given == null) {
            given = Request.extractQueryParameters(request).getValue("after");
        }
        if (given == null || given.isEmpty()) {
            return 0;
        }
        return given.matches("\\d{1,18}") ? Long.parseLong(given) : -1;
    }
}
