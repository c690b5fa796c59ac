package io.github.rnn4j.tck;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * The rules of {@code docs/spec/backend-contract.md} by number, with what to look at where one is broken. Their text and their
 * intent stand in that document; a test keeps both in step.
 */
@Experimental
public enum Rule {
    PLAIN_NAME("P.1", "the text that name() returns, and whether it depends on the machine"),
    FIXED_PRIORITY("P.2", "what priority() computes; it should be a constant"),
    QUIET_PROBE("P.3", "logging, engine banners and properties set while probe() runs"),
    REASONED_PROBE("P.4", "exceptions that leave probe(), and blank reasons or remedies"),
    CHEAP_LISTING("P.5", "static initialisers and field types that load native code"),
    PLAIN_CONSTRUCTOR("P.6", "the provider's class and constructor: public, without parameters"),
    REFUSED_OPEN("P.7", "the code of what open() throws where probe() says no"),
    BACKENDS_OF_THEIR_OWN("P.8", "state shared between two opened backends, such as a static registry"),
    QUICK_PROBE("P.9", "what probe() waits for"),
    WITHOUT_NATIVES("P.10", "what probe() and open() throw, print or start where a native library is missing"),
    NO_NETWORK("P.11", "downloads, look-ups of names and calls home on the way to the first operation"),

    SCOPE_FREES("O.1", "whether allocate() registers the tensor with the innermost scope"),
    SCOPES_NEST("O.2", "the chain of open scopes when an outer one is closed first"),
    SCOPE_KEEPS("O.3", "whether keep() moves the tensor to the enclosing scope"),
    CLOSE_TWICE("O.4", "a guard at the head of close()"),
    USE_AFTER_CLOSE("O.5", "the check of closed handles at the head of every operation"),
    SESSION_FREES("O.6", "tensors and scopes left open when their session closes"),
    BACKEND_FREES("O.7", "sessions and blocks left open when their backend closes"),
    ONE_THREAD("O.8", "the check of the calling thread at the head of every operation"),
    CLOSE_FROM_ANYWHERE("O.9", "a check of the thread in the session's close()"),
    FOREIGN_HANDLE("O.10", "the check that a tensor is this backend's before it is cast"),
    LIVE_COUNTS("O.11", "where the counts of diagnostics() go up and down, and whether views count"),
    SESSION_CONSTANTS("O.12", "ops() and mode() of a session"),
    PARALLEL_BACKEND("O.13", "unguarded collections of sessions and blocks in the backend"),
    NOTHING_HIDDEN("O.14", "scratch tensors that an operation allocates and leaves to the caller's scope"),
    STEADY_MEMORY(
            "O.15", "native memory that waits for the collector, caches that grow, handles the counts do not see"),

    SHAPES_CHECKED("H.1", "the check of shapes before an operation touches an element"),
    TYPES_CHECKED("H.2", "the check of data types before an operation touches an element"),
    MESSAGES_IN_ONE_LINE("H.3", "the text of the exception: 'subject: expected what but got what. What to do.'"),
    OPERANDS_UNCHANGED("H.4", "scratch work done in an operand's storage"),

    ZEROED("M.1", "memory that is reused without being cleared"),
    STORAGE_TYPES("M.2", "the check of allocate() against the declared storage types"),
    COPY_STRETCHES("M.3", "the strides of axes of size 1 in copy()"),
    COPY_CONVERTS("M.4", "rounding in copy() between types: nearest to floating, towards zero to INT32"),
    FILL("M.5", "rounding in fill() and its last elements"),
    VIEW_SHARES("M.6", "a copy made by reshape()"),
    VIEW_LIFE("M.7", "whether a view knows the tensor it was made from"),
    EMPTY_AND_SCALAR("M.8", "loops and allocations for shapes of no elements and of rank 0"),

    LOSSLESS_TRANSFER("T.1", "conversions between array and tensor of one type"),
    CONVERTING_TRANSFER("T.2", "the cast between float and double at transfer"),
    TRANSFER_TYPES("T.3", "the check of array type against tensor type"),
    TRANSFER_BOUNDS("T.4", "the check of offset and length before anything moves"),
    TRANSFER_OFFSET("T.5", "the offset in upload() and download()"),

