package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.RowSelection;
import io.github.rnn4j.tasks.common.data.SplitColumn;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableRow;
import io.github.rnn4j.tasks.timeseries.data.NumberReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the rows of tables into bars, ticker by ticker. Used once. */
final class TickReader {
    private static final int OPEN = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int CLOSE = 3;
    private static final int VOLUME = 4;

    private final TickSource source;
    private final NumberReader fields;
    private final int tradeSeconds;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private int outside;

    TickReader(TickSource source) {
        this.source = source;
        this.fields = new NumberReader(source.skipBadRows());
        Integer seconds = source.barSeconds();
        this.tradeSeconds = seconds == null ? BarLength.USUAL : seconds;
    }

    /** A ticker that is being read. */
    private final class Open {
        private final TickClock clock = new TickClock(source.zone(), source.isTrades());
        private final BarList bars = new BarList();
        private final TradeBars trades = new TradeBars(bars, tradeSeconds);
    }

    /** Returns the bars of each ticker in the order in which they begin. */
    Map<String, BarList> read(List<Table> tables, SplitColumn split) {
        RowSelection selection = new RowSelection(source.where(), source.exclude());
        for (Table table : tables) {
            TickColumns columns = TickColumns.of(table, source, split);
            Set<TableRow> wanted = selection.identitiesOf(table);
            for (TableRow row : table.rows()) {
                Open ticker = open.computeIfAbsent(columns.ticker(row), name -> new Open());
                read(table, columns, row, wanted.contains(row), ticker);
            }
        }
        Map<String, BarList> result = new LinkedHashMap<>();
        open.forEach((name, ticker) -> {
            ticker.trades.end();
            if (ticker.bars.size() > 0) {
                result.put(name, ticker.bars);
            }
        });
        if (result.isEmpty()) {
            throw outside == 0 ? selection.noneOf(tables) : allOutside(tables.get(0));
        }
        return result;
    }

    private RnnException allOutside(Table table) {
        return new RnnException(
                ErrorCode.INVALID_DATA,
                table.file() + ": expected rows within the session " + source.session() + " but got none. Check"
                        + " --session and --zone.");
    }

    /** Returns how many rows were left out as bad. */
    int skipped() {
        return fields.skipped();
    }

    /** Returns how many rows were left out for lying outside of the session. */
    int outside() {
        return outside;
    }

    private void read(Table table, TickColumns columns, TableRow row, boolean wanted, Open ticker) {
        int[] positions = columns.numbers();
        double[] values = new double[VOLUME + 1];
        TickClock.Reading time = time(table, columns, row, ticker);
        if (time == null || !fields.read(table, row, positions, values) || !isGood(table, row, positions, values)) {
            ticker.bars.breakOff();
            return;
        }
        Optional<Session.Place> place = source.session().place(time.local());
        if (place.isEmpty()) {
            outside++;
            return;
        }
        Session.Place at = place.get();
        if (source.isTrades()) {
            if (wanted) {
                ticker.trades.add(time.seconds(), at, values[OPEN], values[HIGH], columns.part(row), row.line());
            }
            return;
        }
        ticker.bars.add(new Bar(
                time.seconds(),
                at.day(),
                at.second(),
                values[OPEN],
                values[HIGH],
                values[LOW],
                values[CLOSE],
                positions.length > VOLUME ? values[VOLUME] : 0,
                columns.part(row),
                wanted,
                row.line()));
    }

    private TickClock.@Nullable Reading time(Table table, TickColumns columns, TableRow row, Open ticker) {
        TickClock.Reading reading =
                ticker.clock.next(row.fields().get(columns.time()).strip());
        if (reading.problem() != null) {
            fields.bad(table, row, columns.time(), reading.problem());
            return null;
        }
        return reading;
    }

    /** Prices are above 0, a high is no lower than its low, and nobody trades less than nothing. */
    private boolean isGood(Table table, TableRow row, int[] positions, double[] values) {
        int prices = source.isTrades() ? 1 : CLOSE + 1;
        for (int i = 0; i < positions.length; i++) {
            String field = row.fields().get(positions[i]).strip();
            if (i < prices && values[i] <= 0) {
                return fields.bad(table, row, positions[i], "a price > 0 but got '" + field + "'");
            }
            if (i >= prices && values[i] < 0) {
                return fields.bad(table, row, positions[i], "a volume >= 0 but got '" + field + "'");
            }
        }
        if (prices > 1 && values[HIGH] < values[LOW]) {
            return fields.bad(
                    table,
                    row,
                    positions[HIGH],
                    "a high that is no lower than the low but got " + values[HIGH] + " and " + values[LOW]);
        }
        return true;
    }
}
