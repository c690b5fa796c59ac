package io.github.rnn4j.monitoring.dashboard;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses all but reading. A body is refused before a byte of it is read, and its connection closed, so that nobody can hold a thread or memory
 * by sending one, however long or slow it is.
 */
final class ReadOnlyHandler extends Handler.Wrapper {
    ReadOnlyHandler(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > 0
                || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            Answers.refuse(
                    response,
                    callback,
                    HttpStatus.PAYLOAD_TOO_LARGE_413,
                    "body: expected none but got one. Only read here.");
            return true;
        }
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            Answers.refuse(
                    response,
                    callback,
                    HttpStatus.METHOD_NOT_ALLOWED_405,
                    "method: expected GET or HEAD but got another. Only read here.");
            return true;
        }
        return super.handle(request, response, callback);
    }
}
