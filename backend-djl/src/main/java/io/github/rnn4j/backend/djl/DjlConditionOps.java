package io.github.rnn4j.backend.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.ConditionOps;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** Conditions as the numbers 1 and 0; the engine's are of a type of their own and never leave a call. */
interface DjlConditionOps extends DjlFamily, ConditionOps {
    @Override
    default void compare(Comparison relation, Tensor left, Tensor right, Tensor out) {
        DjlTensor a = use("compare left", left);
        DjlTensor b = use("compare right", right);
        DjlTensor result = use("compare out", out);
        DjlFamily.checkSameType("compare", a, b, result);
        DjlFamily.checkShape("compare out", Shape.broadcast(a.shape(), b.shape()), result);
        session().compute(call -> {
            NDArray x = call.read(a);
            NDArray y = call.read(b);
            NDArray holds = call.own(
                    switch (relation) {
                        case EQUAL -> x.eq(y);
                        case LESS -> x.lt(y);
                        case LESS_OR_EQUAL -> x.lte(y);
                    });
            call.store(holds.toType(DjlTypes.of(result.dtype()), true), result);
        });
    }

    @Override
    default void select(Tensor condition, Tensor left, Tensor right, Tensor out) {
        DjlTensor choice = use("select condition", condition);
        DjlTensor a = use("select left", left);
        DjlTensor b = use("select right", right);
        DjlTensor result = use("select out", out);
        DjlFamily.checkSameType("select", a, b, result, choice);
        Shape operands = Shape.broadcast(a.shape(), b.shape());
        Shape shape = Shape.broadcast(operands, choice.shape());
        DjlFamily.checkShape("select out", shape, result);
        session().compute(call -> {
            NDArray chosen = call.own(call.read(choice).toType(DataType.BOOLEAN, true));
            // DJL wants these two of one shape; the third the engine stretches itself.
            NDArray test = call.stretch(chosen, choice.shape(), shape);
            NDArray x = call.stretch(call.read(a), a.shape(), shape);
            call.store(NDArrays.where(test, x, call.read(b)), result);
        });
    }
}
