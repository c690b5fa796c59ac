package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendOptions;
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
final class Nd4jBackend implements Backend {
    private final Flavour flavour;
    private final BackendCapabilities capabilities;
    private final Set<Nd4jSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<Nd4jParameterBlock> blocks = ConcurrentHashMap.newKeySet();
    private final AtomicLong liveTensors = new AtomicLong();
    private final AtomicLong liveBytes = new AtomicLong();
    private boolean closed;

    private Nd4jBackend(Flavour flavour, BackendCapabilities capabilities) {
        this.flavour = flavour;
        this.capabilities = capabilities;
    }

    /** Opens a backend on the running engine. */
    static Nd4jBackend open(Flavour flavour, BackendCapabilities capabilities, BackendOptions options) {
        Engine.enter(flavour, options.threads());
        return new Nd4jBackend(flavour, capabilities);
    }

    @Override
    public String name() {
        return flavour.backend();
    }

    @Override
    public BackendCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public synchronized Session newSession(Mode mode) {
        check();
        Nd4jSession session = new Nd4jSession(this, mode, Engine.takeCalls());
        sessions.add(session);
        return session;
    }

    @Override
    public synchronized ParameterBlock allocateParameters(ParameterLayout layout, DType dtype) {
        check();
        Nd4jParameterBlock block = new Nd4jParameterBlock(this, layout, dtype);
        blocks.add(block);
        return block;
    }

    @Override
    public FusedSupport supports(SequenceDescriptor descriptor) {
        return FusedSupport.no(
                "backend '" + name() + "' fuses no sequences: ND4J has no tanh recurrence with a backward"
                        + " pass, and the gradient of its GRU is wrong");
    }

    @Override
    public SequencePlan plan(SequenceDescriptor descriptor) {
        throw new UnsupportedCapabilityException("plan: expected a sequence that is fused but got " + descriptor.cell()
                + " (" + supports(descriptor).reason() + "). Compose it from the primitives.");
    }

    @Override
    public Diagnostics diagnostics() {
        return new Diagnostics(liveTensors.get(), liveBytes.get(), sessions.size(), Engine.kernels());
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        List.copyOf(sessions).forEach(Nd4jSession::close);
        List.copyOf(blocks).forEach(Nd4jParameterBlock::close);
        Engine.leave();
    }

    void count(int tensors, long bytes) {
        liveTensors.addAndGet(tensors);
        liveBytes.addAndGet(bytes);
    }

    /**
     * Frees elements that any session may be reading, once none does. Their tensor is closed already, so no operation that
     * begins now takes them; those under way end before their session's lock can be had.
     */
    void freeWhenUnused(EngineArray elements) {
        for (Nd4jSession session : sessions) {
            waitFor(session);
        }
        elements.close();
    }

    @SuppressWarnings("EmptySynchronized") // getting the lock is the point
    private static void waitFor(Nd4jSession session) {
        synchronized (session) {
            return;
        }
    }

    void forget(Nd4jSession session, EngineCalls calls) {
        sessions.remove(session);
        Engine.giveBackCalls(calls);
    }

    void forget(Nd4jParameterBlock block) {
        blocks.remove(block);
    }

    private void check() {
        if (closed) {
            throw new ClosedResourceException(
                    "backend '" + name() + "': expected an open one but got one that is closed. Open another.");
        }
    }
}
