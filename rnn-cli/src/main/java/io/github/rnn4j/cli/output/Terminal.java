package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.annotation.Internal;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The streams of the process, always UTF-8 whatever the machine's own encoding is. Results and progress go to {@code out},
 * refusals to {@code err}.
 *
 * @param out results and progress
 * @param err refusals and warnings
 * @param in texts handed in
 * @param interactive whether {@code out} is a screen on which a line may be drawn over
 */
@Internal
public record Terminal(PrintStream out, PrintStream err, InputStream in, boolean interactive) {
    /**
     * Returns the streams of this process.
     *
     * @param out its standard output
     */
    public static Terminal ofProcess(Map<String, String> environment, ProcessOutput out) {
        return new Terminal(
                utf8(out),
                utf8(new FileOutputStream(FileDescriptor.err)),
                System.in,
                isScreen(System.console(), environment));
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(new BufferedOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    /** A console needs both streams on a terminal, so nothing is drawn into a file or a pipe. */
    private static boolean isScreen(@Nullable Console console, Map<String, String> environment) {
        return console != null
                && isTerminal(console)
                && !"dumb".equals(environment.get("TERM"))
                && !"true".equals(environment.get("CI"));
    }

    /** From Java 22 on there may be a console without a terminal; there it can be asked. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException beforeJava22) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }

    /** Hands on what is still buffered. */
    public void flush() {
        out.flush();
        err.flush();
    }
}
