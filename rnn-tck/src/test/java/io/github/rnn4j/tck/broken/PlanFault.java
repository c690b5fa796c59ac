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
    /** Steps beyond a length repeat the output of the step before. */
    OUTPUT_NOT_MASKED,
    /** Each direction has the other's parameters. */
    DIRECTIONS_SWAPPED,
    /** The last two of four gates stand the other way round, as some engines stack them. */
    GATES_SWAPPED,
    /** A gated recurrent unit resets the state before the product. */
    RESET_BEFORE_PRODUCT,
    /** A half type is claimed, and FLOAT32 computed in. */
    HALF_CLAIMED,
    /** Plans for inference have their parameters the other way round. */
    LAYOUT_BY_MODE
}
