package io.github.rnn4j.tasks.common.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Bytes as they come, unpacked if they begin as gzip does. */
final class PlainOrGzip {
    private PlainOrGzip() {}

    /** Returns the unpacked bytes; waits for the first two. */
    static InputStream unpacked(InputStream in) throws IOException {
        InputStream bytes = in.markSupported() ? in : new BufferedInputStream(in);
        bytes.mark(2);
        boolean gzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return gzip ? new GZIPInputStream(bytes) : bytes;
    }
}
