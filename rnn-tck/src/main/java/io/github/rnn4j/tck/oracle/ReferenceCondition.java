package io.github.rnn4j.tck.oracle;

import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.ConditionOps;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;

/** Conditions as the numbers 1 and 0. */
interface ReferenceCondition extends Family, ConditionOps {
    /** {@code out[i] = 1} if {@code left[i] relation right[i]}, else {@code 0}; NaN is in no relation to anything. */
    @Override
    default void compare(Comparison relation, Tensor left, Tensor right, Tensor out) {
        ReferenceTensor a = use("compare left", left);
        ReferenceTensor b = use("compare right", right);
        ReferenceTensor result = use("compare out", out);
        Family.checkSameType("compare", a, b, result);
        Family.checkShape("compare out", Shape.broadcast(a.shape(), b.shape()), result);
        int[] fromA = Indices.broadcast(a.shape(), result.shape());
        int[] fromB = Indices.broadcast(b.shape(), result.shape());
        for (int i = 0; i < result.elements(); i++) {
            result.set(i, holds(relation, a.get(fromA[i]), b.get(fromB[i])) ? 1 : 0);
        }
    }

    /** {@code out[i] = left[i]} if {@code condition[i] ≠ 0}, else {@code right[i]}. */
    @Override
    default void select(Tensor condition, Tensor left, Tensor right, Tensor out) {
        ReferenceTensor choice = use("select condition", condition);
        ReferenceTensor a = use("select left", left);
        ReferenceTensor b = use("select right", right);
        ReferenceTensor result = use("select out", out);
        Family.checkSameType("select", a, b, result, choice);
        Shape operands = Shape.broadcast(a.shape(), b.shape());
        Family.checkShape("select out", Shape.broadcast(operands, choice.shape()), result);
        int[] fromChoice = Indices.broadcast(choice.shape(), result.shape());
        int[] fromA = Indices.broadcast(a.shape(), result.shape());
        int[] fromB = Indices.broadcast(b.shape(), result.shape());
        for (int i = 0; i < result.elements(); i++) {
            result.set(i, choice.get(fromChoice[i]) != 0 ? a.get(fromA[i]) : b.get(fromB[i]));
        }
    }

    private static boolean holds(Comparison relation, double x, double y) {
        return switch (relation) {
            case EQUAL -> x == y;
            case LESS -> x < y;
            case LESS_OR_EQUAL -> x <= y;
        };
    }
}
