package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.Comparison;
import io.github.rnn4j.api.backend.GemmForm;
import io.github.rnn4j.api.backend.SequenceDescriptor.Output;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Once warm, a call allocates nothing on the Java heap. */
final class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 200;
    /** On a busy machine the compiler comes late, and vectors are objects until it has come. */
    private static final int ROUNDS = 2_000;

    private final CpuFixture cpu = new CpuFixture();

    @AfterEach
    void close() {
        cpu.close();
    }

    @ParameterizedTest
    @EnumSource(FusedCell.class)
    void aFusedPredictionOfOneSequenceAllocatesNothing(FusedCell cell) {
        RnnCase fused = new RnnCase(
                cpu,
                cell,
                DType.FLOAT32,
                new RnnCase.Sizes(64, 32, 2, Direction.FORWARD, true, 10, List.of(10), false, Output.LAST));

        assertThat(bytesOf(() -> fused.executor.forward(fused.forward))).isZero();
    }

    @ParameterizedTest
    @EnumSource(FusedCell.class)
    void aFusedTrainingStepAllocatesNothing(FusedCell cell) {
        RnnCase fused = new RnnCase(
                cpu,
                cell,
                DType.FLOAT32,
                new RnnCase.Sizes(
                        17, 33, 2, Direction.BIDIRECTIONAL, true, 6, List.of(6, 0, 3), true, Output.SEQUENCE));
        StepControl control = StepControl.allocate(cpu.ops);
        int count = fused.block.storage().shape().elements();
        AdamUpdate update = new AdamUpdate(
                fused.block.storage(),
                fused.gradient.storage(),
                cpu.zeros(DType.FLOAT32, count),
                cpu.zeros(DType.FLOAT32, count),
                control,
                OptimizerSpec.Adam.withLearningRate(1e-3));

        assertThat(bytesOf(() -> {
                    fused.executor.forward(fused.forward);
                    fused.executor.backward(fused.backward);
                    cpu.ops.addSquaredNorm(fused.gradient.storage(), control.squaredNorm());
                    cpu.ops.prepareStep(control, 5);
                    cpu.ops.adamStep(update, 1e-3);
                    fused.block.touch();
                }))
                .isZero();
    }

    @Test
    void threadsAllocateNothing() {
        try (CpuFixture threads = new CpuFixture(2)) {
            RnnCase fused = new RnnCase(
                    threads,
                    FusedCell.RNN,
                    DType.FLOAT32,
                    new RnnCase.Sizes(
                            64, 64, 1, Direction.FORWARD, true, 8, Collections.nCopies(24, 8), false, Output.LAST));

            assertThat(bytesOf(() -> {
                        fused.executor.forward(fused.forward);
                        fused.executor.backward(fused.backward);
                    }))
                    .isZero();
            assertThat(((RnnReserve<?>) fused.reserve).activations().packing().shards())
                    .isEqualTo(2);
        }
    }

    @Test
    void theOperationsOfAHeadAllocateNothing() {
        Tensor x = cpu.random(DType.FLOAT32, 8, 32);
        Tensor weight = cpu.random(DType.FLOAT32, 3, 32);
        Tensor bias = cpu.random(DType.FLOAT32, 3);
        Tensor logits = cpu.zeros(DType.FLOAT32, 8, 3);
        Tensor gradient = cpu.zeros(DType.FLOAT32, 8, 3);
        Tensor biasGradient = cpu.zeros(DType.FLOAT32, 3);
        Tensor loss = cpu.zeros(DType.FLOAT32, 1);
        Tensor labels = cpu.ints(new int[] {0, 1, 2, 0, 1, 2, -1, 0}, 8);
        Tensor table = cpu.random(DType.FLOAT32, 9, 32);
        Tensor row = cpu.zeros(DType.FLOAT32, 32);
        Tensor column = cpu.random(DType.FLOAT32, 8, 1);
        Tensor ids = cpu.ints(new int[] {0, 8, 2, 3, 3, 1, 0, 7}, 8);

        assertThat(bytesOf(() -> {
                    cpu.ops.gatherRows(table, ids, x);
                    cpu.ops.gemm(GemmForm.TRANSPOSE_B, x, weight, logits);
                    cpu.ops.add(1, logits, 1, bias, logits);
                    cpu.ops.softmaxCrossEntropy(logits, labels, 0.1, loss, gradient);
                    cpu.ops.sum(gradient, 0, biasGradient);
                    cpu.ops.multiply(x, column, x);
                    cpu.ops.compare(Comparison.LESS, x, column, x);
                    cpu.ops.select(x, x, column, x);
                    cpu.ops.scatterAddRows(table, ids, x);
                    cpu.ops.max(x, 0, row, null);
                }))
                .isZero();
    }

    /**
     * The least of some rounds, so that what happens once in a while, such as loading a class or linking a call that has just been
     * compiled, does not count: what a call allocates itself is in every round.
     */
    private static long bytesOf(Runnable call) {
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        long least = Long.MAX_VALUE;
        long empty = measure(() -> {});
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            least = Math.min(least, measure(call) - empty);
        }
        return least;
    }

    private static long measure(Runnable call) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            call.run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
