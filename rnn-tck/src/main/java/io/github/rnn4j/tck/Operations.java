package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Every operation of tier 1 that takes tensors. */
final class Operations {
    private static final Shape ROW = Shape.of(3);
    private static final Shape MATRIX = Shape.of(2, 3);

    private Operations() {}

    static Stream<Operation> all() {
        return Stream.of(memory(), arithmetic(), conditions(), reductions(), shaping(), indexing(), losses())
                .flatMap(List::stream);
    }

    /** Returns those of which a tensor must have a certain type. */
    static Stream<Operation> typed() {
        return all().filter(operation -> operation.slots().stream().anyMatch(Operation.Slot::checksType));
    }

    private static List<Operation> memory() {
        return List.of(
                Operation.of("copy", (o, t) -> o.copy(t.get(0), t.get(1)), MATRIX, MATRIX)
                        .anyType(0)
                        .anyType(1),
                Operation.of("fill", (o, t) -> o.fill(t.get(0), 1), ROW)
                        .anyShape(0)
                        .anyType(0),
                Operation.of("reshape", (o, t) -> o.reshape(t.get(0), Shape.of(6)), MATRIX)
                        .anyType(0),
                Operation.of("upload", (o, t) -> o.upload(new double[6], 0, t.get(0)), MATRIX)
                        .anyShape(0)
                        .anyType(0),
                Operation.of("download", (o, t) -> o.download(t.get(0), new double[6], 0), MATRIX)
                        .anyShape(0)
                        .anyType(0));
    }

    private static List<Operation> arithmetic() {
        return List.of(
                Operation.of(
                        "gemm",
                        (o, t) -> o.gemm(GemmForm.PLAIN, t.get(0), t.get(1), t.get(2)),
                        MATRIX,
                        Shape.of(3, 4),
                        Shape.of(2, 4)),
                Operation.of("add", (o, t) -> o.add(1, t.get(0), 1, t.get(1), t.get(2)), MATRIX, ROW, MATRIX),
                Operation.of("multiply", (o, t) -> o.multiply(t.get(0), t.get(1), t.get(2)), MATRIX, ROW, MATRIX),
                Operation.of("divide", (o, t) -> o.divide(t.get(0), t.get(1), t.get(2)), MATRIX, ROW, MATRIX),
                Operation.of("exp", (o, t) -> o.exp(t.get(0), t.get(1)), MATRIX, MATRIX),
                Operation.of("log", (o, t) -> o.log(t.get(0), t.get(1)), MATRIX, MATRIX),
                Operation.of("sqrt", (o, t) -> o.sqrt(t.get(0), t.get(1)), MATRIX, MATRIX),
                Operation.of("tanh", (o, t) -> o.tanh(t.get(0), t.get(1)), MATRIX, MATRIX),
                Operation.of("sigmoid", (o, t) -> o.sigmoid(t.get(0), t.get(1)), MATRIX, MATRIX),
                Operation.of("relu", (o, t) -> o.relu(t.get(0), t.get(1)), MATRIX, MATRIX));
    }

    private static List<Operation> conditions() {
        return List.of(
                Operation.of(
                        "compare",
                        (o, t) -> o.compare(Comparison.LESS, t.get(0), t.get(1), t.get(2)),
                        MATRIX,
                        ROW,
                        MATRIX),
                Operation.of(
                        "select",
                        (o, t) -> o.select(t.get(0), t.get(1), t.get(2), t.get(3)),
                        ROW,
                        MATRIX,
                        MATRIX,
                        MATRIX));
    }

    private static List<Operation> reductions() {
        return List.of(
                Operation.of("sum", (o, t) -> o.sum(t.get(0), 0, t.get(1)), MATRIX, ROW)
                        .anyType(0),
                Operation.of("max", (o, t) -> o.max(t.get(0), 0, t.get(1), t.get(2)), MATRIX, ROW, ROW)
                        .whole(2),
                Operation.of(
                        "maskedSoftmax", (o, t) -> o.maskedSoftmax(t.get(0), t.get(1), t.get(2)), MATRIX, ROW, MATRIX));
    }

    private static List<Operation> shaping() {
        return List.of(
                Operation.of(
                        "concat", (o, t) -> o.concat(t.subList(0, 2), 0, t.get(2)), MATRIX, MATRIX, Shape.of(4, 3)),
                Operation.of(
                        "stack", (o, t) -> o.stack(t.subList(0, 2), 0, t.get(2)), MATRIX, MATRIX, Shape.of(2, 2, 3)),
                Operation.of("unstack", (o, t) -> o.unstack(t.get(0), 0, t.subList(1, 3)), MATRIX, ROW, ROW),
                Operation.of("narrow", (o, t) -> o.narrow(t.get(0), 0, 1, t.get(1)), MATRIX, Shape.of(1, 3)),
                Operation.of(
                        "transpose",
                        (o, t) -> o.transpose(t.get(0), new int[] {1, 0}, t.get(1)),
                        MATRIX,
                        Shape.of(3, 2)));
    }

    private static List<Operation> indexing() {
        Shape ids = Shape.of(1);
        Shape rows = Shape.of(1, 3);
        return List.of(
                Operation.of("gatherRows", (o, t) -> o.gatherRows(t.get(0), t.get(1), t.get(2)), MATRIX, ids, rows)
                        .whole(1),
                Operation.of("setRows", (o, t) -> o.setRows(t.get(0), t.get(1), t.get(2)), MATRIX, ids, rows)
                        .whole(1),
                Operation.of(
                                "scatterAddRows",
                                (o, t) -> o.scatterAddRows(t.get(0), t.get(1), t.get(2)),
                                MATRIX,
                                ids,
                                rows)
                        .whole(1),
                Operation.of(
                                "reverseByLength",
                                (o, t) -> o.reverseByLength(t.get(0), t.get(1), t.get(2)),
                                MATRIX,
                                ROW,
                                MATRIX)
                        .whole(1));
    }

    private static List<Operation> losses() {
        return List.of(Operation.of(
                        "softmaxCrossEntropy",
                        (o, t) -> o.softmaxCrossEntropy(t.get(0), t.get(1), 1, t.get(2), t.get(3)),
                        MATRIX,
                        Shape.of(2),
                        Shape.of(1),
                        MATRIX)
                .whole(1));
    }
}
