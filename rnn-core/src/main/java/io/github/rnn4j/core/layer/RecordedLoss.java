package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.core.loss.LossSlots;

/** The loss of a recorded batch: the place of its targets, and where gradients of the logits go. Confined to the session's thread. */
@Internal
public final class RecordedLoss {
    private final LossSlots targets;
    private final BatchSlots batch;
    private final Tensor logits;
    private final Tensor gradient;

    /**
     * @param gradient overwritten with every loss, of the logits' shape and type
     */
    RecordedLoss(LossSlots targets, BatchSlots batch, Tensor logits, Tensor gradient) {
        this.targets = targets;
        this.batch = batch;
        this.logits = logits;
        this.gradient = gradient;
    }

    /** Marks every row as not used. */
    public void clear() {
        targets.clear();
    }

    /** Puts a target without a problem into a row; the batch's slots must have been cleared before. */
    public void put(int row, Target target) {
        targets.put(row, target);
        batch.putTarget(row, target);
    }

    /**
     * Computes the loss of the last forward pass, and its gradient.
     *
     * @param scale factor on both; one over the sum of the weights of the whole step makes the mean
     * @param loss {@code [1]} of the logits' type, overwritten
     */
    public void compute(double scale, Tensor loss) {
        targets.compute(scale, logits, loss, gradient);
    }
}
