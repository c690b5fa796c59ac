package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.Elements;

/**
 * Rows of one type that grow as needed and keep no content. Confined to a session.
 *
 * @param <A> the array type
 */
final class ScratchRows<A> {
    private final Elements<A> elements;
    private A first;
    private A second;
    private A third;

    ScratchRows(Elements<A> elements) {
        this.elements = elements;
        this.first = elements.allocate(0);
        this.second = first;
        this.third = first;
    }

    Elements<A> elements() {
        return elements;
    }

    A of(CpuTensor tensor) {
        return elements.cast(tensor.array());
    }

    A first(int length) {
        first = elements.atLeast(first, length);
        return first;
    }

    A second(int length) {
        second = elements.atLeast(second, length);
        return second;
    }

    A third(int length) {
        third = elements.atLeast(third, length);
        return third;
    }
}
