package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.api.backend.SequenceDescriptor.Output;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Predicts in a JVM of its own, and goes on until the kernels are those named by its argument. */
final class KernelProgram {
    /** Far more than the kernels take to be compiled; then it says which it still has. */
    private static final int MOST_PASSES = 1_000_000;

    private KernelProgram() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println("probe " + FloatKernels.availability().reason());
        try (CpuFixture cpu = new CpuFixture()) {
            RnnCase predicted = new RnnCase(
                    cpu,
                    FusedCell.GRU,
                    DType.FLOAT32,
                    new RnnCase.Sizes(
                            33, 48, 2, Direction.FORWARD, true, 9, List.of(9, 4, 9, 2, 1), false, Output.LAST));
            predicted.executor.forward(predicted.forward);
            double[] first = predicted.output();
            out.println("first " + cpu.backend.diagnostics().kernels());
            for (int pass = 0;
                    pass < MOST_PASSES && !cpu.backend.diagnostics().kernels().startsWith(arguments[0]);
                    pass++) {
                predicted.executor.forward(predicted.forward);
            }
            predicted.executor.forward(predicted.forward);
            out.println("then " + cpu.backend.diagnostics().kernels().replaceAll("\\d", "") + ", same bits "
                    + Arrays.equals(first, predicted.output()));
        } catch (RnnException e) {
            out.println(e.getMessage());
        }
    }
}
