package io.github.rnn4j.tck;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a test was skipped, in the words of whoever wrote the assumption. */
final class SkipReason {
    /** What JUnit says by itself. */
    private static final Pattern JUNIT = Pattern.compile("^Assumption failed(: )?(assumption is not (true|false))?");

    private SkipReason() {}

    /** Returns the reason that an assumption gave; empty where it gave none. */
    static String of(@Nullable Throwable aborted) {
        String message = aborted == null || aborted.getMessage() == null ? "" : aborted.getMessage();
        return JUNIT.matcher(message).replaceFirst("").strip();
    }
}
