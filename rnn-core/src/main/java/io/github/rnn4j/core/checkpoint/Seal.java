package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The digests by which a changed bit is noticed; the container has none. That of the tensors is a metadata text like any
 * other. That of the header is taken over the header's bytes with its own 64 digits set to {@code 0}, so that it covers the
 * metadata, the names, types and shapes, and the tensors' digest.
 */
final class Seal {
    static final String TENSORS = "rnn4j.tensors.sha256";
    static final String HEADER = "rnn4j.header.sha256";

    /** Stands for the header's digest until it is known. */
    static final String BLANK = "0".repeat(64);

    private static final String LEAD = "\"" + HEADER + "\":\"";

    private Seal() {}

    /** Returns the SHA-256 in lower-case hexadecimal digits. */
    static String digest(ByteBuffer bytes) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes.duplicate());
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new RnnException(ErrorCode.INTERNAL, "SHA-256: expected every JDK to have it", e);
        }
    }

    /** Returns the header with its digest in place of {@link #BLANK}. */
    static byte[] close(byte[] header) {
        return with(header, digest(ByteBuffer.wrap(header)));
    }

    /**
     * Checks a header against its digest.
     *
     * @param given the digest that stands in it
     */
    static void check(byte[] header, String given, String subject) {
        compare(given, digest(ByteBuffer.wrap(with(header, BLANK))), subject + ", header");
    }

    /** Refuses a digest that is not the computed one. */
    static void compare(String given, String computed, String subject) {
        if (!given.equals(computed)) {
            throw new InvalidModelException(subject
                    + ": expected bytes that give the digest written with them but got others: the file is damaged or was"
                    + " changed. Bring it as it was written.");
        }
    }

    private static byte[] with(byte[] header, String digest) {
        // As an object's key it stands once; within a text its quotes would have backslashes.
        int at = new String(header, StandardCharsets.ISO_8859_1).indexOf(LEAD) + LEAD.length();
        byte[] changed = Arrays.copyOf(header, header.length);
        if (at >= LEAD.length() && at + BLANK.length() <= header.length) {
            System.arraycopy(digest.getBytes(StandardCharsets.US_ASCII), 0, changed, at, BLANK.length());
        }
        return changed;
    }
}
