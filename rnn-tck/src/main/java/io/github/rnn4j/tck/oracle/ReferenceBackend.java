package io.github.rnn4j.tck.oracle;

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
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.tensor.DType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The reference backend, open: the home of its sessions and parameters. Thread-safe. */
final class ReferenceBackend implements Backend {
    private final Ledger ledger = new Ledger();
    private final Set<ReferenceSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<ReferenceParameterBlock> blocks = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    @Override
    public String name() {
        return ReferenceBackendProvider.NAME;
    }

    @Override
    public BackendCapabilities capabilities() {
        return ReferenceBackendProvider.CAPABILITIES;
    }

    @Override
    public Session newSession(Mode mode) {
        checkOpen("newSession");
        ReferenceSession session = new ReferenceSession(this, mode);
        sessions.add(session);
        return session;
    }

    @Override
    public ParameterBlock allocateParameters(ParameterLayout layout, DType dtype) {
        checkOpen("allocateParameters");
        if (!(layout instanceof SingleParameterLayout single)) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE,
                    "layout: expected one made by ParameterLayout.single but got " + layout
                            + " (backend 'reference' has no plans). Use a layout of this backend.");
        }
        checkStorage(dtype);
        ReferenceParameterBlock block = new ReferenceParameterBlock(this, single, dtype);
        blocks.add(block);
        return block;
    }

    @Override
    public Diagnostics diagnostics() {
        return new Diagnostics(ledger.tensors(), ledger.bytes(), sessions.size(), "plain");
    }

    @Override
    public void close() {
        closed = true;
        sessions.forEach(ReferenceSession::close);
        blocks.forEach(ReferenceParameterBlock::close);
    }

    Ledger ledger() {
        return ledger;
    }

    void forget(ReferenceSession session) {
        sessions.remove(session);
    }

    void forget(ReferenceParameterBlock block) {
        blocks.remove(block);
    }

    /** Refuses a type that tensors cannot have here. */
    static void checkStorage(DType dtype) {
        if (!ReferenceBackendProvider.CAPABILITIES.storage().contains(dtype)) {
            throw new UnsupportedCapabilityException(
                    "dtype: expected one of " + ReferenceBackendProvider.CAPABILITIES.storage() + " but got " + dtype
                            + " (backend 'reference'). Store in a declared type.");
        }
    }

    private void checkOpen(String subject) {
        if (closed) {
            throw new ClosedResourceException(
                    subject + ": expected an open backend but got a closed one (backend 'reference'). Open another.");
        }
    }
}
