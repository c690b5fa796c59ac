package com.example.loops;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.Diagnostics;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.SingleParameterLayout;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.tensor.DType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The open backend: what lives in it, and how much of it. Thread-safe. */
final class LoopBackend implements Backend {
    final AtomicLong liveTensors = new AtomicLong();
    final AtomicLong liveBytes = new AtomicLong();
    final Set<LoopSession> sessions = ConcurrentHashMap.newKeySet();
    final Set<LoopParameters> parameters = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    @Override
    public String name() {
        return LoopBackendProvider.NAME;
    }

    @Override
    public BackendCapabilities capabilities() {
        return LoopBackendProvider.CAPABILITIES;
    }

    @Override
    public Session newSession(Mode mode) {
        Refusals.closed(closed, "backend 'loops'");
        LoopSession session = new LoopSession(this, mode);
        sessions.add(session);
        return session;
    }

    @Override
    public ParameterBlock allocateParameters(ParameterLayout layout, DType dtype) {
        Refusals.closed(closed, "backend 'loops'");
        if (!(layout instanceof SingleParameterLayout single)) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE,
                    "layout: expected one of ParameterLayout.single but got " + layout + " (backend 'loops')");
        }
        checkStorage(dtype);
        LoopParameters block = new LoopParameters(this, single, dtype);
        parameters.add(block);
        return block;
    }

    static void checkStorage(DType dtype) {
        if (!LoopBackendProvider.CAPABILITIES.storage().contains(dtype)) {
            throw new UnsupportedCapabilityException("dtype: expected one of "
                    + LoopBackendProvider.CAPABILITIES.storage() + " but got " + dtype + " (backend 'loops')");
        }
    }

    @Override
    public Diagnostics diagnostics() {
        return new Diagnostics(liveTensors.get(), liveBytes.get(), sessions.size(), "loops");
    }

    @Override
    public void close() {
        closed = true;
        sessions.forEach(LoopSession::close);
        parameters.forEach(LoopParameters::close);
    }
}
