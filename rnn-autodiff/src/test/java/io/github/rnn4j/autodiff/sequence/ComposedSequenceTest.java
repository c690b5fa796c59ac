package io.github.rnn4j.autodiff.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceDescriptorBuilder;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.cell.RnnCellProvider;
import io.github.rnn4j.autodiff.fixture.PlainOps;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComposedSequenceTest {
    private static final int INPUT = 3;
    private static final int HIDDEN = 7;
    private static final int STEPS = 5;

    private static SequenceDescriptorBuilder rnn() {
        return SequenceDescriptor.builder(CellSpec.of(CellSpec.RNN), INPUT, HIDDEN);
    }

    private static SequenceDescriptorBuilder deep() {
        return rnn().numLayers(2).direction(Direction.BIDIRECTIONAL);
    }

    private static RecordedSequence record(SequenceDescriptorBuilder descriptor, int... lengths) {
        return new RecordedSequence(descriptor.build(), new RnnCellProvider(), STEPS, lengths);
    }

    @Test
    void layersAndDirectionsComputeWhatPlainLoopsDo() {
        int[] lengths = {5, 0, 3, 1};
        RecordedSequence run = record(deep(), lengths);
        run.run();
        double[] output = PlainOps.elements(run.result.output());
        double[] finalState = PlainOps.elements(run.result.finalState().get(0));
        for (int row = 0; row < lengths.length; row++) {
            double[][] x = row(run.input, row, lengths[row]);
            double[][] states = row(run.initialState.get(0), row, 4);
            for (int layer = 0; layer < 2; layer++) {
                double[][] forward = new PlainRnn(run.parameters, layer, false).run(x, states[2 * layer]);
                double[][] backward = new PlainRnn(run.parameters, layer, true).run(x, states[2 * layer + 1]);
                x = sideBySide(forward, backward);
            }
            for (int step = 0; step < STEPS; step++) {
                double[] expected = step < lengths[row] ? x[step] : new double[2 * HIDDEN];
                double[] actual = slice(output, (step * lengths.length + row) * 2 * HIDDEN, 2 * HIDDEN);
                assertThat(actual).as("row %d, step %d", row, step).containsExactly(expected, within(1e-13));
            }
            for (int pass = 0; pass < 4; pass++) {
                double[] actual = slice(finalState, (pass * lengths.length + row) * HIDDEN, HIDDEN);
                assertThat(actual).as("final state of row %d", row).containsExactly(states[pass], within(1e-13));
            }
        }
    }

    @Test
    void withoutLengthsItIsAsIfAllStepsWereUsed() {
        RecordedSequence all = new RecordedSequence(deep().build(), new RnnCellProvider(), STEPS, 2, null);
        RecordedSequence full = record(deep(), STEPS, STEPS);
        all.run();
        full.run();
        assertThat(PlainOps.elements(all.result.output())).containsExactly(PlainOps.elements(full.result.output()));
        all.gradients.forEach((name, gradient) -> assertThat(PlainOps.elements(gradient))
                .as(name)
                .containsExactly(PlainOps.elements(full.gradients.get(name)), within(1e-13)));
    }

    @Test
    void paddingThatIsNotANumberChangesNoResultAndNoGradient() {
        int[] lengths = {5, 0, 3};
        RecordedSequence clean = record(deep(), lengths);
        RecordedSequence padded = record(deep(), lengths);
        spoilBeyond(padded.input, lengths);
        spoilBeyond(padded.outputGradient, lengths);
        clean.run();
        padded.run();
        assertThat(PlainOps.elements(padded.result.output())).containsExactly(PlainOps.elements(clean.result.output()));
        clean.gradients.forEach((name, gradient) -> assertThat(PlainOps.elements(padded.gradients.get(name)))
                .as(name)
                .doesNotContain(Double.NaN)
                .containsExactly(PlainOps.elements(gradient)));
    }

    @Test
    void theLastOutputIsThatOfTheStepReadLastAndZeroWithoutAny() {
        int[] lengths = {5, 0, 3};
        RecordedSequence all = record(deep(), lengths);
        RecordedSequence last = record(deep().output(SequenceDescriptor.Output.LAST), lengths);
        all.run();
        last.run();
        double[] sequence = PlainOps.elements(all.result.output());
        double[] output = PlainOps.elements(last.result.output());
        assertThat(last.result.output().shape()).isEqualTo(Shape.of(3, 2 * HIDDEN));
        for (int row = 0; row < 3; row++) {
            int lastStep = Math.max(lengths[row] - 1, 0);
            assertThat(slice(output, row * 2 * HIDDEN, HIDDEN))
                    .containsExactly(slice(sequence, (lastStep * 3 + row) * 2 * HIDDEN, HIDDEN));
            assertThat(slice(output, row * 2 * HIDDEN + HIDDEN, HIDDEN))
                    .containsExactly(slice(sequence, row * 2 * HIDDEN + HIDDEN, HIDDEN));
        }
        assertThat(slice(output, 2 * HIDDEN, 2 * HIDDEN)).containsOnly(0);
    }

    @Test
    void theGradientOfAStepsStateIsItsTotalAndZeroBeyondALength() {
        RecordedSequence run = record(rnn(), 5, 2);
        run.run();
        List<Tensor> states = run.result.stepStates();
        double[] weight = PlainOps.elements(run.parameters.get("weight_hh_l0"));
        double[] given = PlainOps.elements(run.outputGradient);
        double[] next = PlainOps.elements(run.recorder.gradientOf(states.get(3)));
        double[] after = PlainOps.elements(run.recorder.gradientOf(states.get(4)));
        double[] hidden = PlainOps.elements(states.get(4));
        for (int i = 0; i < HIDDEN; i++) {
            double expected = given[3 * 2 * HIDDEN + i];
            for (int j = 0; j < HIDDEN; j++) {
                expected += weight[j * HIDDEN + i] * after[j] * (1 - hidden[j] * hidden[j]);
            }
            assertThat(next[i]).isCloseTo(expected, within(1e-13));
        }
        assertThat(slice(next, HIDDEN, HIDDEN)).as("row of length 2, step 3").containsOnly(0);
    }

    /** So that the state after the last step read is the final state, whichever way a pass reads. */
    @Test
    void theStatesOfEveryPassAreInTheOrderInWhichItReads() {
        int[] lengths = {5, 3};
        RecordedSequence run = record(deep(), lengths);
        run.run();
        double[] finalState = PlainOps.elements(run.result.finalState().get(0));
        assertThat(run.result.passStates()).hasSize(4);
        for (int pass = 0; pass < 4; pass++) {
            List<Tensor> states = run.result.passStates().get(pass);
            assertThat(states).hasSize(STEPS);
            for (int row = 0; row < lengths.length; row++) {
                double[] last = slice(PlainOps.elements(states.get(lengths[row] - 1)), row * HIDDEN, HIDDEN);
                assertThat(last).containsExactly(slice(finalState, (pass * lengths.length + row) * HIDDEN, HIDDEN));
            }
        }
        assertThat(run.result.passStates().get(2)).isEqualTo(run.result.stepStates());
        assertThat(run.sequence.passName(2)).isEqualTo("l1");
        assertThat(run.sequence.passName(3)).isEqualTo("l1_reverse");
    }

    @Test
    void parametersAreNamedByLayerAndDirection() {
        ComposedSequence sequence = new ComposedSequence(deep().build(), new RnnCellProvider());
        assertThat(sequence.parameters())
                .extracting(ParameterSpec::name)
                .startsWith("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse")
                .endsWith("bias_hh_l1_reverse")
                .hasSize(16);
        assertThat(sequence.parameters().get(8).shape()).isEqualTo(Shape.of(HIDDEN, 2 * HIDDEN));
    }

    @Test
    void withoutBiasesItComputesAsIfTheyWereZero() {
        RecordedSequence without = record(rnn().bias(false), 5, 3);
        RecordedSequence with = record(rnn(), 5, 3);
        assertThat(without.parameters.keySet()).containsExactly("weight_ih_l0", "weight_hh_l0");
        with.ops.fill(with.parameters.get("bias_ih_l0"), 0);
        with.ops.fill(with.parameters.get("bias_hh_l0"), 0);
        without.run();
        with.run();
        assertThat(PlainOps.elements(without.result.output())).containsExactly(PlainOps.elements(with.result.output()));
    }

    @Test
    void withoutAnInitialStateItStartsFromZeros() {
        RecordedSequence given = record(deep(), 5, 0);
        given.ops.fill(given.initialState.get(0), 0);
        given.run();
        RecordedSequence other = record(deep(), 5, 0);
        TapeRecorder recorder = new TapeRecorder(other.ops);
        other.parameters.values().forEach(recorder::input);
        ComposedResult result = other.sequence.run(
                recorder, other.parameters::get, recorder.input(other.input), recorder.input(other.lengths), List.of());
        recorder.record().forward();
        assertThat(PlainOps.elements(result.output())).containsExactly(PlainOps.elements(given.result.output()));
    }

    private static double[][] row(Tensor tensor, int row, int steps) {
        int batch = tensor.shape().size(1);
        int width = tensor.shape().size(2);
        double[][] rows = new double[steps][];
        for (int step = 0; step < steps; step++) {
            rows[step] = slice(PlainOps.elements(tensor), (step * batch + row) * width, width);
        }
        return rows;
    }

    private static double[][] sideBySide(double[][] left, double[][] right) {
        double[][] both = new double[left.length][];
        for (int i = 0; i < both.length; i++) {
            both[i] = Arrays.copyOf(left[i], left[i].length + right[i].length);
            System.arraycopy(right[i], 0, both[i], left[i].length, right[i].length);
        }
        return both;
    }

    private static double[] slice(double[] elements, int from, int length) {
        return Arrays.copyOfRange(elements, from, from + length);
    }

    private static void spoilBeyond(Tensor sequence, int[] lengths) {
        int width = sequence.shape().size(2);
        for (int i = 0; i < sequence.shape().elements(); i++) {
            if (i / width / lengths.length >= lengths[i / width % lengths.length]) {
                PlainOps.set(sequence, i, Double.NaN);
            }
        }
    }
}
