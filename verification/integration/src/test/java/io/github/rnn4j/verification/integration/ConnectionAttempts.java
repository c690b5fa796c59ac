package io.github.rnn4j.verification.integration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The internet addresses that a process tries to reach, as the kernel sees them: every {@code connect} and every message sent to
 * an address, over IPv4 or IPv6, from Java or native code, in any of its threads and child processes; look-ups of names among
 * them, for they ask a server.
 *
 * <p>Not seen: a name that is found in a file or asked of a local service over a Unix socket; a socket that is opened and not
 * used, as Java does to find out whether there is IPv6; data handed to a process that was there before.
 */
final class ConnectionAttempts {
    /** Starts a program without any network device. */
    static final List<String> ISOLATED = List.of("unshare", "-rn");

    private static final String CALLS = "connect,sendto,sendmsg,sendmmsg";

    private final Path log;

    /**
     * Prepares to watch.
     *
     * @param log written anew by each program that is started
     */
    ConnectionAttempts(Path log) {
        this.log = log;
    }

    /** Returns what to put before a program to start it without a network and watch it. */
    List<String> command() {
        List<String> command = new ArrayList<>(ISOLATED);
        command.addAll(List.of("strace", "-f", "-qq", "-e", "trace=" + CALLS, "-o", log.toString()));
        return command;
    }

    /** Returns the calls of the last program that named an internet address. */
    List<String> seen() throws IOException {
        return Files.readString(log, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(call -> call.contains("sa_family=AF_INET"))
                .toList();
    }
}
