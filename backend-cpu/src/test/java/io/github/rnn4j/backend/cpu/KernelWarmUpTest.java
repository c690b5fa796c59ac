package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.backend.cpu.internal.kernel.BlockOps;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import io.github.rnn4j.backend.cpu.internal.kernel.PackedMatrix;
import io.github.rnn4j.backend.cpu.internal.vector.VectorElements;
import org.junit.jupiter.api.Test;

final class KernelWarmUpTest {
    private static final int FEW_ROUNDS = 3;
    private static final long SLOW_NANOS = 20_000;

    @Test
    void kernelsOfTheVectorApiBecomeFast() {
        KernelWarmUp warmUp = new KernelWarmUp(new FloatElements(), new VectorElements(), KernelWarmUp.MOST_ROUNDS);

        assertThat(warmUp.run()).isTrue();
    }

    @Test
    void kernelsThatStaySlowAreRefused() {
        assertThat(new KernelWarmUp(new FloatElements(), new SlowElements(), FEW_ROUNDS).run())
                .isFalse();
    }

    /** Kernels that no compiler makes fast. */
    private static final class SlowElements extends FloatElements {
        @Override
        public Gemm<float[]> newGemm() {
            Gemm<float[]> gemm = super.newGemm();
            return new Gemm<>() {
                @Override
                public void multiply(
                        double alpha,
                        MatrixView<float[]> left,
                        MatrixView<float[]> right,
                        double beta,
                        MatrixView<float[]> out) {
                    gemm.multiply(alpha, left, right, beta, out);
                }

                @Override
                public void accumulate(
                        MatrixView<float[]> left, PackedMatrix<float[]> packed, MatrixView<float[]> out) {
                    long start = System.nanoTime();
                    gemm.accumulate(left, packed, out);
                    while (System.nanoTime() - start < SLOW_NANOS) {
                        Thread.onSpinWait();
                    }
                }

                @Override
                public void sumRows(MatrixView<float[]> rows, float[] sums) {
                    gemm.sumRows(rows, sums);
                }

                @Override
                public PackedMatrix<float[]> newPacked(int depth, int columns) {
                    return gemm.newPacked(depth, columns);
                }

                @Override
                public void pack(MatrixView<float[]> right, PackedMatrix<float[]> packed) {
                    gemm.pack(right, packed);
                }
            };
        }

        @Override
        public BlockOps<float[]> newBlockOps() {
            return super.newBlockOps();
        }
    }
}
