package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Owner of tensors; a session's outermost one has no parent and closes with the session. */
final class ReferenceScope implements Scope {
    private final ReferenceSession session;
    private final @Nullable ReferenceScope parent;
    private final Set<ReferenceTensor> tensors = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean closed;

    ReferenceScope(ReferenceSession session, @Nullable ReferenceScope parent) {
        this.session = session;
        this.parent = parent;
    }

    void own(ReferenceTensor tensor) {
        tensors.add(tensor);
        tensor.belongTo(this);
    }

    void disown(ReferenceTensor tensor) {
        tensors.remove(tensor);
    }

    @Nullable
    ReferenceScope parent() {
        return parent;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Tensor keep(Tensor tensor) {
        ReferenceTensor kept = session.use("keep", tensor);
        if (closed) {
            throw new ClosedResourceException(
                    "keep: expected an open scope but got a closed one. Keep a tensor before its scope closes.");
        }
        if (kept.scope() != this || parent == null) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "keep: expected a tensor of this scope but got " + tensor + (kept.isView() ? ", a view" : "")
                            + ". Keep it with the scope in which it was allocated.");
        }
        disown(kept);
        parent.own(kept);
        return tensor;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        session.checkThread("scope");
        session.closeDownTo(this);
    }

    /** Frees what it owns; called by the session, innermost scope first. */
    void free() {
        closed = true;
        List.copyOf(tensors).forEach(ReferenceTensor::free);
        tensors.clear();
    }
}
