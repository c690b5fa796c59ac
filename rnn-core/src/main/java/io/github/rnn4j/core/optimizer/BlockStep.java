package io.github.rnn4j.core.optimizer;

/** The step of a rule on the tensors that it was made for; may be taken again and again. */
@FunctionalInterface
interface BlockStep {
    /**
     * Changes parameter and moments and sets the gradient to 0; where the step is to be skipped, the gradient only.
     *
     * @param learningRate factor on this step
     */
    void take(double learningRate);
}
