package io.github.rnn4j.monitoring.dashboard;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * Who may see the page. On loopback everybody on this machine, by one of its own names: a site elsewhere that gives its name this machine's
 * address (DNS rebinding) is refused. On other addresses, or where a token was asked for, whoever has the token, by any name.
 *
 * @param token what must be known; empty for none
 */
record AccessRule(String token) {
    private static final int TOKEN_BYTES = 24;

    static AccessRule of(InetAddress address, String token) {
        boolean needed = token.isEmpty() && !address.isLoopbackAddress();
        return new AccessRule(needed ? randomToken() : token);
    }

    private static String randomToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    boolean needsToken() {
        return !token.isEmpty();
    }

    /** Takes the same time wherever the two begin to differ. */
    boolean isToken(String given) {
        return needsToken() && MessageDigest.isEqual(bytes(token), bytes(given));
    }

    /** Whether a request's host is a name of this machine that no site elsewhere can have. */
    static boolean isOwnName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
                || name.equals("[::1]")
                || name.equals("::1")
                || name.equals("[0:0:0:0:0:0:0:1]");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the token: this may reach a log. */
    @Override
    public String toString() {
        return "AccessRule[needsToken=" + needsToken() + "]";
    }
}
