package io.github.rnn4j.monitoring.page;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/**
 * Where a page is served and to whom.
 *
 * @param address of this machine, to listen on; one that is not loopback is served to those only who have the token
 * @param port 0 for one that is free
 * @param token what others must know: empty for none on loopback, and for a random one elsewhere; else at least 16 of {@code [A-Za-z0-9_-]}
 * @param metrics whether figures are there for Prometheus too, at {@code /metrics}
 */
@Experimental
public record DashboardOptions(String address, int port, String token, boolean metrics) {
    private static final String LOOPBACK = "127.0.0.1";

    public DashboardOptions {
        if (address.isBlank()) {
            throw invalid("address: expected an address of this machine but got nothing. " + LOOPBACK
                    + " is served here only.");
        }
        if (port < 0 || port > 65_535) {
            throw invalid("port: expected 0 to 65535 but got " + port + ". 0 takes one that is free.");
        }
        if (!token.isEmpty() && !token.matches("[A-Za-z0-9_-]{16,}")) {
            throw invalid(
                    "token: expected at least 16 of A-Z, a-z, 0-9, _ and - but got something else. Leave it out for a random one.");
        }
    }

    /** Returns options for this machine only, on a port that is free, without metrics. */
    public static DashboardOptions local() {
        return new DashboardOptions(LOOPBACK, 0, "", false);
    }

    /** Returns the same on an address. */
    public DashboardOptions withAddress(String other) {
        return new DashboardOptions(other, port, token, metrics);
    }

    /** Returns the same on a port. */
    public DashboardOptions withPort(int other) {
        return new DashboardOptions(address, other, token, metrics);
    }

    /** Returns the same with a token that all must know. */
    public DashboardOptions withToken(String other) {
        return new DashboardOptions(address, port, other, metrics);
    }

    /** Returns the same with figures for Prometheus. */
    public DashboardOptions withMetrics() {
        return new DashboardOptions(address, port, token, true);
    }

    /** Without the token: this may reach a log. */
    @Override
    public String toString() {
        return "DashboardOptions[address=" + address + ", port=" + port + ", metrics=" + metrics + "]";
    }

    private static RnnException invalid(String message) {
        return new RnnException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
