package io.github.rnn4j.verification.benchmarks.kernel;

import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import io.github.rnn4j.backend.cpu.internal.kernel.PackedMatrix;
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

/** The products of a layer whose weights are square: a call takes rows × size × size multiply-adds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ProductBenchmark {
    @Param
    private Kernels kernels = Kernels.PLAIN;

    /** 1 is a step of one sequence, 2 and 7 leave rows over that fill no tile. */
    @Param({"1", "2", "4", "7", "32", "256"})
    private int rows = 1;

    @Param({"7", "16", "33", "64", "100", "128", "256", "512"})
    private int size = 1;

    private Gemm<float[]> gemm = new FloatElements().newGemm();
    private MatrixView<float[]> left = Kernels.matrix(new float[0], 0, 0);
    private MatrixView<float[]> gradient = left;
    private MatrixView<float[]> weight = left;
    private MatrixView<float[]> weightGradient = left;
    private PackedMatrix<float[]> packed = gemm.newPacked(0, 0);
    private MatrixView<float[]> out = left;

    @Setup
    public void prepare() {
        gemm = kernels.elements().newGemm();
        left = Kernels.matrix(Kernels.numbers(rows * size), rows, size);
        gradient = Kernels.matrix(Kernels.numbers(rows * size), rows, size);
        weight = Kernels.matrix(Kernels.numbers(size * size), size, size);
        weightGradient = Kernels.matrix(new float[size * size], size, size);
        out = Kernels.matrix(new float[rows * size], rows, size);
        packed = gemm.newPacked(size, size);
        gemm.pack(weight, packed);
    }

    /** A step forward: the weights are packed already. */
    @Benchmark
    public Object packed() {
        gemm.accumulate(left, packed, out);
        return out;
    }

    /** Both operands as they are, so that the right one is packed first. */
    @Benchmark
    public Object unpacked() {
        gemm.multiply(1, left, weight, 0, out);
        return out;
    }

    /** The gradient of a weight: the left operand is read by columns. */
    @Benchmark
    public Object transposed() {
        gemm.multiply(1, left.transpose(), gradient, 0, weightGradient);
        left.transpose(); // back
        return weightGradient;
    }
}
