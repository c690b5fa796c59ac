package io.github.rnn4j.tck;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * The rules of {@code docs/spec/cell-contract.md} by number, with what to look at where one is broken. Their text and their
 * intent stand in that document; a test keeps both in step.
 */
@Experimental
public enum CellRule {
    TYPE_NAME("K.1", "the text that type() returns: a constant 'vendor/name' in lower case"),
    PLAIN_CONSTRUCTOR("K.2", "the provider's class and constructor: public, without parameters"),
    UNKNOWN_OPTIONS("K.3", "options that create() never looks at"),
    OPTION_VALUES("K.4", "how create() reads an option's value, and what it throws for one out of range"),
    WRONG_CALLS("K.5", "the checks of type, inputSize and hiddenSize at the head of create()"),

    STATE_PARTS("K.6", "names and number of the parts that state() returns"),
    PARAMETER_NAMES("K.7", "names, shapes, roles and gates that parameters() returns"),
    SAME_DESCRIPTION("K.8", "what state(), parameters() and outputSize() depend on besides options and sizes"),
    SHAPES("K.9", "the shapes that project() and step() return, also for a single row and a single step"),

    INITIAL_OFFSETS("K.22", "the length of what initialOffset() returns, gates times width, and its values"),

    BOTH_TYPES("K.10", "constants of a fixed type: take that of the inputs"),
    STEP_BY_STEP("K.11", "a projection that mixes time steps, or treats a single step apart"),
    ROWS_ALONE("K.12", "a reduction or product that runs over the batch axis"),
    REPLAY("K.13", "anything that depends on who implements Ops, or on values known while recording"),
    NOTHING_IGNORED("K.14", "a parameter, an input or a part of the state that project() and step() never read"),
    READ_AND_CARRIED("K.23", "state.carried() in a product with a weight, or state.read() without one"),
    FORMULA("K.15", "the order of gates, transposed weights, signs: the cell against its plain loops"),

    NO_MEMORY("K.16", "fields of the cell that a sequence changes"),
    SHARED("K.17", "fields that project() writes and step() reads"),
    SAME_BITS("K.18", "random numbers, counters, clocks and hash codes in the computation"),
    OWNS_NOTHING("K.19", "tensors kept in a field, and tensors closed that were handed in"),

    GRADIENTS("K.20", "casts to whole numbers and conditions: no gradient flows through them"),
    PADDING("K.21", "divisions, logarithms and roots at an input or a state of zeros");

    private final String id;
    private final String lookAt;

    CellRule(String id, String lookAt) {
        this.id = id;
        this.lookAt = lookAt;
    }

    /** Returns its number in the document, such as {@code K.3}. */
    public String id() {
        return id;
    }

    /** Returns what to look at where the rule is broken. */
    public String lookAt() {
        return lookAt;
    }
}
