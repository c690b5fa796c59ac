package io.github.rnn4j.backend.djl;

import ai.djl.ndarray.NDManager;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.Diagnostics;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.SingleParameterLayout;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The open backend: counts what is alive, and closes it with itself. Fuses no sequences. Thread-safe. */
final class DjlBackend implements Backend {
    private final String name;
    private final BackendCapabilities capabilities;
    private final NDManager home;
    private final String kernels;
    private final Set<DjlSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<DjlParameterBlock> blocks = ConcurrentHashMap.newKeySet();
    private final AtomicLong liveTensors = new AtomicLong();
    private final AtomicLong liveBytes = new AtomicLong();
    private final ReadWriteLock shared = new ReentrantReadWriteLock();
    private final DjlStaging staging = new DjlStaging();
    private volatile boolean closed;

    /**
     * @param home owner of every native array of this backend
     * @param kernels what computes
     */
    DjlBackend(String name, BackendCapabilities capabilities, NDManager home, String kernels) {
        this.name = name;
        this.capabilities = capabilities;
        this.home = home;
        this.kernels = kernels;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public BackendCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public synchronized Session newSession(Mode mode) {
        checkOpen("newSession");
        DjlSession session = new DjlSession(this, mode);
        sessions.add(session);
        return session;
    }

    @Override
    public synchronized ParameterBlock allocateParameters(ParameterLayout layout, DType dtype) {
        checkOpen("allocateParameters");
        if (!(layout instanceof SingleParameterLayout single)) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE,
                    "layout: expected one made by ParameterLayout.single but got " + layout + " (backend '" + name
                            + "' has no plans). Use a layout of this backend.");
        }
        DjlTypes.of(dtype);
        DjlFamily.checkFloating("parameters", dtype);
        DjlParameterBlock block = new DjlParameterBlock(this, single, dtype);
        blocks.add(block);
        return block;
    }

    @Override
    public Diagnostics diagnostics() {
        return new Diagnostics(liveTensors.get(), liveBytes.get(), sessions.size(), kernels);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List.copyOf(sessions).forEach(DjlSession::close);
        List.copyOf(blocks).forEach(DjlParameterBlock::close);
        home.close();
        DjlEngine.leave();
    }

    NDManager home() {
        return home;
    }

    /**
     * Returns the lock on the arrays of parameters: whoever reads one holds it for reading, whoever exchanges or frees one for
     * writing. So a model that is closed while others compute with it ends in a refusal, not in freed memory.
     */
    ReadWriteLock shared() {
        return shared;
    }

    /** Returns the buffer for transfers of parameters; to be used by its holder's lock only. */
    DjlStaging staging() {
        return staging;
    }

    void count(int tensors, long bytes) {
        liveTensors.addAndGet(tensors);
        liveBytes.addAndGet(bytes);
    }

    void forget(DjlSession session) {
        sessions.remove(session);
    }

    void forget(DjlParameterBlock block) {
        blocks.remove(block);
    }

    private void checkOpen(String subject) {
        if (closed) {
            throw new ClosedResourceException(
                    subject + ": expected an open backend but got a closed one ('" + name + "'). Open another.");
        }
    }
}
