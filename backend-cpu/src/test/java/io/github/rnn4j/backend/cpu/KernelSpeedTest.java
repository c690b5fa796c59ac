package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.SequenceDescriptor.Output;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/**
 * Passes take no more than some times what a simple loop takes for as many multiply-adds, in the same process: wide enough for a
 * busy machine, and far below what a kernel costs that is not compiled, boxes its vectors, or copies where it need not.
 */
final class KernelSpeedTest {
    private static final int ELEMENTS = 1024;
    private static final int REPEATS = 500;
    private static final int ROUNDS = 200;
    /** What was measured, forward and back: 0.4 on vector kernels, 1.1 on plain ones. */
    private static final double MOST = 4;

    @Test
    void forwardAndBackwardKeepUpWithASimpleLoop() {
        int steps = 10;
        int batch = 32;
        int size = 128;
        try (CpuFixture cpu = new CpuFixture()) {
            RnnCase pass = new RnnCase(
                    cpu,
                    DType.FLOAT32,
                    new RnnCase.Sizes(
                            size,
                            size,
                            1,
                            Direction.FORWARD,
                            true,
                            steps,
                            Collections.nCopies(batch, steps),
                            false,
                            Output.LAST));
            double multiplyAdds = 2.0 * steps * batch * size * size;

            assertThat(leastRatio(() -> pass.executor.forward(pass.forward), multiplyAdds))
                    .as("forward")
                    .isLessThan(MOST);
            assertThat(leastRatio(() -> pass.executor.backward(pass.backward), 2 * multiplyAdds))
                    .as("backward")
                    .isLessThan(MOST);
        }
    }

    /** Goes on until it is low enough: what else the machine does can only make it greater. */
    private static double leastRatio(Runnable pass, double multiplyAdds) {
        double ofLoop = Double.POSITIVE_INFINITY;
        double ofPass = Double.POSITIVE_INFINITY;
        float[] x = new float[ELEMENTS];
        float[] y = new float[ELEMENTS];
        for (int round = 0; round < ROUNDS; round++) {
            ofLoop = Math.min(ofLoop, nanos(() -> loop(x, y)) / ((double) ELEMENTS * REPEATS));
            ofPass = Math.min(ofPass, nanos(pass) / multiplyAdds);
        }
        return ofPass / ofLoop;
    }

    private static void loop(float[] x, float[] y) {
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            multiplyAdd(0.5f + repeat, x, y);
        }
    }

    private static void multiplyAdd(float factor, float[] x, float[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.fma(factor, x[i], y[i]);
        }
    }

    private static double nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
