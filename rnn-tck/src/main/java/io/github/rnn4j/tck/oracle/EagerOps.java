package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Expressions computed at once: each call allocates its result in the innermost open scope and runs the operation of the same
 * name. With it the oracle runs the very code of a cell. Confined to the session's thread.
 */
@Experimental
public final class EagerOps implements Ops {
    private final TensorOps ops;

    /** Computes with these operations. */
    public EagerOps(TensorOps ops) {
        this.ops = ops;
    }

    @Override
    public Tensor constant(DType dtype, Shape shape, double value) {
        Tensor out = ops.allocate(dtype, shape);
        ops.fill(out, value);
        return out;
    }

    @Override
    public Tensor constant(Shape shape, int... elements) {
        Tensor out = ops.allocate(DType.INT32, shape);
        ops.upload(elements, 0, out);
        return out;
    }

    @Override
    public Tensor cast(Tensor x, DType dtype) {
        Tensor out = ops.allocate(dtype, x.shape());
        ops.copy(x, out);
        return out;
    }

    @Override
    public Tensor broadcast(Tensor x, Shape shape) {
        Tensor out = ops.allocate(x.dtype(), shape);
        ops.copy(x, out);
        return out;
    }

    @Override
    public Tensor reshape(Tensor x, Shape shape) {
        return ops.reshape(x, shape);
    }

    @Override
    public Tensor gemm(GemmForm form, Tensor a, Tensor b) {
        if (form.beta() != 0) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "gemm: expected beta 0 but got " + form.beta() + ". Add the other operand with add.");
        }
        int rows = a.shape().size(form.transposeA() ? -1 : -2);
        int columns = b.shape().size(form.transposeB() ? -2 : -1);
        Tensor out = ops.allocate(a.dtype(), a.shape().withSize(-2, rows).withSize(-1, columns));
        ops.gemm(form, a, b, out);
        return out;
    }

    @Override
    public Tensor add(double alpha, Tensor left, double beta, Tensor right) {
        Tensor out = common(left, right);
        ops.add(alpha, left, beta, right, out);
        return out;
    }

    @Override
    public Tensor multiply(Tensor left, Tensor right) {
        Tensor out = common(left, right);
        ops.multiply(left, right, out);
        return out;
    }

    @Override
    public Tensor divide(Tensor left, Tensor right) {
        Tensor out = common(left, right);
        ops.divide(left, right, out);
        return out;
    }

    @Override
    public Tensor exp(Tensor x) {
        Tensor out = like(x);
        ops.exp(x, out);
        return out;
    }

    @Override
    public Tensor log(Tensor x) {
        Tensor out = like(x);
        ops.log(x, out);
        return out;
    }

    @Override
    public Tensor sqrt(Tensor x) {
        Tensor out = like(x);
        ops.sqrt(x, out);
        return out;
    }

    @Override
    public Tensor tanh(Tensor x) {
        Tensor out = like(x);
        ops.tanh(x, out);
        return out;
    }

    @Override
    public Tensor sigmoid(Tensor x) {
        Tensor out = like(x);
        ops.sigmoid(x, out);
        return out;
    }

    @Override
    public Tensor relu(Tensor x) {
        Tensor out = like(x);
        ops.relu(x, out);
        return out;
    }

    @Override
    public Tensor compare(Comparison relation, Tensor left, Tensor right) {
        Tensor out = common(left, right);
        ops.compare(relation, left, right, out);
        return out;
    }

    @Override
    public Tensor select(Tensor condition, Tensor left, Tensor right) {
        Shape operands = Shape.broadcast(left.shape(), right.shape());
        Tensor out = ops.allocate(left.dtype(), Shape.broadcast(operands, condition.shape()));
        ops.select(condition, left, right, out);
        return out;
    }

    @Override
    public Tensor sum(Tensor x, int axis) {
        Tensor out = ops.allocate(x.dtype(), x.shape().without(axis));
        ops.sum(x, axis, out);
        return out;
    }

    @Override
    public Tensor max(Tensor x, int axis) {
        Tensor out = ops.allocate(x.dtype(), x.shape().without(axis));
        ops.max(x, axis, out, null);
        return out;
    }

    @Override
    public Tensor maskedSoftmax(Tensor x, @Nullable Tensor mask) {
        Tensor out = like(x);
        ops.maskedSoftmax(x, mask, out);
        return out;
    }

    @Override
    public Tensor concat(List<Tensor> parts, int axis) {
        int length = parts.stream().mapToInt(part -> part.shape().size(axis)).sum();
        Tensor out = ops.allocate(parts.get(0).dtype(), parts.get(0).shape().withSize(axis, length));
        ops.concat(parts, axis, out);
        return out;
    }

    @Override
    public Tensor stack(List<Tensor> parts, int axis) {
        Tensor out = ops.allocate(parts.get(0).dtype(), parts.get(0).shape().inserting(axis, parts.size()));
        ops.stack(parts, axis, out);
        return out;
    }

    @Override
    public List<Tensor> unstack(Tensor x, int axis) {
        List<Tensor> parts = new ArrayList<>();
        for (int i = 0; i < x.shape().size(axis); i++) {
            parts.add(ops.allocate(x.dtype(), x.shape().without(axis)));
        }
        ops.unstack(x, axis, parts);
        return List.copyOf(parts);
    }

    @Override
    public Tensor narrow(Tensor x, int axis, int from, int length) {
        Tensor out = ops.allocate(x.dtype(), x.shape().withSize(axis, length));
        ops.narrow(x, axis, from, out);
        return out;
    }

    @Override
    public Tensor transpose(Tensor x, int... permutation) {
        int[] sizes = new int[permutation.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = x.shape().size(permutation[i]);
        }
        Tensor out = ops.allocate(x.dtype(), Shape.of(sizes));
        ops.transpose(x, permutation, out);
        return out;
    }

    @Override
    public Tensor gatherRows(Tensor table, Tensor ids) {
        Shape shape = ids.shape().inserting(ids.shape().rank(), table.shape().size(1));
        Tensor out = ops.allocate(table.dtype(), shape);
        ops.gatherRows(table, ids, out);
        return out;
    }

    @Override
    public Tensor setRows(Tensor table, Tensor ids, Tensor rows) {
        Tensor out = cast(table, table.dtype());
        ops.setRows(out, ids, rows);
        return out;
    }

    @Override
    public Tensor scatterAddRows(Tensor table, Tensor ids, Tensor rows) {
        Tensor out = cast(table, table.dtype());
        ops.scatterAddRows(out, ids, rows);
        return out;
    }

    @Override
    public Tensor reverseByLength(Tensor x, Tensor lengths) {
        Tensor out = like(x);
        ops.reverseByLength(x, lengths, out);
        return out;
    }

    private Tensor like(Tensor x) {
        return ops.allocate(x.dtype(), x.shape());
    }

    private Tensor common(Tensor left, Tensor right) {
        return ops.allocate(left.dtype(), Shape.broadcast(left.shape(), right.shape()));
    }
}
