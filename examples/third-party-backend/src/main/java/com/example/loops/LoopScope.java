package com.example.loops;

import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Owner of tensors. A session's first scope has no parent and is closed with the session. */
final class LoopScope implements Scope {
    final LoopSession session;
    final @Nullable LoopScope parent;
    final Set<LoopTensor> tensors = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean closed;

    LoopScope(LoopSession session, @Nullable LoopScope parent) {
        this.session = session;
        this.parent = parent;
    }

    void own(LoopTensor tensor) {
        tensors.add(tensor);
        tensor.scope = this;
    }

    @Override
    public Tensor keep(Tensor tensor) {
        LoopTensor kept = session.use("keep", tensor);
        Refusals.closed(closed, "scope");
        Refusals.argument("keep", parent != null && tensors.remove(kept), "a tensor of this scope", "another");
        parent.own(kept);
        return kept;
    }

    @Override
    public void close() {
        if (!closed) {
            session.checkThread("scope");
            session.closeDownTo(this);
        }
    }

    void free() {
        closed = true;
        List.copyOf(tensors).forEach(LoopTensor::free);
        tensors.clear();
    }
}
