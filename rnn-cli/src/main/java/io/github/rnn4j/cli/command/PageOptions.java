package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the page of a run is served. Nothing of pages is named here, for picocli loads what methods take and return. */
final class PageOptions {
    @Option(names = "--port", paramLabel = "N", description = "Port of the page. Default: one that is free.")
    private @Nullable Integer port;

    @Option(
            names = "--address",
            paramLabel = "IP",
            description =
                    "Address of this machine that the page is served on. Whoever opens another than loopback needs a"
                            + " token, which is printed. Default: 127.0.0.1.")
    private @Nullable String address;

    @Option(names = "--prometheus", description = "Serve figures for Prometheus too, at /metrics. Default: no.")
    private boolean prometheus;

    /**
     * Finds out that none of them was given where no page is shown.
     *
     * @param shown option that shows one
     * @throws RnnException if one was
     */
    void checkAbsent(String shown) {
        String given = port != null ? "--port" : address != null ? "--address" : prometheus ? "--prometheus" : "";
        if (!given.isEmpty()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    given + ": expected " + shown + " beside it but got none. Add it, or leave this one out.");
        }
    }

    /** Returns the port; 0 for one that is free. */
    int port() {
        return port == null ? 0 : port;
    }

    /** Returns the address; empty for loopback. */
    String address() {
        return address == null ? "" : address;
    }

    boolean prometheus() {
        return prometheus;
    }
}
