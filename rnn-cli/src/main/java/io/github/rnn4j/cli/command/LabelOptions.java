package io.github.rnn4j.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where in the files the right answers are, and which rows are for learning. */
final class LabelOptions {
    @Option(names = "--label", paramLabel = "COLUMN", description = "Column of the class. Default: found by its name.")
    private @Nullable String label;

    @Option(
            names = "--split",
            paramLabel = "COLUMN",
            description =
                    "Column that says train, validation or test; other rows take part in nothing. Default:"
                            + " 'split' if there is one, else 70/15/15 by the seed, reviews class by class, devices run by run.")
    private @Nullable String split;

    /** Returns the column of the class; null to find it by its name. */
    @Nullable
    String label() {
        return label;
    }

    /** Returns the column of the split; null for the default. */
    @Nullable
    String split() {
        return split;
    }
}
