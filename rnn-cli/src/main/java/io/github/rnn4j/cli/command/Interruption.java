package io.github.rnn4j.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets work that was interrupted (Ctrl-C) come to a good end: while it is open, the end of the process waits until it is
 * closed. The process then ends with the number that the system gives an interrupted one. Thread-safe.
 */
final class Interruption implements BooleanSupplier, AutoCloseable {
    /** Longest wait: a last look at the validation part and the writing of the model take far less. */
    private static final long SECONDS = 60;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::request, "interruption");
    private volatile boolean requested;

    private Interruption() {}

    /** Starts to listen. */
    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void request() {
        requested = true;
        try {
            boolean inTime = closed.await(SECONDS, TimeUnit.SECONDS);
            assert inTime : "the work did not end in " + SECONDS + " seconds";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether the work should end now. */
    @Override
    public boolean getAsBoolean() {
        return requested;
    }

    @Override
    public void close() {
        closed.countDown();
        if (!requested) {
            forget();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            requested = true;
        }
    }
}
