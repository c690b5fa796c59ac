package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.function.Consumer;

/**
 * What a {@link Vjp} may do while the backward pass is recorded: read the gradients of the results, give the operands
 * theirs. A value that was used several times gets the sum of what each use gives; a value that leads to no variable is
 * not {@linkplain #wants wanted}, and what is given to it is dropped.
 */
@Internal
public interface GradientFlow {
    /** Returns whether the gradient of a value is wanted. */
    boolean wants(Tensor value);

    /** Returns whether a gradient reaches a result of the operation at hand. */
    boolean reaches(Tensor output);

    /** Returns the complete gradient of a result that one reaches. It must not be written. */
    Tensor gradient(Tensor output);

    /** Appends a step. */
    void step(Runnable step);

    /**
     * Gives a value a gradient that stands complete in a tensor which no later step changes: the gradient of a result, or a
     * view of it. Costs nothing unless the value has another use.
     */
    void pass(Tensor value, Tensor gradient);

    /** Gives a value {@code factor} times a gradient, which is stretched to the value's shape. */
    void addScaled(Tensor value, double factor, Tensor gradient);

    /** Returns where the steps recorded next must put their part of the gradient of a value, which must be wanted. */
    Target target(Tensor value);

    /** Returns a tensor for use within the operation at hand; its content is not defined. */
    Tensor scratch(DType dtype, Shape shape);

    /** Returns a tensor of rank 0 that holds a constant. */
    Tensor constant(DType dtype, double value);

    /** Returns a tensor of zeros, which must not be written. */
    Tensor zeros(DType dtype, Shape shape);

    /** Gives a value a gradient that the writer's steps compute: they overwrite the tensor handed to it. */
    default void write(Tensor value, Consumer<Tensor> writer) {
        if (!wants(value)) {
            return;
        }
        Target target = target(value);
        if (target.fresh()) {
            writer.accept(target.tensor());
        } else {
            Tensor part = scratch(value.dtype(), value.shape());
            writer.accept(part);
            addScaled(value, 1, part);
        }
    }

    /**
     * A place for a gradient.
     *
     * @param tensor of the value's shape and type
     * @param fresh whether the steps must overwrite it; otherwise they must add to it
     */
    @Internal
    record Target(Tensor tensor, boolean fresh) {}
}
