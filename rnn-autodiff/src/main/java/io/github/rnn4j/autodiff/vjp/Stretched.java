package io.github.rnn4j.autodiff.vjp;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Gradients of operands that were broadcast: where {@code x} was stretched to the shape of {@code y}, {@code dX} is the sum of
 * {@code dY} over the stretched axes.
 */
final class Stretched {
    private final TensorOps ops;

    Stretched(TensorOps ops) {
        this.ops = ops;
    }

    /** Gives a value {@code factor} times the complete gradient of a result. */
    void pass(GradientFlow flow, Tensor value, double factor, Tensor gradient) {
        if (!flow.wants(value)) {
            return;
        }
        boolean sameShape = value.shape().equals(gradient.shape());
        if (sameShape && factor == 1) {
            flow.pass(value, gradient);
        } else if (sameShape) {
            flow.addScaled(value, factor, gradient);
        } else if (factor == 1) {
            flow.write(value, target -> sum(flow, gradient, target));
        } else {
            Tensor part = flow.scratch(value.dtype(), value.shape());
            sum(flow, gradient, part);
            flow.addScaled(value, factor, part);
        }
    }

    /** Gives a value a gradient that the writer's steps compute in the shape of the result. */
    void write(GradientFlow flow, Tensor value, Shape resultShape, Consumer<Tensor> writer) {
        if (!flow.wants(value)) {
            return;
        }
        if (value.shape().equals(resultShape)) {
            flow.write(value, writer);
        } else {
            Tensor whole = flow.scratch(value.dtype(), resultShape);
            writer.accept(whole);
            flow.write(value, target -> sum(flow, whole, target));
        }
    }

    /** Records the sums. Neighbouring axes count as one, so that a bias of a whole sequence takes a single sum. */
    private void sum(GradientFlow flow, Tensor whole, Tensor target) {
        int[] sizes = new int[whole.shape().rank()];
        boolean[] summed = new boolean[sizes.length];
        int groups = group(whole.shape(), target.shape(), sizes, summed);
        Tensor current = ops.reshape(whole, Shape.of(Arrays.copyOf(sizes, groups)));
        int axis = 0;
        int left = count(summed, groups);
        for (int i = 0; i < groups; i++) {
            if (!summed[i]) {
                axis++;
                continue;
            }
            Shape shape = current.shape().without(axis);
            left--;
            Tensor out = left == 0 ? ops.reshape(target, shape) : flow.scratch(target.dtype(), shape);
            current = step(flow, current, axis, out);
        }
    }

    private Tensor step(GradientFlow flow, Tensor x, int axis, Tensor out) {
        flow.step(() -> ops.sum(x, axis, out));
        return out;
    }

    /** Merges neighbouring axes that are all summed or all kept; returns how many groups there are. */
    private static int group(Shape whole, Shape part, int[] sizes, boolean[] summed) {
        int missing = whole.rank() - part.rank();
        int groups = 0;
        for (int axis = 0; axis < whole.rank(); axis++) {
            int size = whole.size(axis);
            boolean sum = axis < missing || part.size(axis - missing) != size;
            if (groups > 0 && summed[groups - 1] == sum) {
                sizes[groups - 1] *= size;
            } else {
                sizes[groups] = size;
                summed[groups] = sum;
                groups++;
            }
        }
        return groups;
    }

    private static int count(boolean[] flags, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += flags[i] ? 1 : 0;
        }
        return count;
    }
}
