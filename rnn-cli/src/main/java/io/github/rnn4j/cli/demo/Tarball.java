package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads chosen files out of a gzipped tar archive, in memory: nothing is unpacked, so no name in it can lead anywhere. Enough
 * for what npm packs (plain files with short names); the archive's checksum is known before it is read.
 */
final class Tarball {
    private static final int BLOCK = 512;
    private static final int LARGEST = 1 << 24;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE_OFFSET = 124;
    private static final int SIZE_LENGTH = 12;

    private Tarball() {}

    /**
     * Returns the contents of the named files, in the order of the names.
     *
     * @throws RnnException with code {@code INVALID_DATA} if the archive is damaged or a file is not in it
     */
    static List<byte[]> read(byte[] archive, List<String> wanted) {
        Map<String, byte[]> files = new HashMap<>();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            byte[] header = in.readNBytes(BLOCK);
            while (header.length == BLOCK && header[0] != 0) {
                int size = size(header);
                byte[] content = in.readNBytes(size);
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                String name = text(header, 0, NAME_LENGTH);
                if (wanted.contains(name)) {
                    files.put(name, content);
                }
                header = in.readNBytes(BLOCK);
            }
        } catch (IOException e) {
            throw new RnnException(ErrorCode.INVALID_DATA, "archive: expected gzipped tar but got " + e, e);
        }
        return wanted.stream().map(name -> named(files, name)).toList();
    }

    private static byte[] named(Map<String, byte[]> files, String name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA, "archive: expected a file '" + name + "' in it but found none");
        }
        return content;
    }

    private static int size(byte[] header) throws IOException {
        String octal = text(header, SIZE_OFFSET, SIZE_LENGTH).strip();
        try {
            long size = Long.parseLong(octal, 8);
            if (size >= 0 && size <= LARGEST) {
                return (int) size;
            }
        } catch (NumberFormatException e) {
            throw new IOException("a size of '" + octal + "'", e);
        }
        throw new IOException("a size of '" + octal + "'");
    }

    private static String text(byte[] header, int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.UTF_8);
    }
}
