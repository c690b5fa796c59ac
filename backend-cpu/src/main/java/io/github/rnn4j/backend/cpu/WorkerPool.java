package io.github.rnn4j.backend.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that share the work of one call: shard 0 is the caller's own, each other one always has the same
 * thread. Waiting takes a short spin, for the next call usually follows at once, and then sleeps: nothing turns while there is
 * no work. A call that comes while another is under way computes all its shards itself, so that callers never wait for each
 * other. What is computed must not depend on who computes it. Thread-safe; allocates nothing once started.
 */
final class WorkerPool implements AutoCloseable {
    /** How long a thread looks for what comes next before it sleeps: about what waking it takes. */
    private static final long SPIN_NANOS = 50_000;
    /** Multiply-adds of a shard that are worth waking a thread for: some 10 µs. */
    private static final long LEAST_WORK = 1L << 19;

    private final int threads;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger running = new AtomicInteger();
    private final List<Worker> workers = new ArrayList<>();
    private @Nullable Work work;
    private @Nullable Thread caller;
    private @Nullable Throwable failure;
    private volatile boolean callerSleeps;
    private volatile boolean closed;

    /** What all shards do. */
    @FunctionalInterface
    interface Work {
        /**
         * Does one shard's part, with what no other shard writes.
         *
         * @param shard from 0
         */
        void run(int shard);
    }

    /**
     * @param threads threads of one call, the caller's included
     */
    WorkerPool(int threads) {
        this.threads = threads;
    }

    /** Returns the threads of one call, the caller's included. */
    int threads() {
        return threads;
    }

    /**
     * Returns how many shards are worth their threads.
     *
     * @param multiplyAdds all that is to be computed, or as many operations as take as long
     * @param most no more than these
     */
    int shards(long multiplyAdds, int most) {
        return (int) Math.max(1, Math.min(Math.min(threads, most), multiplyAdds / LEAST_WORK));
    }

    /** Returns where a shard begins if {@code count} things are dealt out in multiples of {@code step}; where it ends is where the next begins. */
    static int begin(int count, int step, int shard, int shards) {
        return shard == shards ? count : (int) ((long) count * shard / shards) / step * step;
    }

    /**
     * Runs all shards and returns when the last has ended.
     *
     * @param shards at most as many as there are threads
     */
    void run(int shards, Work task) {
        if (shards == 1 || !busy.compareAndSet(false, true)) {
            for (int shard = 0; shard < shards; shard++) {
                task.run(shard);
            }
            return;
        }
        try {
            runTogether(shards, task);
        } finally {
            work = null;
            caller = null;
            failure = null;
            busy.set(false);
        }
    }

    private void runTogether(int shards, Work task) {
        start();
        work = task;
        caller = Thread.currentThread();
        running.set(shards - 1);
        for (int shard = 1; shard < shards; shard++) {
            workers.get(shard - 1).call();
        }
        try {
            task.run(0);
        } finally {
            awaitOthers();
        }
        Throwable thrown = failure;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
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

    /** A pool that is never used starts no thread. */
    private void start() {
        while (workers.size() < threads - 1) {
            workers.add(new Worker(workers.size() + 1));
        }
    }

    private void ended(@Nullable Throwable thrown) {
        if (thrown != null) {
            failure = thrown;
        }
        Thread waiting = caller;
        if (running.decrementAndGet() == 0 && callerSleeps) {
            LockSupport.unpark(waiting);
        }
    }

    /** Ends the threads; a call under way ends first. */
    @Override
    public void close() {
        while (!closed && !busy.compareAndSet(false, true)) {
            LockSupport.parkNanos(this, SPIN_NANOS);
        }
        closed = true; // and busy for good: whoever still calls computes by himself
        workers.forEach(Worker::wake);
    }

    private final class Worker implements Runnable {
        private final int shard;
        private final Thread thread;
        /** Written by the caller of the moment only. */
        private final AtomicInteger calls = new AtomicInteger();

        private volatile boolean sleeps;

        Worker(int shard) {
            this.shard = shard;
            this.thread = new Thread(this, "rnn4j-worker-" + shard);
            thread.setDaemon(true);
            thread.start();
        }

        void call() {
            calls.incrementAndGet();
            if (sleeps) {
                wake();
            }
        }

        void wake() {
            LockSupport.unpark(thread);
        }

        @Override
        public void run() {
            int done = 0;
            while (awaitCall(done)) {
                done++;
                Throwable thrown = null;
                try {
                    Work task = work;
                    if (task != null) {
                        task.run(shard);
                    }
                } catch (RuntimeException | Error e) {
                    thrown = e;
                }
                ended(thrown);
            }
        }

        /** Returns true once there is another call, false if there will be none. */
        private boolean awaitCall(int done) {
            long end = System.nanoTime() + SPIN_NANOS;
            while (calls.get() == done) {
                if (closed) {
                    return false;
                }
                if (System.nanoTime() < end) {
                    Thread.onSpinWait();
                } else {
                    sleeps = true;
                    if (calls.get() == done && !closed) {
                        LockSupport.park(this);
                    }
                    sleeps = false;
                }
            }
            return true;
        }
    }
}
