package io.github.rnn4j.backend.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that share the parts of one call. Each has a run of parts of its own, so that calls which divide the same things
 * alike find them in the caches of the cores that have touched them before; who has done his own takes what others have not begun, so that a
 * thread that comes late only does less. Waiting takes a short spin, for the next call usually follows at once, and then sleeps: nothing
 * turns while there is no work. A call that comes while another is under way computes all its parts itself, so that callers never
 * wait for each other. What is computed must not depend on who computes it. Thread-safe; allocates nothing once started.
 */
final class WorkerPool implements AutoCloseable {
    /** How long a thread looks for what comes next before it sleeps: a few times what waking it takes. */
    private static final long SPIN_NANOS = 200_000;
    /** Multiply-adds that are worth waking a thread for: some 10 µs. */
    private static final long LEAST_WORK = 1L << 19;
    /** Multiply-adds that are worth a part: several times what taking it costs. */
    private static final long LEAST_PART = LEAST_WORK / 2;
    /** The most parts for each thread where parts cost nothing: the last thread to end is late by one part at most. */
    private static final int PARTS_EACH = 16;

    private static final int PART_BITS = 16;
    /** Numbers from the claim of one thread to that of the next: no two share lines of a cache. */
    private static final int CLAIM_STEP = 16;
    /** No thread's. */
    private static final int NONE = -1;

    /** The most parts that a call may have. */
    static final int MOST_PARTS = (1 << PART_BITS) - 1;

    private final int threads;
    private final AtomicBoolean busy = new AtomicBoolean();
    /** Of each thread the number of the call, the end of its own run of parts, and the first of these that nobody has taken. */
    private final AtomicLongArray claims;

    private long calls;
    /** Parts of the call that have not ended. */
    private final AtomicInteger running = new AtomicInteger();

    private final List<Worker> workers = new ArrayList<>();
    private volatile @Nullable Work work;
    private volatile @Nullable Thread caller;
    private volatile @Nullable Throwable failure;
    private volatile boolean callerSleeps;
    private volatile boolean closed;

    /** What all parts do. */
    @FunctionalInterface
    interface Work {
        /**
         * Does one part, with what no other part writes.
         *
         * @param part from 0
         */
        void run(int part);
    }

    /**
     * @param threads threads of one call, the caller's included
     */
    WorkerPool(int threads) {
        this.threads = threads;
        this.claims = new AtomicLongArray(threads * CLAIM_STEP);
    }

    /** Returns the threads of one call, the caller's included. */
    int threads() {
        return threads;
    }

    /**
     * Returns how many shards are worth a thread each.
     *
     * @param multiplyAdds all that is to be computed, or as many operations as take as long
     * @param most no more than these
     */
    int shards(long multiplyAdds, int most) {
        return (int) Math.max(1, Math.min(Math.min(threads, most), multiplyAdds / LEAST_WORK));
    }

    /**
     * Returns how many parts are best where a part has no cost of its own: 1 if no second thread is worth while, else more than
     * there are threads if there are things enough.
     *
     * @param multiplyAdds all that is to be computed, or as many operations as take as long
     * @param most no more than these
     */
    int parts(long multiplyAdds, int most) {
        int shards = shards(multiplyAdds, most);
        return shards == 1 ? 1 : (int) Math.min(Math.min(most, shards * PARTS_EACH), multiplyAdds / LEAST_PART);
    }

    /** Returns where a part begins if {@code count} things are dealt out in multiples of {@code step}; where it ends is where the next begins. */
    static int begin(int count, int step, int part, int parts) {
        return part == parts ? count : (int) ((long) count * part / parts) / step * step;
    }

    /**
     * Runs all parts and returns when the last has ended.
     *
     * @param parts at most {@link #MOST_PARTS}
     */
    void run(int parts, Work task) {
        if (parts == 1 || threads == 1 || !busy.compareAndSet(false, true)) {
            for (int part = 0; part < parts; part++) {
                task.run(part);
            }
            return;
        }
        try {
            runTogether(parts, task);
        } finally {
            work = null;
            caller = null;
            failure = null;
            busy.set(false);
        }
    }

