package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.Elements;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selection by a condition that stands still along the runs of a walk, as one that tells used steps from padding does: whole runs
 * are copied, and dealt out to threads. Confined to a session; allocates nothing once warm.
 */
final class RunSelect {
    /** Multiply-adds that take about as long as copying an element, which comes from memory. */
    private static final long WORK = 8;

    private static final Object NONE = new Object();

    private final WorkerPool pool;
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

    RunSelect(WorkerPool pool) {
        this.pool = pool;
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
        runs = size / Math.max(walk.run(), 1);
        parts = pool.parts(size * WORK, Math.max(1, runs));
        while (walks.size() < parts) {
            walks.add(new BroadcastWalk());
        }
        for (int part = 0; part < parts; part++) {
            walks.get(part).follow(walk).goBefore(WorkerPool.begin(runs, 1, part, parts));
        }
        pool.run(parts, select);
        test = NONE; // what is copied is not kept alive
        left = NONE;
        right = NONE;
        out = NONE;
    }

    private void select(int part) {
        if (elements != null) {
            select(elements, part);
        }
    }

    private <A> void select(Elements<A> kernels, int part) {
        A condition = kernels.cast(test);
        A target = kernels.cast(out);
        BroadcastWalk walk = walks.get(part);
        int run = walk.run();
        int count = WorkerPool.begin(runs, 1, part + 1, parts) - WorkerPool.begin(runs, 1, part, parts);
        for (int i = 0; i < count && walk.next(); i++) {
            boolean first = kernels.sum(condition, walk.offset(0), 1) != 0;
            A chosen = kernels.cast(first ? left : right);
            int operand = first ? 1 : 2;
            int from = walk.offset(operand);
            int to = walk.position();
            if (walk.step(operand) == 1) {
                System.arraycopy(chosen, from, target, to, run);
            } else {
                kernels.fill(target, to, to + run, kernels.sum(chosen, from, 1));
            }
        }
    }
}
