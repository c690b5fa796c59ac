package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceDescriptor.Output;
import io.github.rnn4j.api.backend.SequenceExecutor;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.backend.SequenceLengths;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.backend.SequenceReserve;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a plan promises beyond its mathematics: reserves, states in place, bits, refusals. */
final class RnnPlanTest {
    private static final RnnCase.Sizes SIZES =
            new RnnCase.Sizes(3, 8, 2, Direction.FORWARD, true, 5, List.of(5, 2, 4), true, Output.SEQUENCE);

    private final CpuFixture cpu = new CpuFixture();

    @AfterEach
    void close() {
        cpu.close();
    }

    @Test
    void reservesMayBeAliveTogetherAndUsedInAnyOrder() {
        RnnCase fused = new RnnCase(cpu, DType.FLOAT32, SIZES);
        fused.executor.forward(fused.forward);
        fused.executor.backward(fused.backward);
        double[] expected = fused.gradient.download("weight_ih_l0");
        double[] slope = cpu.values(fused.backward.inputGradient());
        cpu.ops.fill(fused.gradient.storage(), 0);

        fused.executor.forward(fused.forward);
        try (SequenceReserve other = fused.plan.newReserve(cpu.session)) {
            SequenceForward shorter = new SequenceForward(
                    fused.block, cpu.random(DType.FLOAT32, 2, 9, 3), null, List.of(), null, List.of(), other);
            fused.executor.forward(shorter);
            assertThat(other.bytes()).isPositive();
        }
        fused.executor.backward(fused.backward);

        assertThat(fused.gradient.download("weight_ih_l0")).isEqualTo(expected);
        assertThat(cpu.values(fused.backward.inputGradient())).isEqualTo(slope);
    }

    @Test
    void theFinalStateMayOverwriteTheInitialOne() {
        RnnCase fused = new RnnCase(cpu, DType.FLOAT64, SIZES);
        fused.executor.forward(fused.forward);
        fused.executor.backward(fused.backward);
        double[] expected = fused.gradient.download("weight_hh_l1");
        double[] state = fused.finalState();
        cpu.ops.fill(fused.gradient.storage(), 0);
        SequenceForward inPlace = new SequenceForward(
                fused.block,
                fused.forward.input(),
                fused.forward.lengths(),
                fused.forward.initialState(),
                fused.forward.output(),
                fused.forward.initialState(),
                fused.reserve);

        fused.executor.forward(inPlace);
        fused.executor.backward(new SequenceBackward(
                inPlace,
                fused.backward.outputGradient(),
                fused.backward.finalStateGradient(),
                null,
                List.of(),
                null,
                fused.gradient));

        assertThat(cpu.values(inPlace.finalState().get(0))).isEqualTo(state);
        assertThat(fused.gradient.download("weight_hh_l1")).isEqualTo(expected);
    }

    @Test
    void stepsCarriedOneByOneGiveTheBitsOfTheWholeSequence() {
        RnnCase fused = new RnnCase(
                cpu,
                DType.FLOAT32,
                new RnnCase.Sizes(17, 64, 2, Direction.FORWARD, true, 5, List.of(5), true, Output.SEQUENCE));
        fused.executor.forward(fused.forward);
        double[] whole = fused.finalState();
        Tensor state = fused.forward.initialState().get(0);

        for (int t = 0; t < 5; t++) {
            double[] step = Arrays.copyOfRange(fused.input, t * 17, (t + 1) * 17);
            Tensor input = cpu.tensor(DType.FLOAT32, step, 1, 1, 17);
            fused.executor.forward(
                    new SequenceForward(fused.block, input, null, List.of(state), null, List.of(state), null));
        }

        assertThat(cpu.values(state)).isEqualTo(whole);
    }

