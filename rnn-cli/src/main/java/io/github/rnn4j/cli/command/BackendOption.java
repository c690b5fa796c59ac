package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.BackendRequirements;
import io.github.rnn4j.core.discovery.BackendRegistry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which engine computes. */
final class BackendOption {
    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "Engine to compute with; './rnn backends' lists them. Default: the best that works here.")
    private @Nullable String name;

    /**
     * Opens the backend that was named, else the best that works here.
     *
     * @return a backend, to be closed by the caller
     * @throws io.github.rnn4j.api.error.RnnException if there is none; the message lists all, with their reasons
     */
    Backend open(BackendRegistry registry) {
        BackendProvider provider = name == null ? registry.choose(BackendRequirements.NONE) : registry.choose(name);
        return provider.open(BackendOptions.DEFAULT);
    }
}
