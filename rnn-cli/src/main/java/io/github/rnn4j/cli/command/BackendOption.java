package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.BackendRequirements;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.discovery.BackendRegistry;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which engine computes, and on how many threads. */
final class BackendOption {
    private static final int MOST_THREADS = 256;

    /** Not on the class path of a plain {@code ./rnn}; the launcher adds them when asked. */
    private static final Set<String> ADDED_BY_THE_LAUNCHER = Set.of("nd4j", "djl");

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "Engine to compute with; './rnn backends' lists them. Default: the best that works here.")
    private @Nullable String name;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads of a call, 1 to " + MOST_THREADS
                    + "; with backend cpu the results are the same for any. " + "Default: ${DEFAULT-VALUE}.")
    private int threads;

    /**
     * Opens the backend that was named, else the best that works here.
     *
     * @return a backend, to be closed by the caller
     * @throws io.github.rnn4j.api.error.RnnException if there is none; the message lists all, with their reasons
     */
    Backend open(BackendRegistry registry) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--threads: expected 1 to " + MOST_THREADS + " but got " + threads
                            + ". Give no more than the machine has processors.");
        }
        BackendProvider provider = name == null ? registry.choose(BackendRequirements.NONE) : named(name, registry);
        return provider.open(new BackendOptions(threads, 0));
    }

    private static BackendProvider named(String name, BackendRegistry registry) {
        try {
            return registry.choose(name);
        } catch (RnnException failure) {
            String engine = name.replace("-cuda", "");
            if (failure.code() != ErrorCode.BACKEND_NOT_FOUND || !ADDED_BY_THE_LAUNCHER.contains(engine)) {
                throw failure;
            }
            throw new RnnException(
                    failure.code(),
                    failure.getMessage() + " To add it, start './rnn --with " + engine + " COMMAND'.",
                    failure);
        }
    }
}
