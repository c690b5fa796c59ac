package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of data files, by which it is told that two of them are the same. Thread-safe. */
@Experimental
public final class FileDigest {
    private FileDigest() {}

    /**
     * Returns the SHA-256 of a file's bytes on disk, in hexadecimal.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be read
     */
    public static String sha256(Path file) {
        MessageDigest digest = begin();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    file + ": expected a readable file but got '" + e.getMessage() + "'. Check the file.",
                    e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the SHA-256 of some bytes, in hexadecimal. */
    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(begin().digest(bytes));
    }

    /** Returns a SHA-256 of nothing so far. */
    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: every Java has it", e);
        }
    }
}
