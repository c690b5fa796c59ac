package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a file that may be too large to be held, plain or gzip, in strict UTF-8. A line ends with a line feed and nothing else, so that
 * other characters that Java takes for ends of lines may stand in it. Not thread-safe.
 */
@Internal
public final class LineReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 1 << 24;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final MessageDigest digest = FileDigest.begin();
    /** A new one reports what is no UTF-8. */
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private byte[] line = new byte[BUFFER];
    private int length;
    private long number;

    private LineReader(String name, InputStream file) throws IOException {
        this.name = name;
        this.in = PlainOrGzip.unpacked(new BufferedInputStream(new DigestInputStream(file, digest), BUFFER));
    }

    /**
     * Opens a file.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be read, {@code INVALID_DATA} if it begins as gzip and is none
     */
    public static LineReader open(Path path) {
        String name = path.toString();
        try {
            return new LineReader(name, Files.newInputStream(path));
        } catch (NoSuchFileException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT, name + ": expected a file but there is none. Check the name.", e);
        } catch (EOFException | ZipException e) {
            throw damaged(name, 1, e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Returns how messages call the file. */
    public String name() {
        return name;
    }

    /** Returns the number of the line that was read last, from 1. */
    public long number() {
        return number;
    }

    /** Returns the digest of the bytes on disk that were read so far, in hexadecimal; after the last line that of the file. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java's SHA-256 can be copied", e);
        }
    }

    /**
     * Returns the next line without its end; null after the last.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be read, {@code INVALID_DATA} if it is not UTF-8, too long, or the
     *     file is damaged; the message names the line
     */
    public @Nullable String next() {
        length = 0;
        boolean begun = false;
        boolean ended = false;
        while (!ended && (from < to || fill())) {
            if (!begun) {
                begun = true;
                number++;
            }
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            append(end - from);
            ended = end < to;
            from = ended ? end + 1 : to;
        }
        return begun ? text() : null;
    }

    private void append(int count) {
        if (length + count > LONGEST_LINE) {
            throw invalid(
                    name + ": expected lines of " + LONGEST_LINE + " bytes at the most but got a longer one (line "
                            + number + "). Check the file.",
                    null);
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
        }
        System.arraycopy(buffer, from, line, length, count);
        length += count;
    }

    private boolean fill() {
        try {
            from = 0;
            to = Math.max(0, in.read(buffer, 0, buffer.length));
            return to > 0;
        } catch (EOFException | ZipException e) {
            throw damaged(name, number, e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private String text() {
        try {
            String text = decoder.decode(ByteBuffer.wrap(line, 0, length)).toString();
            return number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw invalid(name + ": expected UTF-8 but got other bytes (line " + number + "). Convert it first.", e);
        }
    }

    private static RnnException damaged(String name, long number, IOException e) {
        return invalid(
                name + ": expected a whole gzip file but it is cut off or damaged (behind line " + number
                        + "). Fetch or pack it again.",
                e);
    }

    private static RnnException invalid(String message, @Nullable Throwable cause) {
        return new RnnException(ErrorCode.INVALID_DATA, message, cause);
    }

    private static RnnException unreadable(String name, IOException e) {
        return new RnnException(
                ErrorCode.INPUT_OUTPUT,
                name + ": expected a readable file but got '" + e.getMessage() + "'. Check the file.",
                e);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }
}
