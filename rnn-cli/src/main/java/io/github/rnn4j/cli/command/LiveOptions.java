package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.tasks.timeseries.device.live.AlarmRule;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--raise-after",
            paramLabel = "N",
            description = "Devices: windows in a row above the threshold that raise an alarm. Default: 1.")
    private @Nullable Integer raiseAfter;

    @Option(
            names = "--clear-after",
            paramLabel = "N",
            description = "Devices: windows in a row below the threshold that end it. Default: 1.")
    private @Nullable Integer clearAfter;

    @Option(
            names = "--clear-margin",
            paramLabel = "X",
            description = "Devices: how far below the threshold, in logits, a window must be to count for"
                    + " --clear-after. Default: 0.")
    private @Nullable Double clearMargin;

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

    AlarmRule rule() {
        AlarmRule usual = AlarmRule.EACH_WINDOW;
        return new AlarmRule(
                raiseAfter == null ? usual.raiseAfter() : raiseAfter,
                clearAfter == null ? usual.clearAfter() : clearAfter,
                clearMargin == null ? usual.clearMargin() : clearMargin);
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
        if (raiseAfter != null || clearAfter != null || clearMargin != null) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--raise-after, --clear-after, --clear-margin: expected a model for devices but got one for " + task
                            + ". Leave them out.");
        }
    }
}
