package io.github.rnn4j.monitoring.dashboard;

import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets in whom the {@link AccessRule} lets in. A token comes in the address once, which is answered with a cookie and a way on without it, so that it
 * stays in no history; programs send it as {@code Authorization: Bearer}.
 */
final class AccessHandler extends Handler.Wrapper {
    private static final String BEARER = "Bearer ";

    private final AccessRule rule;

    AccessHandler(AccessRule rule, Handler next) {
        super(next);
        this.rule = rule;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!rule.needsToken()) {
            String host = Request.getServerName(request);
            if (host == null || !AccessRule.isOwnName(host)) {
                Answers.refuse(
                        response,
                        callback,
                        HttpStatus.FORBIDDEN_403,
                        "host: expected this machine's own name but got another. Open it at 127.0.0.1 or localhost.");
                return true;
            }
            return super.handle(request, response, callback);
        }
        // Cookies do not tell ports apart: the name does, so that two pages of one machine do not sign each other off.
        String cookie = "rnn4j-" + Request.getServerPort(request);
        if (hasToken(request, cookie)) {
            return super.handle(request, response, callback);
        }
        String given = Request.extractQueryParameters(request).getValue("token");
        if (given != null && rule.isToken(given)) {
            response.getHeaders()
                    .add(HttpHeader.SET_COOKIE, cookie + "=" + rule.token() + "; Path=/; HttpOnly; SameSite=Strict");
            response.getHeaders().put(HttpHeader.LOCATION, Request.getPathInContext(request));
            Answers.refuse(response, callback, HttpStatus.SEE_OTHER_303, "token: taken.");
            return true;
        }
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        Answers.refuse(
                response,
                callback,
                HttpStatus.UNAUTHORIZED_401,
                "token: expected the one that was printed at the start but got none or another. Open the address that was printed.");
        return true;
    }

    private boolean hasToken(Request request, String cookieName) {
        for (HttpCookie cookie : Request.getCookies(request)) {
            if (cookie.getName().equals(cookieName) && rule.isToken(cookie.getValue())) {
                return true;
            }
        }
        @Nullable String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return header != null && header.startsWith(BEARER) && rule.isToken(header.substring(BEARER.length()));
    }
}
