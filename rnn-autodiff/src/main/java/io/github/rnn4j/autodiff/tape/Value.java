package io.github.rnn4j.autodiff.tape;

import io.github.rnn4j.api.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** What the recorder knows of a tensor: whether its gradient is wanted, and where that stands. */
final class Value {
    private final boolean wanted;
    private @Nullable Tensor gradient;
    private boolean owned;

    private Value(boolean wanted) {
        this.wanted = wanted;
    }

    /** A value whose gradient, if wanted, finds its place while the backward pass is recorded. */
    static Value of(boolean wanted) {
        return new Value(wanted);
    }

    /** A value whose gradient is added to a tensor of the caller. */
    static Value variable(Tensor gradient) {
        Value value = new Value(true);
        value.own(gradient);
        return value;
    }

    boolean wanted() {
        return wanted;
    }

    /** Returns where the gradient stands, or null if none has come yet. */
    @Nullable
    Tensor gradient() {
        return gradient;
    }

    /** Returns whether the gradient's tensor is this value's own, so that more can be added to it. */
    boolean owned() {
        return owned;
    }

    /** Lets the gradient stand in a tensor of its own. */
    void own(Tensor tensor) {
        gradient = tensor;
        owned = true;
    }

    /** Lets the gradient stand in another value's tensor, which must not be written. */
    void borrow(Tensor tensor) {
        gradient = tensor;
        owned = false;
    }
}
