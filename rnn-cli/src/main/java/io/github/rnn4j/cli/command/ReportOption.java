package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the demo's report goes. */
final class ReportOption {
    private static final String USUAL = "rnn4j-demo.html";

    @Option(
            names = {"--out", "--report"},
            paramLabel = "FILE",
            defaultValue = USUAL,
            description = "The report, one HTML file. Default: " + USUAL + " in the current folder.")
    private String out = USUAL;

    /**
     * Returns the file.
     *
     * @param json the file of the result, which must be another
     * @throws RnnException if it cannot be written, or the two are one
     */
    Path path(JsonOption json) {
        Path path = OutputPath.check("--out", out);
        if (json.names(path)) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--json: expected another file than --out but got '" + path + "' for both. Change one of them.");
        }
        return path;
    }
}
