package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.SequenceDescriptor.Output;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;
import io.github.rnn4j.backend.cpu.internal.vector.VectorElements;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole passes give the same bits on plain and on vector kernels, and when these change in between. */
final class RnnKernelsTest {
    private static final FloatElements PLAIN = new FloatElements();
    private static final FloatElements VECTOR = new VectorElements();

    static Stream<Arguments> cases() {
        List<Integer> lengths = List.of(3, 0, 5, 1, 5, 2);
        List<Integer> equal = List.of(5, 5, 5, 5, 5);
        return Stream.of(FusedCell.values()).flatMap(cell -> Stream.of(
                        new RnnCase.Sizes(3, 7, 2, Direction.FORWARD, true, 6, lengths, true, Output.SEQUENCE),
                        new RnnCase.Sizes(50, 33, 2, Direction.BIDIRECTIONAL, true, 5, lengths, true, Output.LAST),
                        new RnnCase.Sizes(8, 32, 1, Direction.FORWARD, false, 5, List.of(5), false, Output.LAST),
                        new RnnCase.Sizes(17, 100, 2, Direction.FORWARD, true, 5, equal, false, Output.SEQUENCE))
                .map(sizes -> Arguments.of(cell, sizes)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyResultHasTheSameBits(FusedCell cell, RnnCase.Sizes sizes) {
        List<double[]> plain = results(cell, sizes, PLAIN, PLAIN);

        assertThat(results(cell, sizes, VECTOR, VECTOR))
                .usingRecursiveComparison()
                .isEqualTo(plain);
        assertThat(results(cell, sizes, PLAIN, VECTOR))
                .usingRecursiveComparison()
                .isEqualTo(plain);
        assertThat(results(cell, sizes, VECTOR, PLAIN))
                .usingRecursiveComparison()
                .isEqualTo(plain);
    }

    private static List<double[]> results(
            FusedCell cell, RnnCase.Sizes sizes, FloatElements forward, FloatElements backward) {
        Choice choice = new Choice(forward);
        try (CpuFixture cpu = new CpuFixture()) {
            RnnCase pass = new RnnCase(
                    cpu, cell, DType.FLOAT32, sizes, descriptor -> new RnnPlan<>(cpu.backend, descriptor, choice));
            pass.executor.forward(pass.forward);
            choice.current = backward;
            pass.executor.backward(pass.backward);
            return pass.results();
        }
    }

    /** Kernels that change. */
    private static final class Choice implements Supplier<FloatElements> {
        private FloatElements current;

        Choice(FloatElements current) {
            this.current = current;
        }

        @Override
        public FloatElements get() {
            return current;
        }
    }
}