    @Test
    void theBitsOfASequenceDoNotDependOnItsNeighbours() {
        RnnCase fused = new RnnCase(
                cpu,
                DType.FLOAT32,
                new RnnCase.Sizes(
                        65, 128, 1, Direction.BIDIRECTIONAL, true, 7, List.of(3, 7, 5, 6, 1), false, Output.LAST));
        fused.executor.forward(fused.forward);
        double[] all = fused.output();

        for (int b = 0; b < fused.batch; b++) {
            int length = fused.sizes.lengths().get(b);
            double[] input = new double[length * 65];
            for (int t = 0; t < length; t++) {
                System.arraycopy(fused.input, (t * fused.batch + b) * 65, input, t * 65, 65);
            }
            Tensor output = cpu.zeros(DType.FLOAT32, 1, 256);
            fused.executor.forward(new SequenceForward(
                    fused.block,
                    cpu.tensor(DType.FLOAT32, input, length, 1, 65),
                    null,
                    List.of(),
                    output,
                    List.of(),
                    null));

            assertThat(cpu.values(output)).isEqualTo(Arrays.copyOfRange(all, b * 256, (b + 1) * 256));
        }
    }

    @Test
    void changedParametersAreSeenAfterATouch() {
        RnnCase fused = new RnnCase(cpu, DType.FLOAT64, SIZES);
        fused.executor.forward(fused.forward);

        cpu.ops.fill(fused.block.storage(), 0);
        fused.block.touch();
        fused.executor.forward(fused.forward);

        assertThat(fused.output()).containsOnly(0);
    }

    @Test
    void parametersComeBackAsTheyWereGiven() {
        RnnCase fused = new RnnCase(
                cpu,
                DType.FLOAT32,
                new RnnCase.Sizes(3, 5, 2, Direction.BIDIRECTIONAL, true, 1, List.of(1), false, Output.LAST));

        for (Map.Entry<String, double[]> parameter : fused.parameters.entrySet()) {
            assertThat(fused.block.download(parameter.getKey())).isEqualTo(parameter.getValue());
        }
        assertThat(fused.plan.parameterLayout().parameters())
                .extracting(ParameterSpec::name)
                .startsWith("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse")
                .hasSize(16);
        assertThat(fused.plan.parameterLayout().parameterCount())
                .isEqualTo(2 * (5 * 3 + 25 + 10) + 2 * (5 * 10 + 25 + 10))
                .isEqualTo(fused.plan.parameterLayout().storageShape().elements());
    }

    @Test
    void whatIsNotFusedIsRefusedWithItsReason() {
        SequenceDescriptor mingru =
                SequenceDescriptor.builder(CellSpec.of("mingru"), 3, 4).build();
        SequenceDescriptor options = SequenceDescriptor.builder(new CellSpec("rnn", Map.of("activation", "relu")), 3, 4)
                .build();
        SequenceDescriptor forgetful = SequenceDescriptor.builder(
                        new CellSpec("lstm", Map.of("forget-bias", "2")), 3, 4)
                .build();
        SequenceDescriptor dropout = SequenceDescriptor.builder(CellSpec.of("rnn"), 3, 4)
                .numLayers(2)
                .dropout(0.5)
                .mode(Mode.TRAINING)
                .build();
        SequenceDescriptor half = SequenceDescriptor.builder(CellSpec.of("rnn"), 3, 4)
                .types(DType.FLOAT32, DType.BFLOAT16)
                .build();

        assertThat(cpu.backend.supports(mingru).reason()).contains("'mingru'");
        assertThat(cpu.backend.supports(options).reason()).contains("no options but those of [forget-bias]");
        assertThat(cpu.backend.supports(forgetful).supported()).isTrue();
        assertThat(cpu.backend.supports(dropout).reason()).contains("dropout");
        assertThat(cpu.backend.supports(half).reason()).contains("computed in BFLOAT16");
        assertThatThrownBy(() -> cpu.backend.plan(mingru))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("fuses the cells rnn, rnn-relu, rnn-sigmoid, lstm, gru, not");
    }

