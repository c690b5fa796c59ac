package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceExecutor;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.backend.SequenceReserve;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatingElements;
import java.util.function.Supplier;

/**
 * A fused sequence of one of {@link FusedCell}. Immutable and thread-safe.
 *
 * @param <A> the array type of its precision
 */
final class RnnPlan<A> implements SequencePlan {
    private final CpuBackend backend;
    private final SequenceDescriptor descriptor;
    private final Supplier<? extends FloatingElements<A>> kernels;
    private final RnnLayout layout;

    RnnPlan(CpuBackend backend, SequenceDescriptor descriptor, Supplier<? extends FloatingElements<A>> kernels) {
        this.backend = backend;
        this.descriptor = descriptor;
        this.kernels = kernels;
        this.layout = RnnLayout.of(descriptor);
    }

    @Override
    public SequenceDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public RnnLayout parameterLayout() {
        return layout;
    }

    /** Returns the kernels to compute with now. */
    FloatingElements<A> elements() {
        return kernels.get();
    }

    /** Returns the threads to compute with. */
    WorkerPool pool() {
        return backend.pool();
    }

    @Override
    public SequenceExecutor newExecutor(Session session) {
        return new RnnExecutor<>(this, own(session));
    }

    @Override
    public SequenceReserve newReserve(Session session) {
        if (descriptor.mode() == Mode.INFERENCE) {
            throw new UnsupportedCapabilityException(
                    "reserve: expected a plan for training but got one for inference (backend 'cpu'). Leave it null.");
        }
        return new RnnReserve<>(this, own(session));
    }

    private CpuSession own(Session session) {
        if (!(session instanceof CpuSession ours) || ours.backend() != backend) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE,
                    "session: expected one of this backend 'cpu' but got one of another ("
                            + session.getClass().getSimpleName() + "). Open it where the plan was made.");
        }
        ours.check();
        return ours;
    }
}
