package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.Elements;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies to a result whole runs of a walk, which threads share: of the one operand, or of one of two by a condition that stands
 * still along the runs, as one that tells used steps from padding does. Confined to a session; allocates nothing once warm.
 */
final class RunMove {
    /** Multiply-adds that take about as long as copying an element, which comes from memory. */
    private static final long WORK = 8;
    /** Multiply-adds that take about as long as turning to a run. */
    private static final long RUN_WORK = 128;

    private static final Object NONE = new Object();

    private final WorkerPool pool;
    private final WorkerPool.Work copy = this::copy;
    private final WorkerPool.Work select = this::select;
    /** Where each part is; the first also says what is walked over. */
    private final List<BroadcastWalk> walks = new ArrayList<>();

    private @Nullable Elements<?> elements;
    private Object test = NONE;
    private Object left = NONE;
    private Object right = NONE;
    private Object out = NONE;
    private int runs;
    private int parts;

    RunMove(WorkerPool pool) {
        this.pool = pool;
    }

    /**
     * Copies the runs of an operand, stretched where it stands still.
     *
     * @param walk over the result, with the operand
     */
    void copy(Object source, Object result, BroadcastWalk walk, int size) {
        left = source;
        out = result;
        run(copy, walk, size);
    }

    private void copy(int part) {
        BroadcastWalk walk = walks.get(part);
        for (int i = count(part); i > 0 && walk.next(); i--) {
            move(left, walk, 0);
        }
    }

    /**
     * Copies the run of one operand or the other; an operand may be the result.
     *
     * @param walk over the result, with the condition and both operands
     */
    <A> void select(Elements<A> kernels, A condition, A chosen, A otherwise, A result, BroadcastWalk walk, int size) {
        elements = kernels;
        test = condition;
        left = chosen;
        right = otherwise;
        out = result;
        run(select, walk, size);
    }

    private void select(int part) {
        if (elements != null) {
            select(elements, part);
        }
    }

    private <A> void select(Elements<A> kernels, int part) {
        A condition = kernels.cast(test);
        BroadcastWalk walk = walks.get(part);
        for (int i = count(part); i > 0 && walk.next(); i--) {
            boolean first = kernels.sum(condition, walk.offset(0), 1) != 0;
            move(first ? left : right, walk, first ? 1 : 2);
        }
    }

    /** Copies a run of an operand, or its one element to the whole run, bit by bit. */
    private void move(Object source, BroadcastWalk walk, int operand) {
        int from = walk.offset(operand);
        int to = walk.position();
        int run = walk.run();
        if (walk.step(operand) == 1) {
            System.arraycopy(source, from, out, to, run);
            return;
        }
        System.arraycopy(source, from, out, to, 1);
        for (int done = 1; done < run; done *= 2) {
            System.arraycopy(out, to, out, to + done, Math.min(done, run - done));
        }
    }

    private void run(WorkerPool.Work work, BroadcastWalk walk, int size) {
        runs = size / Math.max(walk.run(), 1);
        parts = pool.parts(size * WORK + runs * RUN_WORK, Math.max(1, runs));
        while (walks.size() < parts) {
            walks.add(new BroadcastWalk());
        }
        for (int part = 0; part < parts; part++) {
            walks.get(part).follow(walk).goBefore(WorkerPool.begin(runs, 1, part, parts));
        }
        pool.run(parts, work);
        test = NONE; // what is copied is not kept alive
        left = NONE;
        right = NONE;
        out = NONE;
    }

    private int count(int part) {
        return WorkerPool.begin(runs, 1, part + 1, parts) - WorkerPool.begin(runs, 1, part, parts);
    }
}
