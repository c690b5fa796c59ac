package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.Diagnostics;
import io.github.rnn4j.api.backend.FusedSupport;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.tensor.DType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The open backend: counts what is alive, and closes it with itself. Thread-safe. */
final class CpuBackend implements Backend {
    private final Set<CpuSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<CpuParameterBlock> blocks = ConcurrentHashMap.newKeySet();
    private final AtomicLong liveTensors = new AtomicLong();
    private final AtomicLong liveBytes = new AtomicLong();
    private final WorkerPool pool;
    private volatile boolean closed;

    /**
     * @param threads threads of one call, at least 1
     */
    CpuBackend(int threads) {
        this.pool = new WorkerPool(threads);
    }

    @Override
    public String name() {
        return CpuBackendProvider.NAME;
    }

    @Override
    public BackendCapabilities capabilities() {
        return CpuBackendProvider.CAPABILITIES;
    }

    @Override
    public Session newSession(Mode mode) {
        check();
        CpuSession session = new CpuSession(this, mode);
        sessions.add(session);
        return session;
    }

    @Override
    public ParameterBlock allocateParameters(ParameterLayout layout, DType dtype) {
        check();
        CpuParameterBlock block = new CpuParameterBlock(this, layout, dtype);
        blocks.add(block);
        return block;
    }

    @Override
    public FusedSupport supports(SequenceDescriptor descriptor) {
        return RnnSupport.of(descriptor);
    }

    @Override
    public SequencePlan plan(SequenceDescriptor descriptor) {
        check();
        FusedSupport support = supports(descriptor);
        if (!support.supported()) {
            throw new UnsupportedCapabilityException("plan: expected a sequence that backend 'cpu' fuses but got "
                    + descriptor.cell() + " (" + support.reason() + "). Ask supports() first, or compose it.");
        }
        if (descriptor.storage() == DType.FLOAT64) {
            return new RnnPlan<>(this, descriptor, () -> CpuTypes.DOUBLES);
        }
        boolean half = descriptor.compute() == DType.FLOAT16;
        return new RnnPlan<>(this, descriptor, half ? () -> CpuTypes.HALVES : FloatKernels::current);
    }

    @Override
    public Diagnostics diagnostics() {
        return new Diagnostics(liveTensors.get(), liveBytes.get(), sessions.size(), FloatKernels.name());
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(sessions).forEach(CpuSession::close);
        List.copyOf(blocks).forEach(CpuParameterBlock::close);
        pool.close();
    }

    /** Returns the threads of its calls. */
    WorkerPool pool() {
        return pool;
    }

    void count(int tensors, long bytes) {
        liveTensors.addAndGet(tensors);
        liveBytes.addAndGet(bytes);
    }

    void forget(CpuSession session) {
        sessions.remove(session);
    }

    void forget(CpuParameterBlock block) {
        blocks.remove(block);
    }

    private void check() {
        if (closed) {
            throw new ClosedResourceException(
                    "backend 'cpu': expected an open one but got one that is closed. Open another.");
        }
    }
}
