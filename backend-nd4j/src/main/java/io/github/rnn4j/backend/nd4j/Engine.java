package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J itself: started once in a process, on the flavour it chooses, with one number of threads. Only a probe and what comes
 * after it touch this class. Thread-safe.
 */
final class Engine {
    private static final String VERSION = "1.0.0-M2.1";
    private static final Queue<EngineCalls> CALLS = new ConcurrentLinkedQueue<>();

    private static @Nullable Flavour running;
    private static @Nullable Availability refusal;
    private static int backends;
    private static int threads;

    private Engine() {}

    /** Starts the engine if nobody has, and says whether it runs the flavour. */
    static synchronized Availability availability(Flavour flavour) {
        if (running == null && refusal == null) {
            start();
        }
        if (refusal != null) {
            return refusal;
        }
        return flavour == running ? Availability.yes(description()) : Probe.otherFlavour(flavour);
    }

    private static void start() {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try {
            EngineSettings.apply(Engine.class.getClassLoader());
            // ND4J looks for its flavours in the thread's loader, which need not be the one that holds ND4J.
            thread.setContextClassLoader(Engine.class.getClassLoader());
            running = Nd4j.getEnvironment().isCPU() ? Flavour.CPU : Flavour.CUDA;
        } catch (Exception | LinkageError thrown) {
            refusal = refusal(root(thrown));
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    private static Availability refusal(Throwable cause) {
        return Availability.no(
                "ND4J does not start (" + cause.getClass().getSimpleName() + ": " + Probe.firstLine(cause) + ")",
                "Look at the cause, and on JDK 23 or later start Java with --sun-misc-unsafe-memory-access=allow;"
                        + " a failed start holds until the process ends.",
                cause);
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /**
     * Counts a backend in, and sets the number of threads of a product. The engine's other loops keep to one thread: sums that
     * are split among as many threads as happen to be free differ in their last bits.
     */
    static synchronized void enter(Flavour flavour, int wanted) {
        if (backends > 0 && threads != wanted) {
            throw new RnnException(
                    ErrorCode.BACKEND_UNAVAILABLE,
                    "backend '" + flavour.backend() + "': expected threads=" + threads
                            + " as in the backend that is open but got " + wanted
                            + " (ND4J has one number of threads in a process). Close the other one first.");
        }
        backends++;
        threads = wanted;
        if (flavour == Flavour.CPU) {
            Nd4j.getEnvironment().setMaxThreads(1);
            Nd4j.getEnvironment().setMaxMasterThreads(1);
            Nd4j.factory().blas().setMaxThreads(wanted);
        }
    }

    /** Counts a backend out. */
    static synchronized void leave() {
        backends--;
    }

    /** Returns calls for one session; those of closed sessions are used again, for the engine frees their contexts late. */
    static EngineCalls takeCalls() {
        EngineCalls used = CALLS.poll();
        return used == null ? new EngineCalls() : used;
    }

    static void giveBackCalls(EngineCalls calls) {
        CALLS.add(calls);
    }

    /** Says what runs, and on how many threads. */
    static synchronized String kernels() {
        return description() + ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    private static String description() {
        return "ND4J " + VERSION + ", " + (running == Flavour.CUDA ? "CUDA 11.6" : "CPU");
    }
}
