package io.github.rnn4j.autodiff.tape;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that brings a gradient of its own: a fused plan, a loss. Its floating outputs always take part in the backward
 * pass, for the step may have parameters that the tape knows nothing of. Confined to the session's thread.
 */
@Experimental
public interface CustomStep {
    /** Returns the tensors whose gradients it can give; each must be known to the recorder. */
    List<Tensor> inputs();

    /**
     * Returns the tensors it writes, allocated by the caller. A step without outputs starts a gradient by itself: its
     * backward step always runs.
     */
    List<Tensor> outputs();

    /** Overwrites the outputs. */
    void forward();

    /**
     * Makes the backward step. Called once, while the backward pass is recorded, and only if a gradient reaches an output or
     * there is no output. The step may also add into parameter gradients it knows.
     *
     * @param outputGradients one for each output, not to be written; null where no gradient reaches it, which stands for zeros
     * @param inputGradients one for each input, which the step overwrites; null where none is wanted
     * @return the step, which allocates nothing when it runs
     */
    Runnable backward(List<@Nullable Tensor> outputGradients, List<@Nullable Tensor> inputGradients);
}
