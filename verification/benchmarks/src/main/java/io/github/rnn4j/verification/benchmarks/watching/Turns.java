package io.github.rnn4j.verification.benchmarks.watching;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Two works that take turns, one at a time, each on a thread of its own: a machine that is slower for a second is so for both. A work
 * that has ended leaves all further turns to the other. Thread-safe.
 */
final class Turns {
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int turn;
    private boolean oneHasEnded;

    private Turns() {}

    /** One of the two. */
    @FunctionalInterface
    interface Work<T> {
        /**
         * Works; it is its turn.
         *
         * @param pass called whenever it may be the other's; returns when it is its own again
         */
        T run(Runnable pass);
    }

    /** What the two returned. */
    record Both<T>(T first, T second) {}

    /** Runs both to their end; the first begins. What one throws is thrown once both have ended. */
    static <T> Both<T> run(Work<T> first, Work<T> second) throws InterruptedException, ExecutionException {
        Turns turns = new Turns();
        FutureTask<T> one = new FutureTask<>(turns.of(0, first));
        FutureTask<T> other = new FutureTask<>(turns.of(1, second));
        Thread thread = new Thread(one, "first");
        Thread otherThread = new Thread(other, "second");
        thread.start();
        otherThread.start();
        thread.join();
        otherThread.join();
        return new Both<>(one.get(), other.get());
    }

    private <T> Callable<T> of(int number, Work<T> work) {
        return () -> {
            await(number);
            try {
                return work.run(() -> pass(number));
            } finally {
                end();
            }
        };
    }

    private void pass(int number) {
        lock.lock();
        try {
            turn = 1 - number;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        await(number);
    }

    private void await(int number) {
        lock.lock();
        try {
            while (turn != number && !oneHasEnded) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            oneHasEnded = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
