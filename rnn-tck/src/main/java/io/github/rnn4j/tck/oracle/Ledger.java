package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what a backend has alive, so that a leak shows. Thread-safe. */
final class Ledger {
    private final AtomicLong tensors = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    void allocated(DType dtype, Shape shape) {
        tensors.incrementAndGet();
        bytes.addAndGet((long) shape.elements() * dtype.bytes());
    }

    void freed(DType dtype, Shape shape) {
        tensors.decrementAndGet();
        bytes.addAndGet(-(long) shape.elements() * dtype.bytes());
    }

    long tensors() {
        return tensors.get();
    }

    long bytes() {
        return bytes.get();
    }
}
