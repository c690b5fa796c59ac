package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.tck.fixture.ChildJvm;
import io.github.rnn4j.tck.fixture.Tolerance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a {@link TourProgram} printed, and what has to be so whatever the order was. */
record Tour(List<String> lines) {
    /** Runs the program; it must end well and print nothing but results. */
    static Tour run(ChildJvm child, Path folder, List<String> order) {
        ChildJvm.Outcome outcome =
                child.option("-Xmx256m").run(folder, TourProgram.class, order.toArray(String[]::new));
        assertThat(outcome.err()).as("standard error").isEmpty();
        assertThat(outcome.status()).as("exit status").isZero();
        return new Tour(outcome.lines());
    }

    /** Returns the lines without what belongs to an order: the networks that the first one lent. */
    List<String> withoutOrder() {
        return lines.stream()
                .filter(line -> !line.contains(" borrows "))
                .sorted()
                .toList();
    }

    /** Fails where backends that computed the same differ by more than rounding, or one differs from itself. */
    void checkAgreement() {
        for (String name : Engines.NAMES) {
            for (DType type : List.of(DType.FLOAT64, DType.FLOAT32)) {
                double one = type == DType.FLOAT64 ? 1e-10 : 1e-5;
                double twenty = type == DType.FLOAT64 ? 1e-10 : 1e-3;
                check(name, type + " trained", twenty);
                // An answer is a float32 number, whatever computed it.
                check(name, type + " answers", Math.max(twenty, 1e-7));
                check(name, type + " borrows", Math.max(one, 1e-7));
                assertThat(lines).contains(name + " " + type + " again true");
            }
            assertThat(lines).contains(name + " live 0");
        }
    }

    private void check(String name, String what, double allowed) {
        double[] expected = numbers(Engines.NAMES.get(0) + " " + what + " ");
        double[] actual = numbers(name + " " + what + " ");
        assertThat(actual).as(name + " " + what).hasSameSizeAs(expected);
        new Tolerance(allowed, allowed).check(name + " " + what, Shape.of(expected.length), actual, expected);
    }

    private double[] numbers(String start) {
        String line = lines.stream()
                .filter(each -> each.startsWith(start))
                .reduce((one, other) -> {
                    throw new AssertionError("expected one line but got two: " + start);
                })
                .orElseThrow(() -> new AssertionError("expected a line that starts with: " + start));
        return Arrays.stream(line.substring(start.length()).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
