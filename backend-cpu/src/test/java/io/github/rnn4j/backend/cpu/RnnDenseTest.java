package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceDescriptor.Output;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.backend.SequenceLengths;
import io.github.rnn4j.api.backend.SequenceReserve;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left out where sequences are all as long, or a gradient is not wanted, changes no bit of the rest. */
final class RnnDenseTest {
    private static final int STEPS = 5;

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (FusedCell cell : FusedCell.values()) {
            for (int batch : new int[] {1, 3, 33}) {
                for (Direction direction : List.of(Direction.FORWARD, Direction.BIDIRECTIONAL)) {
                    for (boolean initial : new boolean[] {false, true}) {
                        List<Integer> lengths = Collections.nCopies(batch, STEPS);
                        RnnCase.Sizes sizes =
                                new RnnCase.Sizes(9, 33, 2, direction, true, STEPS, lengths, initial, Output.SEQUENCE);
                        cases.add(Arguments.of(cell, sizes));
                    }
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lengthsOfAllStepsAreTheSameAsNone(FusedCell cell, RnnCase.Sizes sizes) {
        List<double[]> packed = results(cell, sizes, true, true);

        assertThat(results(cell, sizes, false, true)).usingRecursiveComparison().isEqualTo(packed);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGradientOfTheInitialStateMayBeLeftOut(FusedCell cell, RnnCase.Sizes sizes) {
        for (boolean lengths : new boolean[] {false, true}) {
            List<double[]> all = results(cell, sizes, lengths, true);

            assertThat(results(cell, sizes, lengths, false))
                    .usingRecursiveComparison()
                    .isEqualTo(all);
        }
    }

    /** Without a pass back, outputs are written where the caller wants them, which leaves the next call as it was. */
    @ParameterizedTest
    @MethodSource("cases")
    void outputsOfPredictionsAreThoseOfTraining(FusedCell cell, RnnCase.Sizes sizes) {
        try (CpuFixture cpu = new CpuFixture()) {
            RnnCase pass = new RnnCase(cpu, cell, DType.FLOAT32, sizes);
            SequenceForward given = pass.forward;
            pass.executor.forward(given);
            List<double[]> expected = outputs(cpu, given);
            SequenceForward dense = forward(given, null, null);
            SequenceForward packed = forward(given, given.lengths(), null);
            for (SequenceForward prediction : List.of(dense, packed, dense, packed)) {
                cpu.ops.fill(given.output(), Double.NaN);
                given.finalState().forEach(state -> cpu.ops.fill(state, Double.NaN));
                pass.executor.forward(prediction);

                assertThat(outputs(cpu, prediction)).usingRecursiveComparison().isEqualTo(expected);
            }
        }
    }

    private static List<double[]> outputs(CpuFixture cpu, SequenceForward pass) {
        List<Tensor> written = new ArrayList<>(pass.finalState());
        written.add(pass.output());
        return written.stream().map(cpu::values).toList();
    }

    private static SequenceForward forward(
            SequenceForward given, @Nullable SequenceLengths lengths, @Nullable SequenceReserve reserve) {
        return new SequenceForward(
                given.parameters(),
                given.input(),
                lengths,
                given.initialState(),
                given.output(),
                given.finalState(),
                reserve);
    }

    /** Sequences of several lengths begin backward at several steps. */
    @ParameterizedTest
    @CsvSource({"RNN, FORWARD", "RNN, BIDIRECTIONAL", "GRU, BIDIRECTIONAL", "LSTM, BIDIRECTIONAL"})
    void soItMayWithSeveralLengths(FusedCell cell, Direction direction) {
        List<Integer> lengths = List.of(3, 0, 5, 1, 5, 2);
        RnnCase.Sizes sizes = new RnnCase.Sizes(3, 17, 2, direction, true, STEPS, lengths, true, Output.LAST);

        assertThat(results(cell, sizes, true, false))
                .usingRecursiveComparison()
                .isEqualTo(results(cell, sizes, true, true));
    }

    /** Where a step's weights stand in memory is looked for again when the collector has run. */
    @ParameterizedTest
    @CsvSource({"RNN", "LSTM", "GRU"})
    void aSingleSequenceIsTheSameAfterTheCollectorRan(FusedCell cell) {
        RnnCase.Sizes sizes =
                new RnnCase.Sizes(9, 33, 2, Direction.FORWARD, true, STEPS, List.of(STEPS), false, Output.LAST);
        try (CpuFixture cpu = new CpuFixture()) {
            RnnCase pass = new RnnCase(cpu, cell, DType.FLOAT32, sizes);
            pass.executor.forward(pass.forward);
            double[] first = pass.output();
            for (int i = 0; i < 100; i++) {
                if (i % 30 == 7) {
                    System.gc();
                }
                pass.executor.forward(pass.forward);

                assertThat(pass.output()).isEqualTo(first);
            }
            pass.block.upload("weight_hh_l0", new double[pass.block.download("weight_hh_l0").length]);
            pass.executor.forward(pass.forward);
            assertThat(pass.output()).isNotEqualTo(first);
        }
    }

    /** Returns all but the gradient of the initial state, of two passes back. */
    private static List<double[]> results(FusedCell cell, RnnCase.Sizes sizes, boolean lengths, boolean toInitial) {
        try (CpuFixture cpu = new CpuFixture()) {
            RnnCase pass = new RnnCase(cpu, cell, DType.FLOAT32, sizes);
            SequenceForward given = pass.forward;
            SequenceForward forward = forward(given, lengths ? given.lengths() : null, given.reserve());
            SequenceBackward all = pass.backward;
            SequenceBackward backward = new SequenceBackward(
                    forward,
                    all.outputGradient(),
                    all.finalStateGradient(),
                    all.inputGradient(),
                    toInitial ? all.initialStateGradient() : List.of(),
                    all.stepStateGradient(),
                    all.parameterGradient());
            pass.executor.forward(forward);
            pass.executor.backward(backward);
            pass.executor.backward(backward);
            List<double[]> written = new ArrayList<>(outputs(cpu, forward));
            for (Tensor tensor : Arrays.asList(all.inputGradient(), all.stepStateGradient(), pass.gradient.storage())) {
                written.add(cpu.values(tensor));
            }
            return written;
        }
    }
}
