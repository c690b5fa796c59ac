package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import org.jspecify.annotations.Nullable;

/**
 * Moves sequences, states and outputs between the caller's order of sequences and the packed one. Outputs beyond a length are 0.
 * Confined to a session.
 *
 * @param <A> the array type
 */
final class RnnStates<A> {
    private final FloatingElements<A> elements;
    private final RnnLayout layout;
    private final WorkerPool pool;
    private final WorkerPool.Work pack = this::pack;
    private final WorkerPool.Work unpack = this::unpack;
    private SequencePacking moved;
    private A from;
    private A to;
    private int width;
    private int parts = 1;

    RnnStates(FloatingElements<A> elements, RnnLayout layout, SequencePacking none, WorkerPool pool) {
        this.elements = elements;
        this.layout = layout;
        this.pool = pool;
        this.moved = none;
        this.from = elements.allocate(0);
        this.to = from;
    }

    /** Copies the used steps of {@code [timeSteps, batch, size]} into rows. */
    void pack(SequencePacking packing, A padded, A packed, int size) {
        move(pack, packing, padded, packed, size);
    }

    /** Copies rows to their steps in {@code [timeSteps, batch, size]}; the other steps become 0. */
    void unpack(SequencePacking packing, A packed, A padded, int size) {
        move(unpack, packing, packed, padded, size);
    }

    private void move(WorkerPool.Work work, SequencePacking packing, A source, A target, int size) {
        moved = packing;
        from = source;
        to = target;
        width = size;
        parts = packing.shards() == 1 ? 1 : pool.parts(Long.MAX_VALUE, packing.timeSteps());
        pool.run(parts, work);
    }

    private void pack(int part) {
        int begin = WorkerPool.begin(moved.timeSteps(), 1, part, parts);
        int end = WorkerPool.begin(moved.timeSteps(), 1, part + 1, parts);
        moved.pack(from, to, width, begin, end);
    }

    private void unpack(int part) {
        int begin = WorkerPool.begin(moved.timeSteps(), 1, part, parts);
        int end = WorkerPool.begin(moved.timeSteps(), 1, part + 1, parts);
        moved.unpack(from, to, width, begin, end);
        if (!moved.isDense()) {
            clearPadding(begin, end);
        }
    }

    private void clearPadding(int begin, int end) {
        int batch = moved.batch();
        for (int t = begin; t < end; t++) {
            for (int place = moved.running(t); place < batch; place++) {
                int at = (t * batch + moved.sequence(place)) * width;
                elements.fill(to, at, at + width, 0);
            }
        }
    }

    /** Copies a part of the state, {@code [layers * directions, batch, hidden]}, into the activations. */
    void packInitial(RnnActivations<A> activations, int part, A source) {
        SequencePacking packing = activations.packing();
        A target = activations.ownInitial(part);
        int hidden = layout.hiddenSize();
        for (int index = 0; index < layout.passes(); index++) {
            int base = index * packing.batch();
            for (int place = 0; place < packing.batch(); place++) {
                int from = (base + packing.sequence(place)) * hidden;
                System.arraycopy(source, from, target, (base + place) * hidden, hidden);
            }
        }
        elements.round(target, layout.passes() * packing.batch() * hidden);
    }

    /** Copies one layer's and direction's state into packed order; zeros for null. */
    void packState(SequencePacking packing, @Nullable A source, int index, A target) {
        int hidden = layout.hiddenSize();
        if (source == null) {
            elements.fill(target, 0, packing.batch() * hidden, 0);
            return;
        }
        for (int place = 0; place < packing.batch(); place++) {
            int from = (index * packing.batch() + packing.sequence(place)) * hidden;
            System.arraycopy(source, from, target, place * hidden, hidden);
        }
    }

    /** Copies one layer's and direction's state out of packed order; nothing for null. */
    void unpackState(SequencePacking packing, A source, int index, @Nullable A target) {
        if (target == null) {
            return;
        }
        int hidden = layout.hiddenSize();
        for (int place = 0; place < packing.batch(); place++) {
            int to = (index * packing.batch() + packing.sequence(place)) * hidden;
            System.arraycopy(source, place * hidden, target, to, hidden);
        }
    }

    /** Writes a part of the state after the last used step; of a sequence without steps, the initial one. */
    void unpackFinal(RnnActivations<A> activations, int part, A target) {
        SequencePacking packing = activations.packing();
        int hidden = layout.hiddenSize();
        int size = layout.outputSize();
        for (int index = 0; index < layout.passes(); index++) {
            A states = activations.state(part, index / layout.directions());
            int direction = index % layout.directions();
            for (int place = 0; place < packing.batch(); place++) {
                int to = (index * packing.batch() + packing.sequence(place)) * hidden;
                if (packing.length(place) > 0) {
                    int from = lastRow(packing, place, direction) * size + direction * hidden;
                    System.arraycopy(states, from, target, to, hidden);
                } else if (activations.hasInitial()) {
                    int from = (index * packing.batch() + place) * hidden;
                    System.arraycopy(activations.initial(part), from, target, to, hidden);
                } else {
                    elements.fill(target, to, to + hidden, 0);
                }
            }
        }
    }

    /** Writes the last layer's outputs, of every step or of the step that each direction reads last. */
    void unpackOutput(RnnActivations<A> activations, boolean last, A target) {
        SequencePacking packing = activations.packing();
        int size = layout.outputSize();
        A states = activations.output(layout.numLayers() - 1);
        if (!last) {
            unpack(packing, states, target, size);
            return;
        }
        int hidden = layout.hiddenSize();
        for (int place = 0; place < packing.batch(); place++) {
            for (int direction = 0; direction < layout.directions(); direction++) {
                int to = packing.sequence(place) * size + direction * hidden;
                if (packing.length(place) > 0) {
                    int from = lastRow(packing, place, direction) * size + direction * hidden;
                    System.arraycopy(states, from, target, to, hidden);
                } else {
                    elements.fill(target, to, to + hidden, 0);
                }
            }
        }
    }

    /** Returns the row of the step that a direction reads last; the sequence must have one. */
    private static int lastRow(SequencePacking packing, int place, int direction) {
        return packing.offset(direction == 0 ? packing.length(place) - 1 : 0) + place;
    }

    /** Copies the gradient of the outputs into packed rows: of every step, zeros for null, or of the step that each direction reads last alone. */
    void packOutputGradient(SequencePacking packing, boolean last, @Nullable A source, A target) {
        int size = layout.outputSize();
        if (source == null) {
            elements.fill(target, 0, packing.rows() * size, 0);
            return;
        }
        if (!last) {
            pack(packing, source, target, size);
            return;
        }
        int hidden = layout.hiddenSize();
        for (int place = 0; place < packing.batch(); place++) {
            for (int direction = 0; direction < layout.directions() && packing.length(place) > 0; direction++) {
                int from = packing.sequence(place) * size + direction * hidden;
                int to = lastRow(packing, place, direction) * size + direction * hidden;
                System.arraycopy(source, from, target, to, hidden);
            }
        }
    }
}
