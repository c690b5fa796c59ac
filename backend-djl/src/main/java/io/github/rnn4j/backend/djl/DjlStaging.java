package io.github.rnn4j.backend.djl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory outside the Java heap through which numbers reach the engine. The engine's arrays over it are aliases: they are copied
 * and closed before the operation ends. It is kept and reused, for memory of this kind is freed only when the collector comes by.
 * Guarded by its owner.
 */
final class DjlStaging {
    /** No operation needs more scalars than this. */
    private static final int SCALARS = 8;

    private final ByteBuffer scalars = direct(SCALARS * Double.BYTES);
    private ByteBuffer rows = direct(0);

    /** Returns {@code count} bytes, whose content is what the last use left. */
    ByteBuffer bytes(int count) {
        if (rows.capacity() < count) {
            long doubled = Math.min(2L * rows.capacity(), Integer.MAX_VALUE);
            rows = direct((int) Math.max(count, doubled));
        }
        return rows.slice(0, count).order(ByteOrder.nativeOrder());
    }

    /** Returns the place of an operation's scalar number {@code index}. */
    ByteBuffer scalar(int index, int bytes) {
        return scalars.slice(index * Double.BYTES, bytes).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes);
    }
}
