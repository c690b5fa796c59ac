package io.github.rnn4j.verification.benchmarks.sweep;

import io.github.rnn4j.verification.benchmarks.report.JsonOption;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long to measure at each size: shorter than for a single workload, for there are many. */
public final class SweepOptions {
    @Option(
            names = "--rounds",
            defaultValue = "2",
            paramLabel = "N",
            description = "Rounds, each with a Java of its own for each size (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-millis",
            defaultValue = "600",
            paramLabel = "N",
            description = "Time to run before measuring (default ${DEFAULT-VALUE}).")
    private long warmMillis;

    @Option(
            names = "--millis",
            defaultValue = "400",
            paramLabel = "N",
            description = "Time to measure (default ${DEFAULT-VALUE}).")
    private long millis;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Refuses what cannot be measured. */
    public void check() {
        atLeastOne(spec.commandLine(), "--rounds", rounds);
        atLeastOne(spec.commandLine(), "--warm-millis", warmMillis);
        atLeastOne(spec.commandLine(), "--millis", millis);
    }

    /** Refuses a number that is no count. */
    public static void atLeastOne(CommandLine line, String option, long value) {
        if (value < 1) {
            throw new ParameterException(line, option + ": expected 1 or more but got " + value + ".");
        }
    }

    int rounds() {
        return rounds;
    }

    long warmMillis() {
        return warmMillis;
    }

    long millis() {
        return millis;
    }

    /** Returns where the figures go as well. */
    public Optional<Path> json() {
        return json.file();
    }
}
