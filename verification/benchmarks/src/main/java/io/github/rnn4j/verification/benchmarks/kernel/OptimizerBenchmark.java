package io.github.rnn4j.verification.benchmarks.kernel;

import io.github.rnn4j.backend.cpu.internal.kernel.AdamScalars;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;
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

/** What ends a step of training: the norm of the gradient, and Adam. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class OptimizerBenchmark {
    @Param
    private Kernels kernels = Kernels.PLAIN;

    /** Parameters of a tick model, and of the reference network. */
    @Param({"1344", "82432"})
    private int size = 1;

    private final AdamScalars scalars = new AdamScalars();
    private FloatElements elements = new FloatElements();
    private float[] parameter = {};
    private float[] gradient = {};
    private float[] firstMoment = {};
    private float[] secondMoment = {};

    @Setup
    public void prepare() {
        elements = kernels.elements();
        scalars.settings(0.9, 0.999, 1e-8, 1e-3).step(1, 10);
        // Moments that stay as they are: the first call sets the gradient to 0, and decaying ones would end as slow
        // denormals.
        scalars.settings(1, 1, 1e-8, 1e-3);
        parameter = Kernels.numbers(size);
        gradient = Kernels.numbers(size);
        firstMoment = Kernels.numbers(size);
        secondMoment = new float[size];
        for (int i = 0; i < size; i++) {
            secondMoment[i] = Math.abs(firstMoment[i]);
        }
    }

    @Benchmark
    public double norm() {
        return elements.squaredSum(gradient, 0, size);
    }

    @Benchmark
    public Object adam() {
        elements.adam(parameter, gradient, firstMoment, secondMoment, scalars, 0, size);
        return parameter;
    }
}
