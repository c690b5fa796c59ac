package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.data.StreamColumns;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.tick.data.Session;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            description =
                    "Devices and ticks: column of times, which must grow. Default: for devices the order of the rows.")
    private @Nullable String time;

    @Option(
            names = "--skip-bad-rows",
            description = "Devices and ticks: leave out bad rows, and count them; windows do not cross one. Default:"
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
     * Returns the source of bars, whose other columns are the model's; every file is there.
     *
     * @throws RnnException if a file is not there or the options contradict themselves
     */
    TickSource ticks(TableOptions tables, @Nullable String split) {
        if (!run.isEmpty()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--run: expected a model for devices but got one for ticks. Leave it out.");
        }
        Map<String, String> columns = new TreeMap<>();
        if (time != null) {
            columns.put("time", time);
        }
        if (split != null) {
            columns.put("split", split);
        }
        return new TickSource(
                tables.paths(), columns, Session.DAY, null, null, tables.where(), tables.exclude(), skipBadRows);
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
