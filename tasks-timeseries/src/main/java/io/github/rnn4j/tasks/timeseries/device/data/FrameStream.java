package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.RowSelection;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableRow;
import io.github.rnn4j.tasks.common.data.TableStream;
import io.github.rnn4j.tasks.timeseries.data.NumberReader;
import io.github.rnn4j.tasks.timeseries.data.TimeColumn;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one table as its rows come in; what {@link DeviceData} is for a whole table. States and parts are not looked at. Not
 * thread-safe.
 */
@Experimental
public final class FrameStream {
    private final TableStream rows;
    private final Table table;
    private final int[] run;
    private final int[] features;
    private final int time;
    private final Predicate<TableRow> wanted;
    private final NumberReader numbers;
    private final boolean skipBadRows;
    private @Nullable String kindOfTime;

    /**
     * Finds the columns.
     *
     * @param rows stays the caller's
     * @param columns which rows and columns; a state or a split is not needed
     * @throws RnnException with code {@code INVALID_DATA} if one is missing; the message lists all
     */
    public FrameStream(TableStream rows, StreamColumns columns) {
        this.rows = rows;
        this.table = rows.table();
        this.run = positions(columns.run(), "--run");
        this.features = positions(columns.features(), "the model's features");
        this.time = columns.time() == null ? -1 : table.column(columns.time(), "--time");
        this.wanted = new RowSelection(columns.where(), columns.exclude()).on(table);
        this.skipBadRows = columns.skipBadRows();
        this.numbers = new NumberReader(skipBadRows);
    }

    private int[] positions(List<String> names, String option) {
        return names.stream().mapToInt(name -> table.column(name, option)).toArray();
    }

    /** Returns how messages call the table. */
    public String name() {
        return table.file();
    }

    /** Returns whether rows that are no frames are left out rather than refused. */
    public boolean skipsBadRows() {
        return skipBadRows;
    }

    /**
     * Waits for the next row.
     *
     * @return the row; null at the end
     * @throws RnnException with code {@code INVALID_DATA} if it is no frame and such rows are not left out; the message names line and
     *     column
     */
    public @Nullable StreamedFrame next() {
        TableRow row = rows.next();
        return row == null ? null : frame(row);
    }

    private StreamedFrame frame(TableRow row) {
        double[] values = new double[features.length];
        boolean good = numbers.read(table, row, features, values);
        double seconds = Double.NaN;
        if (time >= 0) {
            seconds = seconds(row);
            good &= !Double.isNaN(seconds);
        }
        return new StreamedFrame(
                name(row),
                row.line(),
                time < 0 ? null : row.fields().get(time).strip(),
                seconds,
                good ? values : null,
                good && wanted.test(row));
    }

    private String name(TableRow row) {
        return run.length == 0
                ? table.file()
                : Arrays.stream(run)
                        .mapToObj(column -> row.fields().get(column).strip())
                        .collect(Collectors.joining("/"));
    }

    private double seconds(TableRow row) {
        String field = row.fields().get(time).strip();
        TimeColumn.Time read = TimeColumn.parse(field);
        String kind = kindOfTime;
        if (read == null || (kind != null && !kind.equals(read.kind()))) {
            numbers.bad(table, row, time, (kind == null ? "a time" : kind) + " but got '" + field + "'");
            return Double.NaN;
        }
        kindOfTime = read.kind();
        return read.seconds();
    }
}
