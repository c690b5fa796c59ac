package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where prices come from and which of them take part. Immutable.
 *
 * @param files tables; none where rows come in one by one
 * @param columns names that were given, by option without its dashes, of {@link #BARS} or {@link #TRADES} and {@link #COMMON}; what
 *     is not there is found by its usual name. Trades are read where {@code price} is given
 * @param session hours of trading
 * @param zone where these hours are; null for UTC. Times without a zone are local already
 * @param barSeconds length of a bar of trades; null for 5 minutes
 * @param where conditions that the last bar of a window must meet, every one of them; of trades, each trade
 * @param exclude conditions that it must not meet, not one of them
 * @param skipBadRows true to leave out rows that are no prices and count them; windows do not cross one. False to refuse them
 */
@Experimental
public record TickSource(
        List<Path> files,
        Map<String, String> columns,
        Session session,
        @Nullable ZoneId zone,
        @Nullable Integer barSeconds,
        List<String> where,
        List<String> exclude,
        boolean skipBadRows) {
    /** Keys of the columns of bars. */
    public static final List<String> BARS = List.of("open", "high", "low", "close", "volume");
    /** Keys of the columns of trades. */
    public static final List<String> TRADES = List.of("price", "amount");
    /** Keys of the columns of both. */
    public static final List<String> COMMON = List.of("time", "ticker", "split");
    /** The name of a volume column that says there is none to learn from. */
    public static final String NONE = "none";

    public TickSource {
        files = List.copyOf(files);
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        where = List.copyOf(where);
        exclude = List.copyOf(exclude);
        Map<String, String> seen = new HashMap<>();
        columns.forEach((key, name) -> {
            String before = seen.putIfAbsent(name, key);
            if (before != null) {
                throw sameColumn(before, key, name);
            }
        });
        boolean trades = columns.containsKey("price");
        for (String key : trades ? BARS : TRADES) {
            if (columns.containsKey(key)) {
                throw invalid(
                        "--" + key + ": expected columns of bars, or --price and --amount of trades, but got both."
                                + " Leave one sort out.");
            }
        }
        if (barSeconds != null && !trades) {
            throw invalid("--bar: expected trades (--price) to make bars of but got bars. Leave it out.");
        }
    }

    static RnnException sameColumn(String key, String other, String name) {
        return invalid("--" + key + ", --" + other + ": expected different columns but got '" + name + "' for both.");
    }

    private static RnnException invalid(String message) {
        return new RnnException(ErrorCode.INVALID_ARGUMENT, message);
    }

    /** Returns all bars of some files, with columns found by their names, in sessions from midnight to midnight. */
    public static TickSource of(Path... files) {
        return new TickSource(List.of(files), Map.of(), Session.DAY, null, null, List.of(), List.of(), false);
    }

    /** Returns this source with a column, by its option without dashes. */
    public TickSource withColumn(String key, String name) {
        Map<String, String> more = new TreeMap<>(columns);
        more.put(key, name);
        return new TickSource(files, more, session, zone, barSeconds, where, exclude, skipBadRows);
    }

    /** Returns this source with other hours of trading. */
    public TickSource withSession(Session value, @Nullable ZoneId where) {
        return new TickSource(files, columns, value, where, barSeconds, this.where, exclude, skipBadRows);
    }

    /** Returns this source with another length of bars. */
    public TickSource withBarSeconds(int seconds) {
        return new TickSource(files, columns, session, zone, seconds, where, exclude, skipBadRows);
    }

    /** Returns this source with bad rows left out and counted. */
    public TickSource skippingBadRows() {
        return new TickSource(files, columns, session, zone, barSeconds, where, exclude, true);
    }

    /** Returns true if rows are trades, and false if they are bars. */
    public boolean isTrades() {
        return columns.containsKey("price");
    }
}
