package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.annotation.Internal;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The standard output of the process, which remembers why something could not be written: a {@code PrintStream} says only that. A reader that went
 * away has had what it wanted and is no loss; a disk that is full is one. Thread-safe.
 */
@Internal
public final class ProcessOutput extends OutputStream {
    private final OutputStream out;
    private volatile @Nullable IOException failure;

    /** Writes to this stream. */
    public ProcessOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Returns why some of what was written is lost to a reader that is still there; empty if nothing is. */
    public Optional<String> loss() {
        IOException known = failure;
        return Optional.ofNullable(known)
                .map(e -> String.valueOf(e.getMessage()))
                // Every system that has pipes says so in its own words.
                .filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("pipe"));
    }
}
