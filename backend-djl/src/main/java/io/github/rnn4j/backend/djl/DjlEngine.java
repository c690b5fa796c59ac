package io.github.rnn4j.backend.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.DeviceKind;
import org.jspecify.annotations.Nullable;

/**
 * The engine, of which a process has one: started with the first backend, then shared by all. The only class that uses what is
 * internal to DJL's engine ({@code JniUtils}); it goes with the pinned version.
 */
final class DjlEngine {
    private static @Nullable Engine engine;

    private DjlEngine() {}

    /** Opens a backend, after the probe has said yes. */
    static Backend open(String name, BackendCapabilities capabilities, BackendOptions options) {
        Engine running = start(name, options.threads());
        Device device = capabilities.device() == DeviceKind.CUDA ? Device.gpu(options.device()) : Device.cpu();
        int threads = JniUtils.getNumThreads();
        String kernels = "PyTorch " + running.getVersion() + " (DJL " + Engine.getDjlVersion() + "), " + threads
                + (threads == 1 ? " thread" : " threads");
        return new DjlBackend(name, capabilities, running.newBaseManager(device), kernels);
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

    /** Switches the recording of gradients off for this thread; the engine has it on in every new one. */
    static void stopGradients() {
        JniUtils.setGradMode(false);
    }

    @SuppressWarnings("CatchingUnchecked") // a static initialiser or a native library may fail with anything
    private static synchronized Engine start(String name, int threads) {
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
            DjlSettings.apply(threads, ours);
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
