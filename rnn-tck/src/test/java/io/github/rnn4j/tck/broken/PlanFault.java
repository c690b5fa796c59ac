package io.github.rnn4j.tck.broken;

/** What is wrong with a fused sequence. */
enum PlanFault {
    NONE,
    /** All rows are taken for full. */
    LENGTHS_DROPPED,
    /** The recurrent bias is taken for 0. */
    BIAS_IGNORED,
    /** A backward pass overwrites the gradients of parameters. */
    GRADIENT_OVERWRITTEN,
    /** A call of a single step goes a way of its own, on which the input bias was forgotten. */
    WRONG_AT_ONE_STEP,
    /** The recurrent weight stands the other way round. */
    WEIGHT_TRANSPOSED
}
