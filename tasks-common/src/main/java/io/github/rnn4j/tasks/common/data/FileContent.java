package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The whole text of a file, so that a fault in it can be told by its line.
 *
 * @param name how messages call the file
 * @param sha256 digest of the bytes on disk, in hexadecimal
 * @param text the text, without a byte order mark
 */
@Internal
public record FileContent(String name, String sha256, String text) {
    private static final int MAX_BYTES = 1 << 29;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Reads a file, plain or gzip, in strict UTF-8.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if the file cannot be read, {@code INVALID_DATA} if it is empty,
     *     damaged, too large, or not UTF-8
     */
    public static FileContent read(Path path) {
        String name = path.toString();
        byte[] stored = stored(name, path);
        if (stored.length == 0) {
            throw invalid(name + ": expected a header line and rows but got an empty file. Check the file.", null);
        }
        String text = decode(name, isGzip(stored) ? unpack(name, stored) : stored);
        return new FileContent(name, FileDigest.sha256(stored), text);
    }

    private static byte[] stored(String name, Path path) {
        if (Files.isDirectory(path)) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT, name + ": expected a file but got a folder. Name a file in it.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return limited(name, in);
        } catch (NoSuchFileException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT, name + ": expected a file but there is none. Check the name.", e);
        } catch (AccessDeniedException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    name + ": expected a readable file but access was denied. Check its permissions.",
                    e);
        } catch (IOException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    name + ": expected a readable file but got '" + e.getMessage() + "'. Check the file.",
                    e);
        }
    }

    private static byte[] limited(String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw invalid(name + ": expected at most 512 MiB but got more. Give it in several files.", null);
        }
        return bytes;
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length >= 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    private static byte[] unpack(String name, byte[] packed) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return limited(name, in);
        } catch (EOFException e) {
            throw invalid(
                    name + ": expected a whole gzip file but it ends early (after " + packed.length
                            + " bytes). Fetch or pack it again.",
                    e);
        } catch (ZipException e) {
            throw invalid(
                    name + ": expected a whole gzip file but got a damaged one (" + e.getMessage()
                            + "). Fetch or pack it again.",
                    e);
        } catch (IOException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    name + ": expected a readable gzip file but got '" + e.getMessage() + "'. Check the file.",
                    e);
        }
    }

    private static String decode(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw invalid(notUtf8(name, bytes, in.position()), null);
        }
        out.flip();
        if (out.hasRemaining() && out.charAt(0) == BYTE_ORDER_MARK) {
            out.get();
        }
        return out.toString();
    }

    private static String notUtf8(String name, byte[] bytes, int position) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return name + ": expected UTF-8 but got byte 0x"
                + HexFormat.of().withUpperCase().toHexDigits(bytes[position]) + " (line " + line + ", byte "
                + (position - lineStart + 1) + "). Save the file as UTF-8.";
    }

    private static RnnException invalid(String message, @Nullable Throwable cause) {
        return new RnnException(ErrorCode.INVALID_DATA, message, cause);
    }
}
