package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which column tells tickers apart. */
final class TickerOption {
    @Option(
            names = "--ticker",
            paramLabel = "COLUMN",
            description =
                    "Ticks: column of the ticker. Default: that of the training; without one each file is a ticker.")
    private @Nullable String ticker;

    /**
     * Returns a source of rows with this column, and with what it leaves open taken from a model.
     *
     * @throws RnnException if nothing says which of the model's tickers the rows of standard input are of
     */
    TickSource complete(TickSource source, TickModel model) {
        TickSource named = ticker == null ? source : source.withColumn("ticker", ticker);
        TickSource completed = model.selection().complete(named, false);
        Set<String> known = model.settings().profiles().keySet();
        if (completed.files().isEmpty() && !completed.columns().containsKey("ticker") && known.size() > 1) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--ticker: expected the column that says which of " + String.join(", ", known)
                            + " a row of standard input is of, or another ticker, but got none. Name it.");
        }
        return completed;
    }

    /**
     * Refuses what only goes with ticks.
     *
     * @param task the model's
     */
    void refuseFor(String task) {
        if (ticker != null) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--ticker: expected a model for ticks but got one for " + task + ". Leave it out.");
        }
    }
}
