package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;

/**
 * One recorded operation.
 *
 * @param inputs all operands
 * @param outputs results, allocated while recording
 * @param forward overwrites the results
 * @param vjp records the gradient steps
 */
@Internal
public record Operation(List<Tensor> inputs, List<Tensor> outputs, Runnable forward, Vjp vjp) {
    /** The forward step of a result that shares its operand's elements. */
    static final Runnable NOTHING = () -> {};

    public Operation {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Returns an operation with a single result. */
    static Operation of(Tensor output, Runnable forward, Vjp vjp, Tensor... inputs) {
        return new Operation(List.of(inputs), List.of(output), forward, vjp);
    }

    /** Returns the only result. */
    public Tensor output() {
        return outputs.get(0);
    }

    /** Returns whether a gradient may flow from a result to an operand. */
    public boolean differentiable() {
        return vjp != Vjp.NONE;
    }

    /** Returns whether there is anything to compute. */
    public boolean computes() {
        return forward != NOTHING;
    }
}
