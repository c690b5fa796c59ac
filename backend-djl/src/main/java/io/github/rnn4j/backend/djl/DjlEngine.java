package io.github.rnn4j.backend.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.DeviceKind;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import org.jspecify.annotations.Nullable;

/**
 * The engine, of which a process has one: started with the first backend, then shared by all, with one number of threads. The
 * only class that uses what is internal to DJL's engine ({@code JniUtils}); it goes with the pinned version. Thread-safe.
 */
final class DjlEngine {
    private static @Nullable Engine engine;
    private static int backends;
    private static int threads;

    private DjlEngine() {}

    /** Opens a backend, after the probe has said yes. */
    static Backend open(String name, BackendCapabilities capabilities, BackendOptions options) {
        Engine running = start(name);
        Device device = capabilities.device() == DeviceKind.CUDA ? Device.gpu(options.device()) : Device.cpu();
        NDManager home = running.newBaseManager(device);
        try {
            enter(name, options.threads());
        } catch (RnnException refusal) {
            home.close();
            throw refusal;
        }
        String kernels = "PyTorch " + running.getVersion() + " (DJL " + Engine.getDjlVersion() + "), "
                + options.threads() + (options.threads() == 1 ? " thread" : " threads");
        return new DjlBackend(name, capabilities, home, kernels);
    }

    /** Counts a backend in, with its number of threads. */
    private static synchronized void enter(String name, int wanted) {
        if (backends > 0 && threads != wanted) {
            throw new RnnException(
                    ErrorCode.BACKEND_UNAVAILABLE,
                    "backend '" + name + "': expected threads=" + threads
                            + " as in the backend that is open but got " + wanted
                            + " (PyTorch has one number of threads in a process). Close the other one first.");
        }
        backends++;
        threads = wanted;
    }

    /** Counts a backend out. */
    static synchronized void leave() {
        backends--;
    }

    /**
     * Readies a thread that is to compute. The engine keeps for each thread how many threads a call of it may take, and whether
     * it records gradients; in a new one it does.
     */
    static synchronized void prepareThread() {
        JniUtils.setNumThreads(threads);
        JniUtils.setGradMode(false);
    }

    /**
     * Returns a table that holds rows at the numbers given, the same number more than once if it is named so.
     *
     * @param numbers INT64 {@code [1, count]}
     * @param rows {@code [count, width]}
     */
    static NDArray sparse(NDArray numbers, NDArray rows, Shape table) {
        return JniUtils.createSparseCoo((PtNDArray) numbers, (PtNDArray) rows, table);
    }

    @SuppressWarnings("CatchingUnchecked") // a static initialiser or a native library may fail with anything
    private static synchronized Engine start(String name) {
        Engine running = engine;
        if (running != null) {
            return running;
        }
        // DJL looks for its engines and libraries in the thread's context loader, which need not be the one that sees
        // them.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader ours = DjlEngine.class.getClassLoader();
        try {
            DjlSettings.apply(ours);
            thread.setContextClassLoader(ours);
            running = Engine.getEngine("PyTorch");
        } catch (Throwable e) {
            DjlProbe.require(name, DjlProbe.failed(e));
            throw e;
        } finally {
            thread.setContextClassLoader(before);
        }
        engine = running;
        return running;
    }
}
