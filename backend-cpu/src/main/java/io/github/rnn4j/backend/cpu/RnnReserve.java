package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.SequenceReserve;
import io.github.rnn4j.api.error.ClosedResourceException;
import org.jspecify.annotations.Nullable;

/**
 * The activations of one forward pass. Confined to its session's thread.
 *
 * @param <A> the array type
 */
final class RnnReserve<A> implements SequenceReserve {
    private final RnnPlan<A> plan;
    private final CpuSession session;
    private @Nullable RnnActivations<A> activations;
    private boolean filled;

    RnnReserve(RnnPlan<A> plan, CpuSession session) {
        this.plan = plan;
        this.session = session;
        this.activations = new RnnActivations<>(plan.elements(), plan.parameterLayout(), true);
    }

    RnnPlan<A> plan() {
        return plan;
    }

    CpuSession session() {
        return session;
    }

    /** Returns whether a forward pass has written it. */
    boolean isFilled() {
        return filled;
    }

    void markFilled(boolean value) {
        filled = value;
    }

    RnnActivations<A> activations() {
        session.check();
        RnnActivations<A> current = activations;
        if (current == null) {
            throw new ClosedResourceException(
                    "reserve: expected an open one but got one that is closed. Make another with newReserve.");
        }
        return current;
    }

    @Override
    public long bytes() {
        return activations().bytes(plan.descriptor().storage());
    }

    @Override
    public void close() {
        if (activations != null) {
            session.checkThread();
            activations = null;
        }
    }
}
