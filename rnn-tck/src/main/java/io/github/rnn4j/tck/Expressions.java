package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.CentralDifferences.Expression;
import java.util.List;
import java.util.stream.Stream;

/** Every primitive as an expression with a gradient, for operands of awkward sizes. */
final class Expressions {
    private static final Shape MATRIX = Shape.of(3, 7);
    private static final Shape ROW = Shape.of(7);
    private static final Shape COLUMN = Shape.of(3, 1);

    private Expressions() {}

    /**
     * An expression and its operands.
     *
     * @param least least value of an operand's element
     * @param bound bound of the values
     */
    record Case(String name, double least, double bound, List<Shape> shapes, Expression expression) {
        @Override
        public String toString() {
            return name + " of " + shapes;
        }
    }

    static Stream<Case> all() {
        return Stream.of(
                        functions(),
                        arithmetic(),
                        products(),
                        conditions(),
                        reductions(),
                        moves(),
                        shaping(),
                        indexing())
                .flatMap(List::stream);
    }

    private static Case of(String name, Expression expression, Shape... shapes) {
        return new Case(name, 0.5, 2, List.of(shapes), expression);
    }

    private static Case signed(String name, Expression expression, Shape... shapes) {
        return new Case(name, -1, 1, List.of(shapes), expression);
    }

    private static List<Case> functions() {
        return Stream.of(1, 3, 7, 8, 17, 64, 65)
                .map(Shape::of)
                .flatMap(size -> Stream.of(
                        signed("exp", (o, x) -> o.exp(x.get(0)), size),
                        of("log", (o, x) -> o.log(x.get(0)), size),
                        of("sqrt", (o, x) -> o.sqrt(x.get(0)), size),
                        signed("tanh", (o, x) -> o.tanh(x.get(0)), size),
                        signed("sigmoid", (o, x) -> o.sigmoid(x.get(0)), size),
                        signed("relu", (o, x) -> o.relu(x.get(0)), size),
                        signed("square", (o, x) -> o.multiply(x.get(0), x.get(0)), size)))
                .toList();
    }

    private static List<Case> arithmetic() {
        List<Shape[]> pairs = List.of(
                new Shape[] {MATRIX, MATRIX},
                new Shape[] {MATRIX, ROW},
                new Shape[] {COLUMN, MATRIX},
                new Shape[] {COLUMN, ROW},
                new Shape[] {Shape.of(2, 1, 7), COLUMN},
                new Shape[] {Shape.of(1), Shape.of(65)},
                new Shape[] {Shape.of(17), Shape.of()});
        return pairs.stream()
                .flatMap(pair -> Stream.of(
                        of("add", (o, x) -> o.add(2, x.get(0), -0.5, x.get(1)), pair),
                        of("multiply", (o, x) -> o.multiply(x.get(0), x.get(1)), pair),
                        of("divide", (o, x) -> o.divide(x.get(0), x.get(1)), pair)))
                .toList();
    }

    private static List<Case> products() {
        GemmForm both = new GemmForm(true, true, 0.5, 0);
        return Stream.of(new int[] {1, 1, 1}, new int[] {3, 7, 8}, new int[] {17, 1, 65}, new int[] {8, 64, 3})
                .flatMap(s -> Stream.of(
                        gemm(GemmForm.PLAIN, Shape.of(s[0], s[1]), Shape.of(s[1], s[2])),
                        gemm(GemmForm.TRANSPOSE_A, Shape.of(s[1], s[0]), Shape.of(s[1], s[2])),
                        gemm(GemmForm.TRANSPOSE_B, Shape.of(s[0], s[1]), Shape.of(s[2], s[1])),
                        gemm(both, Shape.of(2, s[1], s[0]), Shape.of(2, s[2], s[1]))))
                .toList();
    }

    private static Case gemm(GemmForm form, Shape a, Shape b) {
        return signed("gemm " + form, (o, x) -> o.gemm(form, x.get(0), x.get(1)), a, b);
    }

