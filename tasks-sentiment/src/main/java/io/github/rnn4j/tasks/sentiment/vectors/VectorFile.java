package io.github.rnn4j.tasks.sentiment.vectors;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.Decimal;
import io.github.rnn4j.tasks.common.data.LineReader;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of vectors in the text format of word2vec and fastText, read line by line: a token and its numbers, with spaces or tabs between
 * them, after an optional first line with the count of vectors and their length. As in fastText a token holds no ASCII blank, and may hold any other
 * character. Not thread-safe.
 */
@Experimental
public final class VectorFile implements AutoCloseable {
    private static final Pattern HEADER = Pattern.compile("[ \\t]*([0-9]{1,10})[ \\t]+([0-9]{1,6})[ \\t]*");

    private final LineReader lines;
    private final long declared;
    private final int dimension;
    private @Nullable String first;
    private String line = "";
    private long count;

    private VectorFile(LineReader lines) {
        this.lines = lines;
        String begin = lines.next();
        if (begin == null) {
            throw invalid("a line with a token and its numbers", "an empty file", "Check the file.");
        }
        Matcher header = HEADER.matcher(begin);
        if (header.matches()) {
            this.declared = Long.parseLong(header.group(1));
            this.dimension = Integer.parseInt(header.group(2));
            if (declared == 0 || dimension == 0) {
                throw invalid("a count and a length above 0", "'" + begin.strip() + "'", "Check the file.");
            }
        } else {
            this.declared = -1;
            this.dimension = fields(begin) - 1;
            this.first = begin;
            if (dimension < 1) {
                throw invalid("a token and its numbers", count(fields(begin)), "Check the file.");
            }
        }
    }

    /**
     * Opens a file, plain or gzip.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be read, {@code INVALID_DATA} if it does not begin with vectors
     */
    public static VectorFile open(Path file) {
        LineReader lines = LineReader.open(file);
        try {
            return new VectorFile(lines);
        } catch (RuntimeException | Error e) {
            lines.close();
            throw e;
        }
    }

    /** Returns how many numbers a vector has. */
    public int dimension() {
        return dimension;
    }

    /** Returns the digest of the bytes on disk that were read so far, in hexadecimal; after the last line that of the file. */
    public String sha256() {
        return lines.sha256();
    }

    /**
     * Goes to the next line.
     *
     * @return its token; null at the end
     * @throws RnnException with code {@code INVALID_DATA} if it has another number of fields than the first, or there are other lines
     *     than the first one says; the message names the line
     */
    public @Nullable String next() {
        String next = first == null ? lines.next() : first;
        first = null;
        if (next == null) {
            if (declared >= 0 && count != declared) {
                throw invalid(
                        declared + " vectors, as line 1 says,", "the end after " + count, "Fetch or unpack it again.");
            }
            return null;
        }
        if (count == declared) {
            throw invalid(declared + " vectors, as line 1 says,", "one more", "Mend the line or line 1.");
        }
        count++;
        int fields = fields(next);
        if (fields != dimension + 1 || isBlank(next.charAt(0))) {
            throw invalid(
                    "a token and " + dimension + " numbers",
                    count(fields) + (fields > dimension + 1 ? ", and a token holds no blank" : ""),
                    "Mend the line.");
        }
        line = next;
        return next.substring(0, end(next, 0));
    }

    /**
     * Returns the numbers of the line.
     *
     * @throws RnnException with code {@code INVALID_DATA} if one is no finite number; the message names the line
     */
    public float[] vector() {
        float[] vector = new float[dimension];
        int at = end(line, 0);
        for (int i = 0; i < dimension; i++) {
            int from = begin(line, at);
            at = end(line, from);
            String field = line.substring(from, at);
            OptionalDouble number = Decimal.parse(field);
            vector[i] = number.isPresent() ? (float) number.getAsDouble() : Float.NaN;
            if (!Float.isFinite(vector[i])) {
                throw invalid("a number in place " + (i + 1), "'" + excerpt(field) + "'", "Mend the line.");
            }
        }
        return vector;
    }

    private static String count(int fields) {
        return fields + (fields == 1 ? " field" : " fields");
    }

    private static String excerpt(String field) {
        return field.length() <= 40 ? field : field.substring(0, 40) + "…";
    }

    private static int fields(String line) {
        int fields = 0;
        for (int at = begin(line, 0); at < line.length(); at = begin(line, end(line, at))) {
            fields++;
        }
        return fields;
    }

    private static int begin(String line, int from) {
        int at = from;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int end(String line, int from) {
        int at = from;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\r';
    }

    private RnnException invalid(String expected, String got, String mend) {
        return new RnnException(
                ErrorCode.INVALID_DATA,
                lines.name() + ": expected " + expected + " but got " + got + " (line " + lines.number() + "). "
                        + mend);
    }

    @Override
    public void close() {
        lines.close();
    }
}
