package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.data.StreamColumns;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the rows of a table become the frames of runs. */
final class RunOptions {
    @Option(
            names = "--run",
            paramLabel = "COLUMN,...",
            split = ",",
            hideParamSyntax = true,
            description =
                    "Devices: columns that together name a run; no window crosses two. Default: each file is one.")
    private List<String> run = List.of();

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "Devices: column of times, which must grow within a run. Default: the order of the rows.")
    private @Nullable String time;

    @Option(
            names = "--skip-bad-rows",
            description =
                    "Devices: leave out rows that are no frames, and count them; windows do not cross one. Default:"
                            + " refuse them.")
    private boolean skipBadRows;

    /**
     * Returns the source of frames; every file is there.
     *
     * @throws RnnException if a file is not there or the options contradict themselves
     */
    DeviceSource source(
            TableOptions tables,
            @Nullable String label,
            List<String> features,
            @Nullable String split,
            List<String> classes) {
        return new DeviceSource(
                tables.paths(),
                run,
                label,
                features,
                time,
                split,
                tables.where(),
                tables.exclude(),
                classes,
                skipBadRows);
    }

    /** Returns which columns of a stream mean what, with what is left open taken from a model. */
    StreamColumns stream(TableOptions tables, DeviceModel model) {
        return model.selection().stream(
                model.windows().features(), run, time, tables.where(), tables.exclude(), skipBadRows);
    }

    /**
     * Refuses what only goes with devices.
     *
     * @param task the model's
     */
    void refuseFor(String task) {
        if (!run.isEmpty() || time != null || skipBadRows) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--run, --time, --skip-bad-rows: expected a model for devices but got one for " + task
                            + ". Leave them out.");
        }
    }
}
