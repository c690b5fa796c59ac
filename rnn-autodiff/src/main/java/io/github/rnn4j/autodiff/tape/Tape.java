package io.github.rnn4j.autodiff.tape;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded computation, replayed as often as wanted over the same tensors. A replay allocates nothing of its own. It
 * lives as long as the scope that was open while it was recorded. Confined to the session's thread.
 */
@Experimental
public final class Tape {
    private final Runnable[] forward;
    private final Runnable @Nullable [] backward;

    Tape(List<Runnable> forward, @Nullable List<Runnable> backward) {
        this.forward = forward.toArray(new Runnable[0]);
        this.backward = backward == null ? null : backward.toArray(new Runnable[0]);
    }

    /** Computes every recorded value from what inputs and variables hold now. */
    public void forward() {
        run(forward);
    }

    /**
     * Adds the gradients of the variables to the tensors named for them. Uses what the last {@link #forward} computed and
     * what the output gradients hold now.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if it was recorded forward only
     */
    public void backward() {
        if (backward == null) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "tape: expected one with a backward pass but got one recorded forward only."
                            + " Record it with outputs and their gradients.");
        }
        run(backward);
    }

    /** Returns the number of steps, forward and backward. */
    public int steps() {
        return forward.length + (backward == null ? 0 : backward.length);
    }

    private static void run(Runnable[] steps) {
        for (Runnable step : steps) {
            step.run();
        }
    }
}
