package io.github.rnn4j.monitoring.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Writes records one after the other as TensorFlow does (TFRecord): length, its check, the bytes, their check; little-endian. A check is
 * the CRC-32C, turned and moved by a constant so that a check of data that holds checks is none of a known kind.
 */
final class RecordWriter {
    private static final int MASK = 0xa282ead8;

    private final OutputStream out;

    RecordWriter(OutputStream out) {
        this.out = out;
    }

    void write(byte[] record) throws IOException {
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(record.length)
                .array();
        out.write(length);
        out.write(check(length));
        out.write(record);
        out.write(check(record));
    }

    private static byte[] check(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int value = (int) crc.getValue();
        int masked = Integer.rotateRight(value, 15) + MASK;
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(masked)
                .array();
    }
}