    private void runTogether(int parts, Work task) {
        start();
        work = task;
        caller = Thread.currentThread();
        running.set(parts);
        calls++;
        int takers = Math.min(parts, threads);
        for (int thread = 0; thread < takers; thread++) {
            long end = begin(parts, 1, thread + 1, takers);
            claims.set(
                    thread * CLAIM_STEP,
                    (calls << (2 * PART_BITS)) | (end << PART_BITS) | begin(parts, 1, thread, takers));
        }
        for (int i = 0; i < takers - 1; i++) {
            workers.get(i).wakeFromSleep();
        }
        takeParts(0);
        awaitOthers();
        Throwable thrown = failure;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** A pool that is never used starts no thread. */
    private void start() {
        while (workers.size() < threads - 1) {
            workers.add(new Worker(workers.size() + 1));
        }
    }

    /** Does one part of the open call after another until all are taken. */
    private void takeParts(int thread) {
        for (int owner = owner(thread); owner != NONE; owner = owner(thread)) {
            long claim = claims.get(owner * CLAIM_STEP);
            // While the claim stands, the call cannot have ended, so that the work is its own.
            if (hasPart(claim) && claims.compareAndSet(owner * CLAIM_STEP, claim, claim + 1)) {
                doPart((int) (claim & MOST_PARTS));
            }
        }
    }

    /** Returns whose run of parts a thread takes the next one of: its own, as long as that has any. */
    private int owner(int thread) {
        for (int i = 0; i < threads; i++) {
            int owner = (thread + i) % threads;
            if (hasPart(claims.get(owner * CLAIM_STEP))) {
                return owner;
            }
        }
        return NONE;
    }

    private static boolean hasPart(long claim) {
        return (claim & MOST_PARTS) < ((claim >>> PART_BITS) & MOST_PARTS);
    }

    private void doPart(int part) {
        Work task = work;
        Thread waiting = caller;
        try {
            if (task != null) {
                task.run(part);
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        if (running.decrementAndGet() == 0 && callerSleeps) {
            LockSupport.unpark(waiting);
        }
    }

    private void awaitOthers() {
        long end = System.nanoTime() + SPIN_NANOS;
        while (running.get() > 0) {
            if (System.nanoTime() < end) {
                Thread.onSpinWait();
            } else {
                callerSleeps = true;
                if (running.get() > 0) {
                    LockSupport.park(this);
                }
                callerSleeps = false;
            }
        }
    }

    /** Ends the threads; a call under way ends first. */
    @Override
    public void close() {
        while (!closed && !busy.compareAndSet(false, true)) {
            LockSupport.parkNanos(this, SPIN_NANOS);
        }
        closed = true; // and busy for good: whoever still calls computes by himself
        workers.forEach(worker -> LockSupport.unpark(worker.thread));
    }

    private final class Worker implements Runnable {
        private final int number;
        private final Thread thread;
        private volatile boolean sleeps;

        Worker(int number) {
            this.number = number;
            this.thread = new Thread(this, "rnn4j-worker-" + number);
            thread.setDaemon(true);
            thread.start();
        }

        void wakeFromSleep() {
            if (sleeps) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            while (awaitParts()) {
                takeParts(number);
            }
        }

        /** Returns true once there are parts to take, false if there will be none. */
        private boolean awaitParts() {
            long end = System.nanoTime() + SPIN_NANOS;
            while (owner(number) == NONE) {
                if (closed) {
                    return false;
                }
                if (System.nanoTime() < end) {
                    Thread.onSpinWait();
                } else {
                    sleeps = true;
                    if (owner(number) == NONE && !closed) {
                        LockSupport.park(this);
                    }
                    sleeps = false;
                }
            }
            return true;
        }
    }
}
