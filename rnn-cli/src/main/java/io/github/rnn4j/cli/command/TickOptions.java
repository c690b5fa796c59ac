package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.timeseries.tick.data.BarLength;
import io.github.rnn4j.tasks.timeseries.tick.data.Session;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the rows of a table become bars. */
final class TickOptions {
    @Option(
            names = "--ticker",
            paramLabel = "COLUMN",
            description = "Column of the ticker. Default: each file is one, by its name.")
    private @Nullable String ticker;

    @Option(names = "--time", paramLabel = "COLUMN", description = "Column of times. Default: found by its name.")
    private @Nullable String time;

    @Option(names = "--open", paramLabel = "COLUMN", description = "First price. Default: found by its name.")
    private @Nullable String open;

    @Option(names = "--high", paramLabel = "COLUMN", description = "Highest price. Default: found by its name.")
    private @Nullable String high;

    @Option(names = "--low", paramLabel = "COLUMN", description = "Lowest price. Default: found by its name.")
    private @Nullable String low;

    @Option(names = "--close", paramLabel = "COLUMN", description = "Last price. Default: found by its name.")
    private @Nullable String close;

    @Option(
            names = "--volume",
            paramLabel = "COLUMN",
            description = "What was traded, or none to learn nothing from it. Default: found by its name.")
    private @Nullable String volume;

    @Option(
            names = "--price",
            paramLabel = "COLUMN",
            description = "Price of a trade: rows are then trades, of which bars are made.")
    private @Nullable String price;

    @Option(
            names = "--amount",
            paramLabel = "COLUMN",
            description = "What a trade was about. Default: found by its name.")
    private @Nullable String amount;

    @Option(
            names = "--bar",
            paramLabel = "LENGTH",
            description = "Length of a bar of trades, such as 30s, 5m or 1h. Default: 5m.")
    private @Nullable String bar;

    @Option(
            names = "--session",
            paramLabel = "HOURS",
            defaultValue = "24h",
            description = "Hours of trading, 24h or HH:MM-HH:MM; rows outside are left out. Default: 24h.")
    private String session = "24h";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Where these hours are, such as America/New_York; times without a zone are local already. Default: UTC.")
    private @Nullable String zone;

    @Option(
            names = "--split",
            paramLabel = "COLUMN",
            description =
                    "Column that says train, validation or test; other rows take part in nothing. Default: 'split' if"
                            + " there is one, else sessions by time, 70/15/15, with some left out between.")
    private @Nullable String split;

    @Option(
            names = "--skip-bad-rows",
            description = "Leave out rows that are no prices, and count them; windows do not cross one. Default: refuse"
                    + " them.")
    private boolean skipBadRows;

    /**
     * Returns the source of bars; every file is there.
     *
     * @throws RnnException if a file is not there or the options contradict themselves
     */
    TickSource source(TableOptions tables) {
        Map<String, String> columns = new TreeMap<>();
        put(columns, "ticker", ticker);
        put(columns, "time", time);
        put(columns, "open", open);
        put(columns, "high", high);
        put(columns, "low", low);
        put(columns, "close", close);
        put(columns, "volume", volume);
        put(columns, "price", price);
        put(columns, "amount", amount);
        put(columns, "split", split);
        return new TickSource(
                tables.paths(),
                columns,
                Session.parse(session),
                zoneId(),
                bar == null ? null : BarLength.parse(bar),
                tables.where(),
                tables.exclude(),
                skipBadRows);
    }

    private static void put(Map<String, String> columns, String key, @Nullable String name) {
        if (name != null) {
            columns.put(key, name);
        }
    }

    private @Nullable ZoneId zoneId() {
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--zone: expected a time zone such as America/New_York but got '" + zone + "'.",
                    e);
        }
    }
}
