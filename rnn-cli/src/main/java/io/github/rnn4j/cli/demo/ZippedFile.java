package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads one file out of a zip archive, such as a jar, in memory; the archive's checksum is known before it is read. */
final class ZippedFile {
    private static final int LARGEST = 1 << 24;

    private ZippedFile() {}

    /**
     * Returns the content of the file of that name.
     *
     * @throws RnnException with code {@code INVALID_DATA} if the archive is damaged, the file is not in it, or it is too large
     */
    static byte[] read(byte[] archive, String wanted) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            ZipEntry entry = in.getNextEntry();
            while (entry != null && !entry.getName().equals(wanted)) {
                entry = in.getNextEntry();
            }
            if (entry == null) {
                throw new RnnException(
                        ErrorCode.INVALID_DATA, "archive: expected a file '" + wanted + "' in it but found none");
            }
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new IOException("more than " + LARGEST + " bytes in '" + wanted + "'");
            }
            return content;
        } catch (IOException e) {
            throw new RnnException(ErrorCode.INVALID_DATA, "archive: expected a zip archive but got " + e, e);
        }
    }
}
