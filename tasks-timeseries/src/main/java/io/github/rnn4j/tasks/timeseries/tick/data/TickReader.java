package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.RowSelection;
import io.github.rnn4j.tasks.common.data.SplitColumn;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the rows of tables into bars, ticker by ticker. Used once. */
final class TickReader {
    private final TickSource source;
    private final TickRows rows;
    private final int tradeSeconds;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private int outside;

    TickReader(TickSource source) {
        this.source = source;
        this.rows = new TickRows(source);
        Integer seconds = source.barSeconds();
        this.tradeSeconds = seconds == null ? BarLength.USUAL : seconds;
    }

    /** A ticker that is being read. */
    private final class Open {
        private final TickClock clock = new TickClock(source.zone(), source.isTrades());
        private final BarList bars = new BarList();
        private final TradeBars trades = new TradeBars(tradeSeconds);
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
            ticker.trades.end().ifPresent(ticker.bars::add);
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
        return rows.skipped();
    }

    /** Returns how many rows were left out for lying outside of the session. */
    int outside() {
        return outside;
    }

    /** Returns whether times were read that have no zone. */
    boolean hasLocalTimes() {
        return open.values().stream().anyMatch(ticker -> ticker.clock.isLocal());
    }

    private void read(Table table, TickColumns columns, TableRow row, boolean wanted, Open ticker) {
        TickTimes.Reading time = rows.time(table, columns, row, ticker.clock::next);
        double[] values = time == null ? null : rows.numbers(table, columns, row);
        if (time == null || values == null) {
            ticker.bars.breakOff();
            return;
        }
        Optional<Session.Place> place = source.session().place(time.local());
        if (place.isEmpty()) {
            outside++;
            return;
        }
        Session.Place at = place.get();
        if (!source.isTrades()) {
            ticker.bars.add(new TickBar(time.seconds(), time.local(), values)
                    .placed(at, columns.part(row), wanted, row.line()));
        } else if (wanted) {
            ticker.trades
                    .add(time.seconds(), at, values[0], values[1], columns.part(row), row.line())
                    .forEach(ticker.bars::add);
        }
    }
}
