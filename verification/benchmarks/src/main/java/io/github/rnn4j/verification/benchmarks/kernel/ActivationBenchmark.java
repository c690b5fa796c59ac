package io.github.rnn4j.verification.benchmarks.kernel;

import io.github.rnn4j.backend.cpu.internal.kernel.BlockOps;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import io.github.rnn4j.backend.cpu.internal.kernel.UnaryOp;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Activations of the states of a step, and their gradients. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ActivationBenchmark {
    @Param
    private Kernels kernels = Kernels.PLAIN;

    @Param({"TANH", "SIGMOID", "RELU"})
    private UnaryOp activation = UnaryOp.TANH;

    /** One narrow state, one with a rest that fills no vector, one of the reference network, and 32 of those. */
    @Param({"16", "100", "128", "4096"})
    private int size = 1;

    private BlockOps<float[]> ops = new FloatElements().newBlockOps();
    private MatrixView<float[]> x = Kernels.matrix(new float[0], 0, 0);
    private MatrixView<float[]> value = x;
    private MatrixView<float[]> out = x;

    @Setup
    public void prepare() {
        ops = kernels.elements().newBlockOps();
        x = Kernels.matrix(Kernels.numbers(size), 1, size);
        value = Kernels.matrix(Kernels.numbers(size), 1, size);
        out = Kernels.matrix(new float[size], 1, size);
    }

    @Benchmark
    public Object forward() {
        ops.apply(activation, x, out);
        return out;
    }

    @Benchmark
    public Object gradient() {
        ops.activationGradient(activation, x, value, out);
        return out;
    }
}
