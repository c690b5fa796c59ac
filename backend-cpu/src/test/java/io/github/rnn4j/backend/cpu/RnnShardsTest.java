package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.SequenceDescriptor.Output;
import io.github.rnn4j.api.backend.SequenceExecutor;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole passes give the same bits whatever the number of threads. */
final class RnnShardsTest {
    private static final int STEPS = 12;
    /** What a thread gets depends on how quick it was in the calls before. */
    private static final int CALLS = 4;

    static Stream<Arguments> cases() {
        List<Integer> mixed =
                IntStream.range(0, 61).mapToObj(i -> i * 7 % (STEPS + 1)).toList();
        List<Integer> equal = IntStream.range(0, 45).mapToObj(i -> STEPS).toList();
        return Stream.of(FusedCell.values()).flatMap(cell -> Stream.of(
                        new RnnCase.Sizes(40, 65, 2, Direction.FORWARD, true, STEPS, mixed, true, Output.SEQUENCE),
                        new RnnCase.Sizes(33, 50, 2, Direction.BIDIRECTIONAL, true, STEPS, mixed, false, Output.LAST),
                        new RnnCase.Sizes(128, 64, 1, Direction.FORWARD, false, STEPS, equal, true, Output.LAST))
                .map(sizes -> Arguments.of(cell, sizes)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyResultHasTheSameBits(FusedCell cell, RnnCase.Sizes sizes) {
        List<double[]> alone = results(cell, sizes, 1, 1);

        assertThat(results(cell, sizes, 2, 2)).usingRecursiveComparison().isEqualTo(alone);
        assertThat(results(cell, sizes, 3, 3)).usingRecursiveComparison().isEqualTo(alone);
    }

    @ParameterizedTest
    @EnumSource(FusedCell.class)
    void sequencesEnoughMakeMoreShardsThanThreads(FusedCell cell) {
        List<Integer> mixed =
                IntStream.range(0, 170).mapToObj(i -> i * 7 % (STEPS + 1)).toList();
        RnnCase.Sizes sizes =
                new RnnCase.Sizes(24, 40, 2, Direction.BIDIRECTIONAL, true, STEPS, mixed, true, Output.SEQUENCE);
        List<double[]> alone = results(cell, sizes, 1, 5);

        assertThat(results(cell, sizes, 2, 5)).usingRecursiveComparison().isEqualTo(alone);
    }

    /** As does the same one after its kernels have changed. */
    @ParameterizedTest
    @EnumSource(FusedCell.class)
    void anotherExecutorGoesBack(FusedCell cell) {
        List<Integer> lengths =
                IntStream.range(0, 45).mapToObj(i -> i * 7 % (STEPS + 1)).toList();
        RnnCase.Sizes sizes =
                new RnnCase.Sizes(40, 65, 2, Direction.BIDIRECTIONAL, true, STEPS, lengths, true, Output.SEQUENCE);
        List<double[]> results = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            try (CpuFixture cpu = new CpuFixture(threads)) {
                RnnCase pass = new RnnCase(cpu, cell, DType.FLOAT32, sizes);
                pass.executor.forward(pass.forward);
                try (SequenceExecutor other = pass.plan.newExecutor(cpu.session)) {
                    other.backward(pass.backward);
                }
                results.add(
                        pass.results().stream().flatMapToDouble(Arrays::stream).toArray());
            }
        }

        assertThat(results.get(1)).isEqualTo(results.get(0));
        assertThat(results.get(2)).isEqualTo(results.get(0));
    }

    private static List<double[]> results(FusedCell cell, RnnCase.Sizes sizes, int threads, int shards) {
        try (CpuFixture cpu = new CpuFixture(threads)) {
            RnnCase pass = new RnnCase(cpu, cell, DType.FLOAT32, sizes);
            for (int call = 0; call < CALLS; call++) {
                pass.executor.forward(pass.forward);
                pass.executor.backward(pass.backward);
            }

            assertThat(((RnnReserve<?>) pass.reserve).activations().packing().shards())
                    .as("shards")
                    .isEqualTo(shards);
            return pass.results();
        }
    }
}
