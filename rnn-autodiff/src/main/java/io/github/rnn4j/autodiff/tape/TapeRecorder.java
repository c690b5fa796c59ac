package io.github.rnn4j.autodiff.tape;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.vjp.ArithmeticRules;
import io.github.rnn4j.autodiff.vjp.ConditionRules;
import io.github.rnn4j.autodiff.vjp.FunctionRules;
import io.github.rnn4j.autodiff.vjp.IndexingRules;
import io.github.rnn4j.autodiff.vjp.MatrixRules;
import io.github.rnn4j.autodiff.vjp.MemoryRules;
import io.github.rnn4j.autodiff.vjp.Operation;
import io.github.rnn4j.autodiff.vjp.ReductionRules;
import io.github.rnn4j.autodiff.vjp.ShapingRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records a computation over tier 1 into preallocated tensors. Each call checks shapes and types, allocates its result and
 * notes the step; nothing is computed before the {@link Tape} runs, except that constants are uploaded. Every tensor belongs
 * to the scope that is open while it is recorded.
 *
 * <p>Operands must be results, constants, {@linkplain #input inputs} or {@linkplain #variable variables} of this recorder; any
 * other tensor is refused with code {@code FOREIGN_HANDLE}. It records once. Confined to the session's thread.
 */
@Experimental
public final class TapeRecorder implements Ops {
    private final TensorOps ops;
    private final Constants constants;
    private final Recording recording = new Recording();

    private final ArithmeticRules arithmetic;
    private final FunctionRules functions;
    private final ConditionRules conditions;
    private final MatrixRules matrices;
    private final ReductionRules reductions;
    private final MemoryRules memory;
    private final ShapingRules shaping;
    private final IndexingRules indexing;

    /** Starts a recording over a session's operations. */
    public TapeRecorder(TensorOps ops) {
        this.ops = ops;
        this.constants = new Constants(ops);
        this.arithmetic = new ArithmeticRules(ops);
        this.functions = new FunctionRules(ops);
        this.conditions = new ConditionRules(ops);
        this.matrices = new MatrixRules(ops);
        this.reductions = new ReductionRules(ops);
        this.memory = new MemoryRules(ops);
        this.shaping = new ShapingRules(ops);
        this.indexing = new IndexingRules(ops);
    }

    /** Returns a tensor that the caller overwrites before each replay. No gradient flows to it. */
    public Tensor input(DType dtype, Shape shape) {
        return input(ops.allocate(dtype, shape));
    }

    /** Makes a tensor of the caller known, which may change before each replay. No gradient flows to it. */
    public Tensor input(Tensor existing) {
        recording.define(existing, Value.of(false));
        return existing;
    }

    /**
     * Makes a tensor of the caller known whose gradient is wanted.
     *
     * @param value floating
     * @param gradient of the same shape and type; each backward pass adds to it
     * @return {@code value}
     * @throws RnnException with code {@code INVALID_ARGUMENT} if the recorder knows the value already
     */
    public Tensor variable(Tensor value, Tensor gradient) {
        checkGradient("variable", value, gradient);
        if (!value.dtype().isFloating()) {
            throw new RnnException(
                    ErrorCode.DTYPE_MISMATCH, "variable: expected a floating type but got " + value.dtype());
        }
        if (!recording.define(value, Value.variable(gradient))) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "variable: expected a new tensor but got one the recorder knows (shape " + value.shape()
                            + "). Name each variable once, before its first use.");
        }
        return value;
    }

    /** Adds a step with a gradient of its own. */
    public void custom(CustomStep step) {
        Operation operation = CustomOperation.of(step);
        for (Tensor output : operation.outputs()) {
            if (!recording.define(output, Value.of(output.dtype().isFloating()))) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "custom step: expected outputs of its own but got a tensor the recorder knows (shape "
                                + output.shape() + ")");
            }
        }
        recording.append(operation);
    }

    /** Ends the recording; returns a tape that runs forward only. */
    public Tape record() {
        recording.close();
        return new Tape(recording.forwardSteps(), null);
    }

    /**
     * Ends the recording; returns a tape that runs forward and backward.
     *
     * @param outputs values whose gradients are given
     * @param outputGradients of their shapes and types, which the caller or a custom step writes before each backward pass; the
     *     tape does not change them
     * @throws RnnException with code {@code INVALID_ARGUMENT} if no variable leads to any of the outputs
     */
    public Tape record(List<Tensor> outputs, List<Tensor> outputGradients) {
        if (outputs.size() != outputGradients.size()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "record: expected a gradient for each of " + outputs.size() + " outputs but got "
                            + outputGradients.size());
        }
        boolean leads = recording.startsGradient();
        for (int i = 0; i < outputs.size(); i++) {
            checkGradient("record", outputs.get(i), outputGradients.get(i));
            leads |= recording.value(outputs.get(i)).wanted();
        }
        if (!leads) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "record: expected an output that a variable leads to but got none of " + outputs.size()
                            + ". Name the parameters by variable(..) before they are used.");
        }
        recording.close();
        return new Tape(recording.forwardSteps(), recording.backwardSteps(ops, constants, outputs, outputGradients));
    }

    /**
     * Returns the tensor that holds the total gradient of a value after each backward pass, not to be written. Null if no
     * gradient reaches the value, or before a backward pass has been recorded.
     */
    public @Nullable Tensor gradientOf(Tensor value) {
        return recording.value(value).gradient();
    }

    @Override
    public Tensor constant(DType dtype, Shape shape, double value) {
        return input(constants.of(dtype, shape, value));
    }

    @Override
    public Tensor constant(Shape shape, int... elements) {
        if (elements.length != shape.elements()) {
            throw new ShapeMismatchException("constant: expected " + shape.elements() + " elements but got "
                    + elements.length + " (shape " + shape + ")");
        }
        Tensor constant = input(DType.INT32, shape);
        ops.upload(elements, 0, constant);
        return constant;
    }

    @Override
    public Tensor cast(Tensor x, DType dtype) {
        return keep(memory.cast(x, dtype));
    }

    @Override
    public Tensor broadcast(Tensor x, Shape shape) {
        return keep(memory.broadcast(x, shape));
    }

    @Override
    public Tensor reshape(Tensor x, Shape shape) {
        return keep(memory.reshape(x, shape));
    }

    @Override
    public Tensor gemm(GemmForm form, Tensor a, Tensor b) {
        return keep(matrices.gemm(form, a, b));
    }

    @Override
    public Tensor add(double alpha, Tensor left, double beta, Tensor right) {
        return keep(arithmetic.add(alpha, left, beta, right));
    }

    @Override
    public Tensor multiply(Tensor left, Tensor right) {
        return keep(arithmetic.multiply(left, right));
    }

    @Override
    public Tensor divide(Tensor left, Tensor right) {
        return keep(arithmetic.divide(left, right));
    }

    @Override
    public Tensor exp(Tensor x) {
        return keep(functions.exp(x));
    }

    @Override
    public Tensor log(Tensor x) {
        return keep(functions.log(x));
    }

    @Override
    public Tensor sqrt(Tensor x) {
        return keep(functions.sqrt(x));
    }

    @Override
    public Tensor tanh(Tensor x) {
        return keep(functions.tanh(x));
    }

    @Override
    public Tensor sigmoid(Tensor x) {
        return keep(functions.sigmoid(x));
    }

    @Override
    public Tensor relu(Tensor x) {
        return keep(functions.relu(x));
    }

    @Override
    public Tensor compare(Comparison relation, Tensor left, Tensor right) {
        return keep(conditions.compare(relation, left, right));
    }

    @Override
    public Tensor select(Tensor condition, Tensor left, Tensor right) {
        return keep(conditions.select(condition, left, right));
    }

    @Override
    public Tensor sum(Tensor x, int axis) {
        return keep(reductions.sum(x, axis));
    }

    @Override
    public Tensor max(Tensor x, int axis) {
        return keep(reductions.max(x, axis, recording.value(x).wanted()));
    }

    @Override
    public Tensor maskedSoftmax(Tensor x, @Nullable Tensor mask) {
        return keep(reductions.maskedSoftmax(x, mask));
    }

    @Override
    public Tensor concat(List<Tensor> parts, int axis) {
        return keep(shaping.concat(parts, axis));
    }

    @Override
    public Tensor stack(List<Tensor> parts, int axis) {
        return keep(shaping.stack(parts, axis));
    }

    @Override
    public List<Tensor> unstack(Tensor x, int axis) {
        return recording.append(shaping.unstack(x, axis)).outputs();
    }

    @Override
    public Tensor narrow(Tensor x, int axis, int from, int length) {
        return keep(shaping.narrow(x, axis, from, length));
    }

    @Override
    public Tensor transpose(Tensor x, int... permutation) {
        return keep(shaping.transpose(x, permutation));
    }

    @Override
    public Tensor gatherRows(Tensor table, Tensor ids) {
        return keep(indexing.gatherRows(table, ids));
    }

    @Override
    public Tensor setRows(Tensor table, Tensor ids, Tensor rows) {
        return keep(indexing.setRows(table, ids, rows));
    }

    @Override
    public Tensor scatterAddRows(Tensor table, Tensor ids, Tensor rows) {
        return keep(indexing.scatterAddRows(table, ids, rows));
    }

    @Override
    public Tensor reverseByLength(Tensor x, Tensor lengths) {
        return keep(indexing.reverseByLength(x, lengths));
    }

    private Tensor keep(Operation operation) {
        return recording.append(operation).output();
    }

    private static void checkGradient(String where, Tensor value, Tensor gradient) {
        if (!value.shape().equals(gradient.shape())) {
            throw new ShapeMismatchException(
                    where + ": expected a gradient " + value.shape() + " but got " + gradient.shape());
        }
        if (value.dtype() != gradient.dtype()) {
            throw new RnnException(
                    ErrorCode.DTYPE_MISMATCH,
                    where + ": expected a gradient of type " + value.dtype() + " but got " + gradient.dtype());
        }
    }
}