    @Test
    void aPassThatDoesNotFitIsRefusedWithTheAxis() {
        RnnCase fused = new RnnCase(cpu, DType.FLOAT32, SIZES);

        assertThatThrownBy(() -> fused.executor.forward(forward(fused, cpu.zeros(DType.FLOAT32, 5, 3, 4))))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("input: expected features=3 but got [5, 3, 4] (axis 2 'features').");
        assertThatThrownBy(() -> fused.executor.forward(forward(fused, cpu.zeros(DType.FLOAT32, 1025, 3, 3))))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessageContaining("at most timeSteps=1024");
        assertThatThrownBy(() -> fused.executor.forward(forward(fused, cpu.zeros(DType.FLOAT64, 5, 3, 3))))
                .hasMessageContaining("input: expected FLOAT32");
        int[] lengths = {5, 6, 1};
        SequenceForward tooLong = new SequenceForward(
                fused.block,
                fused.forward.input(),
                new SequenceLengths(lengths, cpu.ints(lengths, 3)),
                List.of(),
                null,
                List.of(),
                null);
        assertThatThrownBy(() -> fused.executor.forward(tooLong))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessage("lengths: expected 0 to 5 but got 6 (sequence 1).");
    }

    private static SequenceForward forward(RnnCase fused, Tensor input) {
        return new SequenceForward(fused.block, input, null, List.of(), null, List.of(), null);
    }

    @Test
    void aPlanForInferenceHasNoBackwardPass() {
        SequencePlan plan = cpu.backend.plan(
                SequenceDescriptor.builder(CellSpec.of("rnn"), 3, 4).build());
        ParameterBlock block = cpu.backend.allocateParameters(plan.parameterLayout(), DType.FLOAT32);
        SequenceForward forward =
                new SequenceForward(block, cpu.zeros(DType.FLOAT32, 2, 1, 3), null, List.of(), null, List.of(), null);
        SequenceExecutor executor = plan.newExecutor(cpu.session);
        executor.forward(forward);

        assertThatThrownBy(() -> plan.newReserve(cpu.session)).isInstanceOf(UnsupportedCapabilityException.class);
        assertThatThrownBy(() ->
                        executor.backward(new SequenceBackward(forward, null, List.of(), null, List.of(), null, block)))
                .isInstanceOf(UnsupportedCapabilityException.class);
        executor.close();
        executor.close();
        assertThatThrownBy(() -> executor.forward(forward)).isInstanceOf(ClosedResourceException.class);
    }

    @Test
    void aBackwardPassNeedsTheFilledReserveOfItsPlan() {
        RnnCase fused = new RnnCase(cpu, DType.FLOAT32, SIZES);
        RnnCase other = new RnnCase(cpu, DType.FLOAT64, SIZES);

        assertThatThrownBy(() -> fused.executor.backward(fused.backward)).hasMessageContaining("an empty one");
        SequenceForward foreign = new SequenceForward(
                other.block, other.forward.input(), null, List.of(), null, List.of(), fused.reserve);
        assertThatThrownBy(() -> other.executor.forward(foreign))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FOREIGN_HANDLE));
        fused.reserve.close();
        fused.reserve.close();
        assertThatThrownBy(() -> fused.executor.forward(fused.forward)).isInstanceOf(ClosedResourceException.class);
    }

    @Test
    void gradientsThatWereNotAskedForAreRefused() {
        SequenceDescriptor descriptor = SequenceDescriptor.builder(CellSpec.of("rnn"), 3, 4)
                .mode(Mode.TRAINING)
                .build();
        SequencePlan plan = cpu.backend.plan(descriptor);
        ParameterBlock block = cpu.backend.allocateParameters(plan.parameterLayout(), DType.FLOAT32);
        SequenceForward forward = new SequenceForward(
                block,
                cpu.zeros(DType.FLOAT32, 2, 1, 3),
                null,
                List.of(),
                null,
                List.of(),
                plan.newReserve(cpu.session));
        SequenceExecutor executor = plan.newExecutor(cpu.session);
        executor.forward(forward);

        assertThatThrownBy(() -> executor.backward(new SequenceBackward(
                        forward, null, List.of(), cpu.zeros(DType.FLOAT32, 2, 1, 3), List.of(), null, block)))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("INPUT");
    }
}
