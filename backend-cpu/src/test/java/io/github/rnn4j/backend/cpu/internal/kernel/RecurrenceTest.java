package io.github.rnn4j.backend.cpu.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.backend.cpu.internal.vector.VectorElements;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps taken all at once are those taken one by one, whatever the size, forwards and backwards. */
final class RecurrenceTest {
    private static final int STEPS = 6;
    /** What stands before and behind the rows, and between two of them. */
    private static final int GAP = 3;

    private static final List<UnaryOp> ACTIVATIONS = List.of(UnaryOp.TANH, UnaryOp.SIGMOID, UnaryOp.RELU);

    private final Random random = new Random(29);

    static Stream<Arguments> cases() {
        return Stream.of(new FloatElements(), new VectorElements(), new DoubleElements(), new HalfElements())
                .flatMap(elements -> IntStream.concat(IntStream.rangeClosed(1, 40), IntStream.of(63, 64, 65, 128, 130))
                        .mapToObj(size -> Arguments.of(elements, size)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <A> void stepsAreThoseOfProductsAndActivations(FloatingElements<A> elements, int size) {
        A weights = numbers(elements, size * size);
        A sums = numbers(elements, GAP + STEPS * (size + GAP));
        A states = numbers(elements, GAP + (STEPS + 1) * (size + GAP));
        PackedMatrix<A> packed = elements.newGemm().newPacked(size, size);
        elements.newGemm().pack(new MatrixView<>(weights).rowMajor(weights, 0, size, size), packed);
        Recurrence<A> recurrence = elements.newRecurrence();
        for (UnaryOp activation : ACTIVATIONS) {
            for (boolean backwards : new boolean[] {false, true}) {
                A expected = copy(elements, states);
                oneByOne(elements, activation, expected, packed, copy(elements, sums), size, backwards);
                A result = copy(elements, states);
                A summed = copy(elements, sums);

                recurrence.run(
                        activation,
                        rows(result, STEPS + 1, size, backwards),
                        packed,
                        rows(summed, STEPS, size, backwards));

                assertThat(result).isEqualTo(expected);
            }
        }
    }

    private static <A> void oneByOne(
            FloatingElements<A> elements,
            UnaryOp activation,
            A states,
            PackedMatrix<A> packed,
            A sums,
            int size,
            boolean backwards) {
        Gemm<A> gemm = elements.newGemm();
        BlockOps<A> ops = elements.newBlockOps();
        for (int i = 0; i < STEPS; i++) {
            MatrixView<A> before = row(states, STEPS + 1, i, size, backwards);
            MatrixView<A> after = row(states, STEPS + 1, i + 1, size, backwards);
            MatrixView<A> sum = row(sums, STEPS, i, size, backwards);
            gemm.accumulate(before, packed, sum);
            ops.apply(activation, sum, after);
        }
    }

    private static <A> MatrixView<A> rows(A array, int count, int size, boolean backwards) {
        int step = size + GAP;
        int first = GAP + (backwards ? (count - 1) * step : 0);
        return new MatrixView<>(array).rowsOf(array, first, count, size, backwards ? -step : step);
    }

    private static <A> MatrixView<A> row(A array, int count, int number, int size, boolean backwards) {
        int place = backwards ? count - 1 - number : number;
        return new MatrixView<>(array).rowMajor(array, GAP + place * (size + GAP), 1, size);
    }

    private <A> A numbers(FloatingElements<A> elements, int count) {
        double[] numbers = random.doubles(count, -1, 1).toArray();
        A array = elements.allocate(count);
        elements.fromDouble(numbers, 0, array, 0, count);
        elements.round(array, count);
        return array;
    }

    private static <A> A copy(FloatingElements<A> elements, A array) {
        A copy = elements.allocate(elements.length(array));
        System.arraycopy(array, 0, copy, 0, elements.length(array));
        return copy;
    }
}