    GEMM("A.1", "indices and the order of operands in gemm()"),
    GEMM_TRANSPOSES("A.2", "which operand's strides are swapped, and its leading dimension"),
    GEMM_BETA_ZERO("A.3", "old content multiplied by 0 instead of left unread"),
    GEMM_BETA("A.4", "whether beta reaches the kernel"),
    GEMM_BATCH("A.5", "the offset of each product of a batch"),
    GEMM_EMPTY("A.6", "an early return for k = 0 that leaves c as it was"),
    BROADCASTING("A.7", "strides of axes of size 1 and of missing leading axes, in either operand"),
    ALIASING("A.8", "an operand read after the result has overwritten it"),
    FUNCTIONS("A.9", "the formula of the function, and its accuracy near 0 and far out"),
    SPECIAL_VALUES("A.10", "short cuts for factor 0, and NaN or infinity in min, max and polynomials"),
    WHOLE_NUMBERS("A.11", "add() and multiply() of INT32"),

    COMPARE("C.1", "the relation, and whether results are 1 and 0"),
    COMPARE_NAN("C.2", "a relation computed as the negation of another"),
    SELECT("C.3", "the order of left and right"),
    SELECT_IGNORES("C.4", "a selection computed by multiplying with the condition"),

    SUM("R.1", "the strides around the reduced axis"),
    SUM_IN_DOUBLE("R.2", "the type of the accumulator"),
    EMPTY_SUM("R.3", "an early return for an axis of size 0 that leaves the result as it was"),
    KEPT_AXIS("R.4", "results of the operand's rank, with size 1 on the reduced axis"),
    MAX("R.5", "ties (the first wins), negative rows, and the index"),
    SOFTMAX("R.6", "the shift by the greatest element and the sum of the powers"),
    SOFTMAX_MASK("R.7", "masked elements in the maximum or the sum, and rows without any used element"),

    CONCAT("F.1", "the offset of each part along the axis"),
    STACK("F.2", "the place of the new axis in stack() and unstack()"),
    NARROW("F.3", "the offset along the axis"),
    TRANSPOSE("F.4", "the permutation and its inverse"),
    SHAPING_COPIES("F.5", "results that share storage with an operand"),
    SHAPING_ANY_TYPE("F.6", "shaping of INT32"),

    GATHER("I.1", "row offsets in gatherRows()"),
    SET_ROWS("I.2", "row offsets in setRows(), and rows that are not named"),
    SCATTER_ADD("I.3", "rows that are named twice: each must be added"),
    REVERSE("I.4", "steps beyond a length, and lengths 0 and all"),
    INDEX_RANGE("I.5", "the check of identifiers and lengths before the first row moves"),

    CROSS_ENTROPY("L.1", "the override of softmaxCrossEntropy() against the default in the API"),
    CROSS_ENTROPY_UNUSED("L.2", "rows with label -1: excluded by selection, not by a factor"),
    CROSS_ENTROPY_LARGE("L.3", "the shift by the greatest logit"),
    LABEL_RANGE("L.4", "the check of labels in an override of softmaxCrossEntropy()"),
    SOFT_TARGETS("L.5", "what a row of targets sums to, and rows of zeros"),
    ELEMENT_LOSSES("L.6", "the override of the loss against the default in the API, and exponentials that overflow"),
    ELEMENT_LOSSES_UNUSED("L.7", "elements of weight 0: excluded by selection, not by a factor"),

    SQUARED_NORM("U.1", "the type of the accumulator, and whether it is added to"),
    PREPARE_STEP("U.2", "the order of unscaling and clipping, and the 1e-6 beside the norm"),
    SKIPPED_STEP("U.3", "old values multiplied by a flag instead of selected"),
    ADAM("U.4", "where epsilon and the corrections of the moments stand"),
    CLIP("U.5", "whether the gradient's factor reaches every element, those below 0 included"),
    MOMENTUM("U.6", "what is kept of earlier steps, and the look-ahead"),
    RMS_PROP("U.7", "where epsilon stands, and whether the mean square is that of the scaled gradient"),
    WEIGHT_DECAY("U.8", "whether only weights are decayed, and whether the decay is clipped or unscaled"),
    LOSS_SCALE("U.9", "when the loss scale shrinks and grows, and its count of good steps"),
    UPDATE_ROWS("U.10", "which rows of which tables an update with rows reads and changes"),

