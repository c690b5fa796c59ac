package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the model goes. */
final class OutOption {
    private final String usual;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The model file. Default: rnn4j-TASK.safetensors in the current folder.")
    private @Nullable String out;

    /** @param usual the file unless another is named */
    OutOption(String usual) {
        this.usual = usual;
    }

    /**
     * Returns the file.
     *
     * @param json the file of the result, which must be another
     * @throws RnnException if the name can be no file's, or the two are one
     */
    Path path(JsonOption json) {
        Path path = OutputPath.check("--out", out == null ? usual : out);
        if (json.names(path)) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--json: expected another file than --out but got '" + path + "' for both. Change one of them.");
        }
        return path;
    }
}
