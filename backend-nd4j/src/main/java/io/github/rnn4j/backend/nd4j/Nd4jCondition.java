package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.ConditionOps;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.nd4j.EngineCalls.Call;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Conditions as the numbers 1 and 0. */
interface Nd4jCondition extends Nd4jFamily, ConditionOps {
    Call NOT_EQUALS = Call.of("not_equals");

    /**
     * {@code out = condition > 0 ? value : 0}: the gradient of the rectifier, which takes the value as it is, NaN or not. The
     * engine's own {@code select} goes element by element through a call each, ten times slower than all of this together.
     */
    Call TAKE_WHERE_POSITIVE = Call.of("relu_bp");

    @Override
    default void compare(Comparison relation, Tensor left, Tensor right, Tensor out) {
        synchronized (session()) {
            Nd4jTensor a = use("compare left", left);
            Nd4jTensor b = use("compare right", right);
            Nd4jTensor result = use("compare out", out);
            Nd4jFamily.checkSameType("compare", a, b, result);
            Shape shape = result.shape();
            Nd4jFamily.checkShape("compare out", Shape.broadcast(a.shape(), b.shape()), result);
            if (result.isEmpty()) {
                return;
            }
            try (Scratch scratch = session().scratch()) {
                INDArray holds = scratch.array(DataType.BOOL, shape);
                run(Relations.of(relation), holds, Nd4jFamily.stretched(a, shape), Nd4jFamily.stretched(b, shape));
                run(Nd4jMemory.cast(result.type()), result.array(), holds);
            }
        }
    }

    /** What is taken is added to the 0 of what is not: every number stays what it is, but the sign of a zero is lost. */
    @Override
    default void select(Tensor condition, Tensor left, Tensor right, Tensor out) {
        synchronized (session()) {
            Nd4jTensor choice = use("select condition", condition);
            Nd4jTensor a = use("select left", left);
            Nd4jTensor b = use("select right", right);
            Nd4jTensor result = use("select out", out);
            Nd4jFamily.checkSameType("select", a, b, result, choice);
            Shape operands = Shape.broadcast(a.shape(), b.shape());
            Nd4jFamily.checkShape("select out", Shape.broadcast(operands, choice.shape()), result);
            if (result.isEmpty()) {
                return;
            }
            try (Scratch scratch = session().scratch()) {
                INDArray taken = flags(scratch, choice, result);
                INDArray first = taken(scratch, taken, a, result);
                INDArray one = session().scalars().of(result.type(), 1);
                run(Nd4jElementwise.SUBTRACT, taken, one, taken);
                INDArray second = taken(scratch, taken, b, result);
                run(Nd4jElementwise.ADD, result.array(), first, second);
            }
        }
    }

    /** Returns 1 where the condition is not 0 and 0 elsewhere, in the type and shape of {@code like}. */
    default INDArray flags(Scratch scratch, Nd4jTensor condition, Nd4jTensor like) {
        Shape shape = Nd4jFamily.stretchedShape(condition.shape(), like.shape());
        INDArray holds = scratch.array(DataType.BOOL, shape);
        run(NOT_EQUALS, holds, condition.as(shape), session().scalars().of(like.type(), 0));
        INDArray flags = scratch.array(like.type(), shape);
        run(Nd4jMemory.cast(like.type()), flags, holds);
        return stretched(scratch, flags, shape, like);
    }

    /** Returns the value where the flag is 1 and 0 elsewhere. */
    private INDArray taken(Scratch scratch, INDArray flags, Nd4jTensor value, Nd4jTensor like) {
        INDArray taken = scratch.array(like.type(), like.shape());
        if (like.dtype().isFloating()) {
            Shape shape = Nd4jFamily.stretchedShape(value.shape(), like.shape());
            run(TAKE_WHERE_POSITIVE, taken, flags, stretched(scratch, value.as(shape), shape, like));
        } else {
            run(Nd4jElementwise.MULTIPLY, taken, flags, Nd4jFamily.stretched(value, like.shape()));
        }
        return taken;
    }

    private INDArray stretched(Scratch scratch, INDArray x, Shape shape, Nd4jTensor like) {
        if (shape.equals(like.shape())) {
            return x;
        }
        INDArray stretched = scratch.array(like.type(), like.shape());
        run(Nd4jMemory.ASSIGN, stretched, stretched, x);
        return stretched;
    }

    /** The relations by the engine's names; each is false where an operand is NaN. */
    final class Relations {
        private static final Call EQUAL = Call.of("equals");
        private static final Call LESS = Call.of("less");
        private static final Call LESS_OR_EQUAL = Call.of("less_equal");

        private Relations() {}

        static Call of(Comparison relation) {
            return switch (relation) {
                case EQUAL -> EQUAL;
                case LESS -> LESS;
                case LESS_OR_EQUAL -> LESS_OR_EQUAL;
            };
        }
    }
}
