package io.github.rnn4j.backend.nd4j;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A session's arrays that are free to be used again, for making one in the engine costs as much as three operations on it, and
 * its views as much again. Holds a bounded number of bytes: when they are
 * reached it starts anew, so that sizes that are no longer asked for do not fill it for ever.
 */
final class ArrayPool {
    private static final long MOST_BYTES = 16L << 20;

    private record Kind(DataType type, int elements) {}

    private final Map<Kind, Deque<EngineArray>> free = new HashMap<>();
    private long bytes;
    private boolean closed;

    /** Returns an array of any content. */
    EngineArray take(DataType type, int elements) {
        Deque<EngineArray> candidates = free.get(new Kind(type, elements));
        if (candidates == null || candidates.isEmpty()) {
            return EngineArray.allocate(type, elements);
        }
        EngineArray taken = candidates.pop();
        bytes -= taken.bytes();
        return taken;
    }

    /** Takes an array that nobody uses any more. */
    void giveBack(EngineArray array) {
        if (closed || array.bytes() > MOST_BYTES) {
            array.close();
            return;
        }
        if (bytes + array.bytes() > MOST_BYTES) {
            freeAll();
        }
        bytes += array.bytes();
        free.computeIfAbsent(new Kind(array.type(), array.elements()), kind -> new ArrayDeque<>())
                .push(array);
    }

    /** Frees what it holds, and from now on everything that comes back. */
    void close() {
        closed = true;
        freeAll();
    }

    private void freeAll() {
        free.values().forEach(arrays -> arrays.forEach(EngineArray::close));
        free.clear();
        bytes = 0;
    }
}
