package io.github.rnn4j.cli.command;

import picocli.CommandLine.Option;

/** What every random choice follows from. */
final class SeedOption {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Equal seeds give equal results. Default: 1.")
    private long seed;

    long value() {
        return seed;
    }
}
