package io.github.rnn4j.tasks.timeseries.tick.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.FileContent;
import io.github.rnn4j.tasks.common.data.SplitColumn;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The bars of some tickers. Immutable.
 *
 * @param files how messages call the files, as given
 * @param digests SHA-256 of each file's bytes, in hexadecimal
 * @param tickers in the order in which they begin
 * @param barSeconds from one bar to the next
 * @param gaps bars that begin a new stretch within a session
 * @param localTimes whether times have no zone, so that they are taken for local ones
 * @param splitByTime whether the parts were told by time, for no column says them
 * @param outside rows that were left out for lying outside of the session
 * @param skippedRows rows that were left out as bad
 */
@Experimental
public record TickData(
        List<String> files,
        List<String> digests,
        List<TickerSeries> tickers,
        int barSeconds,
        int gaps,
        boolean localTimes,
        boolean splitByTime,
        int outside,
        int skippedRows) {
    public TickData {
        files = List.copyOf(files);
        digests = List.copyOf(digests);
        tickers = List.copyOf(tickers);
    }

    /**
     * Reads bars, or trades and makes bars of them.
     *
     * @throws RnnException if there is no file, or one cannot be read; if a column is missing or stands for two; if there are too
     *     few sessions to split; and, unless bad rows are skipped, if a field is no finite number, a price not above 0, a high below its
     *     low, or a time does not grow. The message names line and column
     */
    public static TickData read(TickSource source) {
        if (source.files().isEmpty()) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "--data: expected at least one file but got none.");
        }
        List<Table> tables = source.files().stream().map(TableReader::read).toList();
        String file = tables.get(0).file();
        SplitColumn split = new SplitColumn(source.columns().get("split"), tables);
        TickReader reader = new TickReader(source);
        Map<String, BarList> bars = reader.read(tables, split);
        int seconds = BarStep.of(file, bars);
        List<TickerSeries> tickers = new ArrayList<>();
        if (split.isPresent()) {
            bars.forEach((name, list) -> tickers.add(new TickerSeries(name, list.bars(), list.broken(), seconds)));
        } else {
            TimeSplit byTime = new TimeSplit(
                    file,
                    bars.values().stream().flatMap(list -> list.bars().stream()).mapToLong(Bar::day));
            bars.forEach((name, list) ->
                    tickers.add(new TickerSeries(name, byTime.split(list.bars()), list.broken(), seconds)));
        }
        return new TickData(
                tables.stream().map(Table::file).toList(),
                tables.stream().map(Table::sha256).toList(),
                tickers,
                seconds,
                tickers.stream().mapToInt(TickerSeries::gaps).sum(),
                reader.hasLocalTimes(),
                !split.isPresent(),
                reader.outside(),
                reader.skipped());
    }

    /**
     * Returns the digest of each file of a source, as {@link #digests()} has them.
     *
     * @throws RnnException if a file cannot be read
     */
    public static List<String> digests(TickSource source) {
        return source.files().stream()
                .map(file -> FileContent.read(file).sha256())
                .toList();
    }
}
