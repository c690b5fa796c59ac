package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.DataFolder;
import io.github.rnn4j.tasks.sentiment.vectors.VectorSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which vectors networks for reviews start at. */
final class VectorOptions {
    @Option(
            names = "--vectors",
            paramLabel = "FILE",
            description = "Start the embedding at these vectors: the text format of word2vec and fastText, plain or"
                    + " gzipped. Their length is that of the embedding; what has none is drawn. Default: draw all.")
    private @Nullable String file;

    @Option(names = "--vectors-frozen", description = "Leave the vectors of --vectors as they are in training.")
    private boolean frozen;

    /**
     * Returns the vectors; null for none. The file is there.
     *
     * @throws RnnException if it is not, or the options contradict themselves
     */
    @Nullable
    VectorSource source() {
        if (file == null && frozen) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--vectors-frozen: expected --vectors beside it but got none. Name a file, or leave it out.");
        }
        return file == null
                ? null
                : new VectorSource(DataFolder.fromEnvironment().locate(file), frozen);
    }
}
