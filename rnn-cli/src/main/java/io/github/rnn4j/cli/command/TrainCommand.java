package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The home of the tasks that can be trained. */
@Command(
        name = "train",
        description = "Fits a baseline and a network to your data and writes both as one model file.",
        subcommands = {TrainReviewsCommand.class, TrainTicksCommand.class, TrainDevicesCommand.class},
        synopsisSubcommandLabel = "TASK",
        commandListHeading = "%nTasks:%n",
        footer = {
            "  ./rnn train reviews --data reviews.tsv --text text --label label --out mine.safetensors",
            "  ./rnn train ticks --data AAPL.csv.gz MSFT.csv.gz",
            "  ./rnn train devices --data pumps.csv --run pump --label fault"
        })
@Internal
public final class TrainCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new RnnException(
                ErrorCode.INVALID_ARGUMENT,
                "train: expected a task but got none. Tasks: devices, reviews, ticks. './rnn train reviews --help' shows how.");
    }
}
