package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.SequenceDescriptor.Output;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of the fused network against central differences of its own forward pass. */
final class RnnGradientTest {
    private static final double STEP = 1e-5;
    /** Of the difference quotient: the third derivative times the step's square, and the rounding over the step. */
    private static final double TOLERANCE = 1e-8;

    private final CpuFixture cpu = new CpuFixture();

    @AfterEach
    void close() {
        cpu.close();
    }

    @ParameterizedTest
    @CsvSource({"1,1,FORWARD,SEQUENCE", "3,7,BIDIRECTIONAL,LAST", "8,17,FORWARD,LAST", "17,8,BIDIRECTIONAL,SEQUENCE"})
    void everyGradientIsTheSlopeOfTheLoss(int inputSize, int hiddenSize, Direction direction, Output output) {
        RnnCase fused = new RnnCase(
                cpu,
                DType.FLOAT64,
                new RnnCase.Sizes(inputSize, hiddenSize, 2, direction, true, 4, List.of(4, 0, 2, 3), true, output));
        fused.executor.forward(fused.forward);
        fused.executor.backward(fused.backward);
        DoubleSupplier loss = () -> loss(fused);

        for (String name : fused.parameters.keySet()) {
            check(
                    name,
                    fused.parameters.get(name),
                    fused.gradient.download(name),
                    loss,
                    values -> fused.block.upload(name, values));
        }
        check(
                "input",
                fused.input,
                cpu.values(fused.backward.inputGradient()),
                loss,
                values -> cpu.ops.upload(values, 0, fused.forward.input()));
        Tensor initial = fused.forward.initialState().get(0);
        double[] initialSlope = cpu.values(fused.backward.initialStateGradient().get(0));
        check("initial state", fused.initial, initialSlope, loss, values -> cpu.ops.upload(values, 0, initial));
    }

    /** The sum of all results, weighted by the gradients that the backward pass was given. */
    private static double loss(RnnCase fused) {
        fused.executor.forward(fused.forward);
        double sum = 0;
        double[] output = fused.output();
        for (int i = 0; i < output.length; i++) {
            sum += Double.isNaN(fused.outputGradient[i]) ? 0 : output[i] * fused.outputGradient[i];
        }
        double[] state = fused.finalState();
        for (int i = 0; i < state.length; i++) {
            sum += state[i] * fused.finalGradient[i];
        }
        return sum;
    }

    private interface Upload {
        void accept(double[] values);
    }

    private static void check(String what, double[] at, double[] slope, DoubleSupplier loss, Upload upload) {
        int stride = Math.max(1, at.length / 12);
        for (int i = 0; i < at.length; i += stride) {
            if (Double.isNaN(at[i])) {
                assertThat(slope[i]).as("%s, padding %d", what, i).isZero();
                continue;
            }
            double kept = at[i];
            at[i] = kept + STEP;
            upload.accept(at);
            double above = loss.getAsDouble();
            at[i] = kept - STEP;
            upload.accept(at);
            double below = loss.getAsDouble();
            at[i] = kept;
            upload.accept(at);
            double quotient = (above - below) / (2 * STEP);
            assertThat(Math.abs(slope[i] - quotient))
                    .as("%s, element %d: %s and %s", what, i, slope[i], quotient)
                    .isLessThan(TOLERANCE * (1 + Math.abs(quotient)));
        }
    }
}
