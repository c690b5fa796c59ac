package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmRule;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is remembered of each device or ticker, and when the alarm of a device goes on and off. */
final class LiveOptions {
    private static final int MILLIS = 1_000;

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            description =
                    "Devices and ticks: go on from the states in this file, if it is there, and write them to it at the end, by"
                            + " Ctrl-C too.")
    private @Nullable String snapshot;

    @Mixin
    private final AlarmRuleOptions rule = new AlarmRuleOptions();

    @Option(
            names = "--max-keys",
            paramLabel = "N",
            description =
                    "Devices and ticks: how many are remembered at once; the one that was seen longest ago makes room."
                            + " Default: 100000.")
    private @Nullable Integer maxKeys;

    @Option(
            names = "--idle",
            paramLabel = "SECONDS",
            description = "Devices and ticks: after so long without a row one is forgotten. Default: 86400.")
    private @Nullable Double idle;

    /**
     * Returns when alarms go on and off.
     *
     * @param usual the model's, taken where nothing was chosen
     */
    AlarmRule rule(AlarmRule usual) {
        return rule.rule(usual);
    }

    KeyLimits limits() {
        KeyLimits usual = KeyLimits.DEFAULT;
        if (maxKeys != null) {
            Choice.positive("--max-keys", maxKeys);
        }
        if (idle != null && !(idle * MILLIS >= 1 && idle <= Integer.MAX_VALUE)) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--idle: expected seconds from 0.001 to " + Integer.MAX_VALUE + " but got " + idle + ".");
        }
        return new KeyLimits(
                maxKeys == null ? usual.maxKeys() : maxKeys,
                idle == null ? usual.idle() : Duration.ofMillis((long) (idle * MILLIS)));
    }

    /**
     * Returns the file of the states; null for none.
     *
     * @throws RnnException if the name can be no file's
     */
    @Nullable
    Path snapshot() {
        try {
            return snapshot == null ? null : Path.of(snapshot);
        } catch (InvalidPathException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    "--snapshot: expected a file name but got '" + snapshot + "' (" + e.getReason() + ").",
                    e);
        }
    }

    /**
     * Refuses what only goes with devices and ticks.
     *
     * @param task the model's
     */
    void refuseFor(String task) {
        refuseAlarmsFor(task);
        if (snapshot != null || maxKeys != null || idle != null) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--snapshot, --max-keys, --idle: expected a model for devices or ticks but got one for " + task
                            + ". Leave them out.");
        }
    }

    /**
     * Refuses what only goes with devices.
     *
     * @param task the model's
     */
    void refuseAlarmsFor(String task) {
        if (rule.given()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--raise-after, --clear-after, --clear-margin: expected a model for devices but got one for " + task
                            + ". Leave them out.");
        }
    }
}
