package io.github.rnn4j.core.loss;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.Optional;

/** Another loss, of the outputs and what targets have beside them. Targets without an offset are the other loss's alone. */
final class OffsetLoss implements Loss {
    private final Loss loss;

    OffsetLoss(Loss loss) {
        this.loss = loss;
    }

    @Override
    public Optional<String> problem(int outputSize) {
        return loss.problem(outputSize);
    }

    @Override
    public Optional<String> problem(Target target, int outputSize) {
        if (!(target instanceof Target.WithOffset beside)) {
            return loss.problem(target, outputSize);
        }
        int size = beside.offset().size();
        return size == outputSize
                ? loss.problem(beside.target(), outputSize)
                : Optional.of("expected an offset for each of " + outputSize + " outputs but got " + size);
    }

    @Override
    public double weight(Target target) {
        return loss.weight(target instanceof Target.WithOffset beside ? beside.target() : target);
    }

    @Override
    public LossSlots newSlots(TensorOps ops, DType dtype, Shape outputs, int batchSize) {
        return new OffsetSlots(ops, dtype, outputs, loss.newSlots(ops, dtype, outputs, batchSize));
    }
}
