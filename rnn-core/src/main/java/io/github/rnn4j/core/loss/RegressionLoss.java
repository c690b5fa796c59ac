package io.github.rnn4j.core.loss;

import io.github.rnn4j.api.backend.ElementLoss;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.DoublePredicate;

/** A number of each output. */
final class RegressionLoss implements Loss {
    private final BiConsumer<TensorOps, ElementLoss> operation;
    private final boolean positive;

    /**
     * @param positive whether the targets must be > 0
     */
    RegressionLoss(BiConsumer<TensorOps, ElementLoss> operation, boolean positive) {
        this.operation = operation;
        this.positive = positive;
    }

    @Override
    public Optional<String> problem(int outputSize) {
        return Optional.empty();
    }

    @Override
    public Optional<String> problem(Target target, int outputSize) {
        return numbers(target, outputSize, value -> !positive || value > 0, positive ? " > 0" : "");
    }

    /** Returns what is wrong with a target that should be numbers. */
    static Optional<String> numbers(Target target, int outputSize, DoublePredicate allowed, String range) {
        boolean fits = target instanceof Target.Values given
                && given.values().size() == outputSize
                && given.values().stream().allMatch(allowed::test);
        return fits
                ? Optional.empty()
                : Optional.of("expected " + outputSize + (outputSize == 1 ? " value" : " values") + range + " but got "
                        + target);
    }

    @Override
    public double weight(Target target) {
        return 1;
    }

    @Override
    public LossSlots newSlots(TensorOps ops, DType dtype, Shape outputs, int batchSize) {
        return new ElementSlots(ops, dtype, outputs, operation, RegressionLoss::fill);
    }

    private static void fill(Target.Values target, double[] targets, double[] weights, int from) {
        List<Double> values = target.values();
        for (int i = 0; i < values.size(); i++) {
            targets[from + i] = values.get(i);
            weights[from + i] = 1;
        }
    }
}
