package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.data.RowSelection;
import io.github.rnn4j.tasks.common.data.SplitColumn;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableRow;
import io.github.rnn4j.tasks.common.data.TableStream;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The bars or trades of one table as its rows come in; what {@link TickData} is for whole tables. Parts are not looked at, nor whether the
 * times of a ticker grow, which is for who remembers the ticker. Not thread-safe.
 */
@Experimental
public final class TickStream {
    private final TableStream rows;
    private final TickSource source;
    private final Table table;
    private final TickColumns columns;
    private final TickTimes times;
    private final TickRows fields;
    private final Predicate<TableRow> wanted;

    /**
     * Finds the columns.
     *
     * @param rows stays the caller's
     * @param source which columns mean what; its files are not looked at
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if a column is missing or stands for two
     */
    public TickStream(TableStream rows, TickSource source) {
        this.rows = rows;
        this.source = source;
        this.table = rows.table();
        this.columns = TickColumns.of(table, source, new SplitColumn(null, List.of()));
        this.times = new TickTimes(source.zone());
        this.fields = new TickRows(source);
        this.wanted = new RowSelection(source.where(), source.exclude()).on(table);
    }

    /** Returns how messages call the table. */
    public String name() {
        return table.file();
    }

    /** Returns the name of the column of times. */
    public String timeColumn() {
        return table.columns().get(columns.time());
    }

    /** Returns whether rows that are no prices are left out rather than refused. */
    public boolean skipsBadRows() {
        return source.skipBadRows();
    }

    /** Returns some seconds as the fields of the column of times have them. */
    public String time(double seconds) {
        return times.text(seconds);
    }

    /**
     * Waits for the next row.
     *
     * @return the row; null at the end
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if it is no bar or trade and such rows are not left
     *     out; the message names line and column
     */
    public @Nullable StreamedTick next() {
        TableRow row = rows.next();
        return row == null ? null : tick(row);
    }

    private StreamedTick tick(TableRow row) {
        String field = row.fields().get(columns.time()).strip();
        TickTimes.Reading time = fields.time(table, columns, row, times::next);
        double[] values = time == null ? null : fields.numbers(table, columns, row);
        TickBar bar = null;
        TickTrade trade = null;
        if (time != null && values != null && source.isTrades()) {
            trade = new TickTrade(time.seconds(), time.local(), values[0], values[1]);
        } else if (time != null && values != null) {
            bar = new TickBar(time.seconds(), time.local(), values);
        }
        boolean good = bar != null || trade != null;
        return new StreamedTick(columns.ticker(row), row.line(), field, bar, trade, good && wanted.test(row));
    }
}
