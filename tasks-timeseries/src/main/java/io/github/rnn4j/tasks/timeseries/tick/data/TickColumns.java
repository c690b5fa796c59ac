package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.tasks.common.data.ColumnFinder;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.SplitColumn;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableRow;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which column of a table means what. Immutable. */
final class TickColumns {
    private static final Map<String, ColumnFinder> USUAL = Map.of(
            "time", new ColumnFinder("--time", "the time", List.of("time", "datetime", "timestamp", "date")),
            "open", new ColumnFinder("--open", "the first price of a bar", List.of("open", "o")),
            "high", new ColumnFinder("--high", "the highest price of a bar", List.of("high", "h")),
            "low", new ColumnFinder("--low", "the lowest price of a bar", List.of("low", "l")),
            "close", new ColumnFinder("--close", "the last price of a bar", List.of("close", "c")),
            "volume", new ColumnFinder("--volume", "what was traded", List.of("volume", "vol", "v")),
            "price", new ColumnFinder("--price", "the price of a trade", List.of("price")),
            "amount",
                    new ColumnFinder(
                            "--amount", "what was traded", List.of("amount", "size", "quantity", "qty", "volume")));

    private final Table table;
    private final SplitColumn split;
    private final int time;
    private final int ticker;
    private final int[] numbers;

    private TickColumns(Table table, SplitColumn split, int time, int ticker, int[] numbers) {
        this.table = table;
        this.split = split;
        this.time = time;
        this.ticker = ticker;
        this.numbers = numbers;
    }

    /**
     * Finds the columns.
     *
     * @throws io.github.rnn4j.api.error.RnnException if one is not there, or one stands for two
     */
    static TickColumns of(Table table, TickSource source, SplitColumn split) {
        Map<Integer, String> seen = new HashMap<>();
        List<String> keys = source.isTrades() ? TickSource.TRADES : TickSource.BARS;
        boolean noVolume = TickSource.NONE.equals(source.columns().get("volume"));
        int time = find(table, source, "time", seen);
        int[] numbers = keys.stream()
                .filter(key -> !(noVolume && key.equals("volume")))
                .mapToInt(key -> find(table, source, key, seen))
                .toArray();
        String name = source.columns().get("ticker");
        int ticker = name == null ? -1 : table.column(name, "--ticker");
        return new TickColumns(table, split, time, ticker, numbers);
    }

    private static int find(Table table, TickSource source, String key, Map<Integer, String> seen) {
        ColumnFinder finder = USUAL.get(key);
        if (finder == null) {
            throw new IllegalArgumentException("column: expected one of " + USUAL.keySet() + " but got " + key);
        }
        int position = finder.find(table, source.columns().get(key));
        String before = seen.putIfAbsent(position, key);
        if (before != null) {
            throw TickSource.sameColumn(before, key, table.columns().get(position));
        }
        return position;
    }

    int time() {
        return time;
    }

    /** Returns the positions of the numbers, in the order of their keys; without the last where no volume is wanted. */
    int[] numbers() {
        return numbers.clone();
    }

    /** Returns the name of a row's ticker: its field, else the file's name up to its first point. */
    String ticker(TableRow row) {
        return ticker < 0 ? tickerOf(table.file()) : row.fields().get(ticker).strip();
    }

    private static String tickerOf(String file) {
        Path name = Path.of(file).getFileName();
        String text = name == null ? file : name.toString();
        int point = text.indexOf('.', 1);
        return point < 0 ? text : text.substring(0, point);
    }

    /** Returns the part that a row says it is of; null for none. */
    @Nullable
    Part part(TableRow row) {
        return split.isPresent()
                ? Part.find(row.fields().get(split.position(table)).strip()).orElse(null)
                : null;
    }
}
