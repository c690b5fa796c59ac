package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.CustomStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The number of the greatest logit of each row; of equal ones the first. No gradient flows through a choice. */
final class LikeliestStep implements CustomStep {
    private final TensorOps ops;
    private final Tensor logits;
    private final Tensor greatest;
    private final Tensor symbols;

    /** Makes room for the choice in the innermost open scope. */
    LikeliestStep(TensorOps ops, Tensor logits) {
        this.ops = ops;
        this.logits = logits;
        Shape rows = logits.shape().without(1);
        this.greatest = ops.allocate(logits.dtype(), rows);
        this.symbols = ops.allocate(DType.INT32, rows);
    }

    /** Returns the choice, INT32 {@code [rows]}. */
    Tensor symbols() {
        return symbols;
    }

    @Override
    public List<Tensor> inputs() {
        return List.of();
    }

    @Override
    public List<Tensor> outputs() {
        return List.of(symbols);
    }

    @Override
    public void forward() {
        ops.max(logits, 1, greatest, symbols);
    }

    @Override
    @SuppressWarnings("NullAway") // javac 17 shows it no annotations on type arguments of compiled classes
    public Runnable backward(List<@Nullable Tensor> outputGradients, List<@Nullable Tensor> inputGradients) {
        throw new IllegalStateException("choice: expected no gradient but got one");
    }
}
