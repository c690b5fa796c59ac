package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceExecutor;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.error.ClosedResourceException;
import org.jspecify.annotations.Nullable;

/**
 * A plan in a session: checks what it is given, then computes. Confined to the session's thread; no allocation once warm.
 *
 * @param <A> the array type
 */
final class RnnExecutor<A> implements SequenceExecutor {
    private final CpuSession session;
    private final RnnPlan<A> plan;
    private final RnnChecks<A> checks;
    private @Nullable RnnRun<A> run;

    RnnExecutor(RnnPlan<A> plan, CpuSession session) {
        this.plan = plan;
        this.session = session;
        this.checks = new RnnChecks<>(plan, session);
        this.run = new RnnRun<>(plan);
    }

    @Override
    public void forward(SequenceForward pass) {
        RnnRun<A> open = open();
        checks.forward(pass);
        open.forward(pass, checks.reserve(pass));
        FloatKernels.worked(open.work());
    }

    @Override
    public void backward(SequenceBackward pass) {
        RnnRun<A> open = open();
        checks.backward(pass);
        open.backward(pass, checks.filledReserve(pass.forward()));
    }

    private RnnRun<A> open() {
        session.check();
        RnnRun<A> current = run;
        if (current == null) {
            throw new ClosedResourceException(
                    "executor: expected an open one but got one that is closed. Make another with newExecutor.");
        }
        if (current.elements() != plan.elements()) {
            current = new RnnRun<>(plan);
            run = current;
        }
        return current;
    }

    @Override
    public void close() {
        if (run != null) {
            session.checkThread();
            run = null;
        }
    }
}
