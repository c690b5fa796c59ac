package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.Suggestion;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Fma;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Which kernels compute FLOAT32: plain ones at first, and those of the Vector API from when they are compiled. Until then these
 * are 10 to 70 times slower, so they are run in the background first, once there has been enough work for speed to matter.
 * Both give the same bits; nothing but the speed changes. Thread-safe.
 */
final class FloatKernels {
    /** Names the kernels: {@code auto} (the default), {@code plain}, or {@code vector}, which waits until they are compiled. */
    static final String PROPERTY = "rnn4j.cpu.kernels";

    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNELS = "io.github.rnn4j.backend.cpu.internal.vector.VectorElements";
    private static final List<String> CHOICES = List.of("auto", "plain", "vector");
    /** Multiply-adds after which a process is taken for one that stays: some 10 ms of plain kernels. */
    private static final long ENOUGH_WORK = 1L << 27;

    private static final FloatElements PLAIN = new FloatElements();
    private static final AtomicLong WORK = new AtomicLong();
    /** Whether vector kernels may still be prepared; set once, by whoever prepares them. */
    private static volatile boolean waiting = reasonAgainst() == null;

    private static volatile FloatElements current = PLAIN;

    private FloatKernels() {}

    /** Returns the kernels to compute with now. */
    static FloatElements current() {
        return current;
    }

    /** Counts what was computed. */
    static void worked(long multiplyAdds) {
        if (waiting && WORK.addAndGet(multiplyAdds) > ENOUGH_WORK && claim()) {
            Thread thread = new Thread(FloatKernels::prepare, "rnn4j-kernels");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Reads {@link #PROPERTY}; prepares the vector kernels now if it asks for them.
     *
     * @throws RnnException if it names no kernels, or some that cannot be had
     */
    static void open() {
        String choice = choice();
        if (!CHOICES.contains(choice)) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    PROPERTY + ": expected one of " + CHOICES + " but got '" + choice + "' (a system property)."
                            + Suggestion.sentence(choice, CHOICES));
        }
        if (choice.equals("vector")) {
            String reason = reasonAgainst();
            if (reason != null) {
                throw new RnnException(
                        ErrorCode.BACKEND_UNAVAILABLE,
                        PROPERTY + ": expected kernels that can run but got 'vector' (" + reason
                                + "). Or leave the property at 'auto'.");
            }
            if (claim()) {
                prepare();
            }
        }
    }

    private static String choice() {
        return System.getProperty(PROPERTY, "auto");
    }

    /** Returns why there are no vector kernels; null if there are. Loads none of them. */
    private static @Nullable String reasonAgainst() {
        if (choice().equals("plain")) {
            return PROPERTY + " is 'plain'";
        }
        if (!Fma.FUSED) {
            return "no fused products on this processor";
        }
        if (!hasModule()) {
            return "start Java with --add-modules " + MODULE + " for vector kernels";
        }
        return null;
    }

    /** {@link ModuleLayer#findModule} takes a start some 15 ms where there is no such module: it streams through layers that there are none of. */
    private static boolean hasModule() {
        for (Module module : ModuleLayer.boot().modules()) {
            if (MODULE.equals(module.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Says what computes, or will. */
    static Availability availability() {
        String reason = reasonAgainst();
        return Availability.yes("pure Java, " + (reason == null ? "vector kernels" : "plain kernels: " + reason));
    }

    /** Returns the name of what computes now. */
    static String name() {
        int bits = current.vectorBits();
        if (bits > 0) {
            return "vector" + bits;
        }
        return Fma.FUSED ? "plain" : "plain, no fused products";
    }

    private static boolean claim() {
        synchronized (FloatKernels.class) {
            boolean mine = waiting;
            waiting = false;
            return mine;
        }
    }

    private static void prepare() {
        try {
            FloatElements vector = Class.forName(VECTOR_KERNELS)
                    .asSubclass(FloatElements.class)
                    .getDeclaredConstructor()
                    .newInstance();
            if (new KernelWarmUp(PLAIN, vector, KernelWarmUp.MOST_ROUNDS).run()) {
                current = vector;
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            System.getLogger(FloatKernels.class.getName())
                    .log(System.Logger.Level.DEBUG, "vector kernels cannot be loaded; plain ones go on", e);
        }
    }
}