    private static List<Case> conditions() {
        return List.of(
                signed("select", (o, x) -> o.select(positive(o, x.get(0)), x.get(0), x.get(1)), MATRIX, MATRIX),
                signed(
                        "select, stretched",
                        (o, x) -> o.select(positive(o, x.get(0)), x.get(1), x.get(2)),
                        COLUMN,
                        ROW,
                        MATRIX),
                signed("select and a factor", (o, x) -> o.multiply(positive(o, x.get(0)), x.get(0)), MATRIX));
    }

    private static Tensor positive(Ops ops, Tensor x) {
        return ops.compare(Comparison.LESS, ops.constant(x.dtype(), Shape.of(1), 0), x);
    }

    private static List<Case> reductions() {
        return Stream.of(Shape.of(65), MATRIX, Shape.of(2, 8, 17))
                .flatMap(shape -> Stream.of(
                        signed("sum along the first axis", (o, x) -> o.sum(x.get(0), 0), shape),
                        signed("sum along the last axis", (o, x) -> o.sum(x.get(0), shape.rank() - 1), shape),
                        signed("max along the first axis", (o, x) -> o.max(x.get(0), 0), shape),
                        signed("max along the last axis", (o, x) -> o.max(x.get(0), shape.rank() - 1), shape),
                        signed("softmax", (o, x) -> o.maskedSoftmax(x.get(0), null), shape),
                        signed("masked softmax", (o, x) -> o.maskedSoftmax(x.get(0), positive(o, x.get(0))), shape)))
                .toList();
    }

    private static List<Case> moves() {
        return List.of(
                signed("broadcast", (o, x) -> o.broadcast(x.get(0), Shape.of(2, 3, 7)), COLUMN),
                signed("reshape", (o, x) -> o.tanh(o.reshape(x.get(0), Shape.of(7, 3))), MATRIX),
                signed("cast to its own type", (o, x) -> o.cast(x.get(0), DType.FLOAT64), MATRIX),
                signed(
                        "affine",
                        (o, x) -> o.affine(x.get(0), x.get(1), x.get(2)),
                        Shape.of(2, 3, 7),
                        Shape.of(8, 7),
                        Shape.of(8)),
                signed("1 - x", (o, x) -> o.oneMinus(o.scale(3, x.get(0))), ROW));
    }

    private static List<Case> shaping() {
        return List.of(
                signed("concat", (o, x) -> o.concat(List.of(x.get(0), x.get(1), x.get(0)), 1), MATRIX, COLUMN),
                signed("stack", (o, x) -> o.stack(List.of(x.get(0), x.get(1)), 1), MATRIX, MATRIX),
                signed("unstack, all parts", (o, x) -> sum(o, o.unstack(x.get(0), 1)), MATRIX),
                signed("unstack, one part", (o, x) -> o.unstack(x.get(0), 0).get(1), MATRIX),
                signed("narrow", (o, x) -> o.narrow(x.get(0), 1, 2, 3), MATRIX),
                signed("transpose", (o, x) -> o.transpose(x.get(0), 2, 0, 1), Shape.of(2, 8, 3)));
    }

    /** Returns {@code Σ k · part_k}, so that no two parts have the same gradient. */
    private static Tensor sum(Ops ops, List<Tensor> parts) {
        Tensor total = parts.get(0);
        for (int k = 1; k < parts.size(); k++) {
            total = ops.add(1, total, k + 1, parts.get(k));
        }
        return total;
    }

    private static List<Case> indexing() {
        Shape ids = Shape.of(2, 2);
        Shape rows = Shape.of(2, 2, 7);
        return List.of(
                signed("gatherRows", (o, x) -> o.gatherRows(x.get(0), o.constant(ids, 0, 2, 2, 1)), MATRIX),
                signed(
                        "setRows",
                        (o, x) -> o.setRows(x.get(0), o.constant(Shape.of(2), 2, 0), x.get(1)),
                        MATRIX,
                        Shape.of(2, 7)),
                signed(
                        "scatterAddRows",
                        (o, x) -> o.scatterAddRows(x.get(0), o.constant(ids, 0, 2, 2, 1), x.get(1)),
                        MATRIX,
                        rows),
                signed(
                        "reverseByLength",
                        (o, x) -> o.reverseByLength(x.get(0), o.constant(Shape.of(3), 4, 0, 2)),
                        Shape.of(4, 3, 8)));
    }
}