    DROPOUT_MASK("N.1", "the bits of the stream taken for each element, and the kept units' factor"),

    BLOCK_VALUES("B.1", "packing and unpacking of parameters by name"),
    BLOCK_VERSION("B.2", "whether upload() and touch() count the version up"),
    BLOCK_FROZEN("B.3", "the check of frozen blocks at the head of every write"),
    BLOCK_SHARED("B.4", "storage that belongs to a session instead of the backend"),
    BLOCK_NAMES("B.5", "unknown names and wrong lengths at transfer"),

    GRADIENTS("G.1", "the primitive's result in float64 and whether it reads stale memory on replay"),
    RNN_GRADIENTS("G.2", "primitives at awkward sizes, gatherRows() and select() with lengths"),
    COMPOSED_SEQUENCES(
            "G.3", "the first primitive whose result differs: select() at lengths, reverseByLength(), gemm()"),
    TRAINING("G.4", "what one step leaves behind for the next: gradients not 0, moments, the count of steps"),
    COMPOSED_PADDING("G.5", "a mask that multiplies where it should select"),

    SUPPORTS("S.1", "reasons of supports(), and what plan() throws for an unsupported descriptor"),
    FUSED_FORWARD("S.2", "the fused forward pass step by step against the composed one"),
    FUSED_BACKWARD("S.3", "the fused backward pass: which gradient differs, at which layer and direction"),
    FUSED_ACCUMULATES("S.4", "parameter gradients that are overwritten"),
    FUSED_PADDING("S.5", "padding that is multiplied by 0 instead of skipped"),
    FUSED_RESERVES("S.6", "state of a pass that is kept in the executor instead of the reserve"),
    FUSED_IN_PLACE("S.7", "an initial state that is read after the final one was written"),
    FUSED_ROWS_ALONE("S.8", "sums whose order depends on the batch size"),
    STEP_STATES("S.9", "where the total gradient of a step's state is taken"),
    FUSED_DIFFERENCES("S.10", "the fused backward formulas"),
    FUSED_REFUSALS("S.11", "checks of mode and wanted gradients in backward()"),
    FUSED_LENGTHS("S.12", "the check of host lengths against the steps"),
    FUSED_SHAPES("S.13", "the check of the input's axes; the message names the axis"),
    FUSED_LAYOUT("S.14", "names and shapes of parameterLayout().parameters()"),
    FUSED_OVERWRITES("S.15", "outputs and gradients that are added to, or left untouched beyond a length"),
    FUSED_VERSIONS("S.16", "packed copies of parameters that ignore version()"),
    FUSED_SMALLER_CALLS("S.17", "strides taken from the largest call instead of this one"),
    FUSED_STEADY("S.18", "allocation in a warm executor"),
    FUSED_LIFE("S.19", "executors and reserves left open when their session closes"),
    FUSED_DROPOUT("S.20", "what supports() answers for dropout between layers in training"),
    FUSED_EXCHANGE("S.21", "what parameterLayout() depends on besides cell, sizes, layers, directions, bias and types"),
    MIXED_PRECISION(
            "S.22", "which operands are rounded to the compute type, and what happens to what it does not hold"),

    SAME_BITS("D.1", "sums whose order depends on threads, addresses or time"),
    SAME_BITS_FUSED("D.2", "sums whose order depends on the workspace"),

    HONEST_FUSION("X.1", "FUSED_SEQUENCES against what supports() answers"),
    HONEST_STEP_STATES("X.2", "STEP_STATE_GRADIENTS against what supports() answers"),
    HONEST_CONCURRENCY("X.3", "state shared by sessions: static buffers, thread pools, workspaces"),
    HONEST_NAME("X.4", "name and capabilities of provider and backend"),
    COMPUTE_TYPES("X.5", "compute types that supports() accepts without being declared");

    private final String id;
    private final String lookAt;

    Rule(String id, String lookAt) {
        this.id = id;
        this.lookAt = lookAt;
    }

    /** Returns its number in the document, such as {@code A.3}. */
    public String id() {
        return id;
    }

    /** Returns what to look at where the rule is broken. */
    public String lookAt() {
        return lookAt;
    }
}
