package io.github.rnn4j.backend.cpu.internal.kernel;

import io.github.rnn4j.api.annotation.Internal;

/**
 * The steps of a single sequence through Elman's cell. A step waits for the one before it, so that what stands between two products is
 * felt; here that is as little as can be. Confined to a session; no allocation once warm.
 *
 * @param <A> the array type
 */
@Internal
public interface Recurrence<A> {
    /**
     * Computes {@code states[i + 1] = activation(sums[i] + states[i] right)} for one row of the sums after another, with the bits of
     * {@link Gemm#accumulate} and {@link BlockOps#apply}. What stands in the sums afterwards is left open.
     *
     * @param states one row more than there are sums: the state before the first step, and those to fill
     */
    void run(UnaryOp activation, MatrixView<A> states, PackedMatrix<A> right, MatrixView<A> sums);
}
