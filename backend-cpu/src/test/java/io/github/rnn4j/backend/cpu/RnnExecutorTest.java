package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.SequenceDescriptor.Output;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fused tanh network against a plain one, and its gradients against central differences. */
final class RnnExecutorTest {
    private final CpuFixture cpu = new CpuFixture();

    @AfterEach
    void close() {
        cpu.close();
    }

    static Stream<Arguments> cases() {
        List<Integer> lengths = List.of(3, 0, 5, 1, 5, 2);
        List<Arguments> cases = new ArrayList<>();
        for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
            for (Output output : Output.values()) {
                cases.add(of(dtype, 1, 1, 1, Direction.FORWARD, true, 5, lengths, true, output));
                cases.add(of(dtype, 3, 7, 2, Direction.FORWARD, true, 6, lengths, true, output));
                cases.add(of(dtype, 8, 17, 1, Direction.FORWARD, false, 5, lengths, false, output));
                cases.add(of(dtype, 7, 8, 3, Direction.BIDIRECTIONAL, true, 6, lengths, true, output));
                cases.add(of(dtype, 65, 64, 1, Direction.BIDIRECTIONAL, false, 5, lengths, false, output));
                cases.add(of(dtype, 64, 65, 2, Direction.FORWARD, true, 5, List.of(5, 5, 5), false, output));
                cases.add(of(dtype, 8, 32, 1, Direction.FORWARD, true, 10, List.of(10), true, output));
                cases.add(of(dtype, 3, 17, 2, Direction.BIDIRECTIONAL, true, 9, List.of(7), false, output));
                // Inputs of more steps than are multiplied at once.
                cases.add(of(dtype, 2, 5, 1, Direction.BIDIRECTIONAL, true, 200, List.of(200), true, output));
            }
            cases.add(of(dtype, 3, 3, 2, Direction.BIDIRECTIONAL, true, 4, List.of(0, 0), true, Output.SEQUENCE));
            cases.add(of(dtype, 3, 3, 1, Direction.FORWARD, true, 0, List.of(0, 0), true, Output.SEQUENCE));
            cases.add(of(dtype, 3, 3, 1, Direction.FORWARD, true, 4, List.of(), true, Output.SEQUENCE));
        }
        return cases.stream();
    }

    private static Arguments of(
            DType dtype,
            int inputSize,
            int hiddenSize,
            int layers,
            Direction direction,
            boolean bias,
            int timeSteps,
            List<Integer> lengths,
            boolean initialState,
            Output output) {
        return Arguments.of(
                dtype,
                new RnnCase.Sizes(
                        inputSize, hiddenSize, layers, direction, bias, timeSteps, lengths, initialState, output));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forwardAndBackwardEqualThePlainNetwork(DType dtype, RnnCase.Sizes sizes) {
        RnnCase fused = new RnnCase(cpu, dtype, sizes);
        Expected expected = new Expected(fused);

        fused.executor.forward(fused.forward);
        fused.executor.backward(fused.backward);

        double tolerance = dtype == DType.FLOAT64 ? 1e-12 : 2e-5;
        near(fused.output(), expected.output, tolerance, "output");
        near(fused.finalState(), expected.finalState, tolerance, "final state");
        near(values(fused.backward.inputGradient()), expected.inputGradient, tolerance, "input gradient");
        near(
                values(fused.backward.initialStateGradient().get(0)),
                expected.initialGradient,
                tolerance,
                "initial state gradient");
        near(values(fused.backward.stepStateGradient()), expected.stepGradient, tolerance, "step state gradient");
        expected.network.gradients.forEach((name, values) ->
                near(fused.gradient.download(name), values, tolerance * Math.sqrt(sizes.hiddenSize()), name));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSecondBackwardPassAddsTheSameToTheParameters(DType dtype, RnnCase.Sizes sizes) {
        RnnCase fused = new RnnCase(cpu, dtype, sizes);
        fused.executor.forward(fused.forward);
        fused.executor.backward(fused.backward);
        double[] once = fused.gradient.download("weight_hh_l0");
        double[] input = values(fused.backward.inputGradient());

        fused.executor.backward(fused.backward);

        double[] twice = fused.gradient.download("weight_hh_l0");
        for (int i = 0; i < once.length; i++) {
            assertThat(Math.abs(twice[i] - 2 * once[i])).isLessThan(1e-4 * (1 + Math.abs(once[i])));
        }
        assertThat(values(fused.backward.inputGradient())).isEqualTo(input);
    }

    /** A pass is checked whole once; what may change before it is replayed is looked at again, before anything is computed. */
    @ParameterizedTest
    @ValueSource(strings = {"parameters", "input", "initialState", "output", "finalState"})
    void aReplayedPassWithSomethingClosedIsRefused(String what) {
        RnnCase fused = new RnnCase(
                cpu,
                DType.FLOAT32,
                new RnnCase.Sizes(3, 4, 1, Direction.FORWARD, true, 5, List.of(5), true, Output.SEQUENCE));
        SequenceForward pass = fused.forward;
        fused.executor.forward(pass);
        fused.executor.forward(pass);
        cpu.ops.fill(pass.output(), 7);
        switch (what) {
            case "parameters" -> pass.parameters().close();
            case "input" -> pass.input().close();
            case "initialState" -> pass.initialState().get(0).close();
            case "output" -> pass.output().close();
            case "finalState" -> pass.finalState().get(0).close();
            default -> throw new IllegalArgumentException(what);
        }

        assertThatThrownBy(() -> fused.executor.forward(pass)).isInstanceOf(ClosedResourceException.class);
        if (!what.equals("output")) {
            assertThat(values(pass.output())).containsOnly(7);
        }
    }

    private double[] values(Tensor tensor) {
        return cpu.values(tensor);
    }

    private static void near(double[] actual, double[] expected, double tolerance, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("%s, element %d: %s and %s", what, i, actual[i], expected[i])
                    .isLessThanOrEqualTo(tolerance * (1 + Math.abs(expected[i])));
        }
    }

    /** What the plain network makes of a case, sequence by sequence. */
    private static final class Expected {
        final TanhReference network;
        final double[] output;
        final double[] finalState;
        final double[] inputGradient;
        final double[] initialGradient;
        final double[] stepGradient;
        private final RnnCase fused;
        private final int width;

        Expected(RnnCase fused) {
            this.fused = fused;
            RnnCase.Sizes sizes = fused.sizes;
            int directions = sizes.direction().count();
            network = new TanhReference(
                    sizes.inputSize(), sizes.hiddenSize(), sizes.numLayers(), directions, fused.parameters);
            width = directions * sizes.hiddenSize();
            output = new double[fused.outputGradient.length];
            finalState = new double[fused.initial.length];
            initialGradient = new double[fused.initial.length];
            inputGradient = new double[fused.input.length];
            stepGradient = new double[sizes.timeSteps() * fused.batch * width];
            for (int b = 0; b < fused.batch; b++) {
                sequence(b, sizes.lengths().get(b));
            }
        }

        private void sequence(int b, int length) {
            double[][] input = rows(fused.input, b, length, fused.sizes.inputSize());
            int states = fused.sizes.numLayers() * fused.sizes.direction().count();
            double[][] initial = rows(fused.initial, b, states, fused.sizes.hiddenSize());
            if (!fused.sizes.initialState()) {
                initial = new double[states][fused.sizes.hiddenSize()];
            }
            double[][][] layers = network.forward(input, initial);
            double[][] top = layers[fused.sizes.numLayers()];
            double[][] slope = new double[length][width];
            if (fused.sizes.output() == Output.SEQUENCE) {
                put(top, output, b, width);
                slope = rows(fused.outputGradient, b, length, width);
            } else if (length > 0) {
                for (int at = 0; at < width; at++) {
                    int last = at < fused.sizes.hiddenSize() ? length - 1 : 0;
                    output[b * width + at] = top[last][at];
                    slope[last][at] = fused.outputGradient[b * width + at];
                }
            }
            put(finalStates(layers, initial, length), finalState, b, fused.sizes.hiddenSize());
            double[][] finalSlope = rows(fused.finalGradient, b, states, fused.sizes.hiddenSize());
            TanhReference.Flow flow = network.backward(layers, initial, slope, finalSlope);
            put(flow.input, inputGradient, b, fused.sizes.inputSize());
            put(flow.initial, initialGradient, b, fused.sizes.hiddenSize());
            put(flow.states, stepGradient, b, width);
        }

        private double[][] finalStates(double[][][] layers, double[][] initial, int length) {
            double[][] states = new double[initial.length][];
            int directions = fused.sizes.direction().count();
            for (int index = 0; index < states.length; index++) {
                states[index] = initial[index];
                if (length > 0) {
                    int hidden = fused.sizes.hiddenSize();
                    double[] row = layers[index / directions + 1][index % directions == 0 ? length - 1 : 0];
                    states[index] = new double[hidden];
                    System.arraycopy(row, index % directions * hidden, states[index], 0, hidden);
                }
            }
            return states;
        }

        private double[][] rows(double[] from, int b, int count, int rowWidth) {
            double[][] rows = new double[count][rowWidth];
            for (int t = 0; t < count; t++) {
                System.arraycopy(from, (t * fused.batch + b) * rowWidth, rows[t], 0, rowWidth);
            }
            return rows;
        }

        private void put(double[][] rows, double[] to, int b, int rowWidth) {
            for (int t = 0; t < rows.length; t++) {
                System.arraycopy(rows[t], 0, to, (t * fused.batch + b) * rowWidth, rowWidth);
            }
        }
    }
}
