package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.annotation.Internal;

/** A vector-Jacobian product: turns the gradients of an operation's results into steps that give those of its operands. */
@Internal
@FunctionalInterface
public interface Vjp {
    /** No gradient flows through the operation. */
    Vjp NONE = flow -> {};

    /** Records the steps. Called once, and only if a gradient reaches at least one result. */
    void record(GradientFlow flow);
}
