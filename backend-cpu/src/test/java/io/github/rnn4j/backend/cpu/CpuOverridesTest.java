package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The overrides of losses and optimiser steps against the defaults over the primitives. */
final class CpuOverridesTest {
    private static final OptimizerSpec.Adam ADAM = OptimizerSpec.Adam.withLearningRate(0.01);

    private final CpuFixture cpu = new CpuFixture();
    private final TensorOps defaults = defaultsOver(cpu.ops);

    @AfterEach
    void close() {
        cpu.close();
    }

    private static TensorOps defaultsOver(TensorOps ops) {
        InvocationHandler handler = (proxy, method, arguments) -> method.isDefault()
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : method.invoke(ops, arguments);
        return (TensorOps)
                Proxy.newProxyInstance(TensorOps.class.getClassLoader(), new Class<?>[] {TensorOps.class}, handler);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void crossEntropyHasTheMeaningOfItsDefault(DType dtype) {
        double[] logits = cpu.random(5 * 3);
        logits[3] = Double.NaN;
        logits[6] = 40;
        Tensor x = cpu.tensor(dtype, logits, 5, 3);
        Tensor labels = cpu.ints(new int[] {0, -1, 0, 2, 1}, 5);
        Tensor loss = cpu.zeros(dtype, 1);
        Tensor gradient = cpu.zeros(dtype, 5, 3);
        Tensor expectedLoss = cpu.zeros(dtype, 1);
        Tensor expectedGradient = cpu.zeros(dtype, 5, 3);

        cpu.ops.softmaxCrossEntropy(x, labels, 0.25, loss, gradient);
        defaults.softmaxCrossEntropy(x, labels, 0.25, expectedLoss, expectedGradient);

        double tolerance = dtype == DType.FLOAT32 ? 1e-6 : 1e-14;
        assertThat(cpu.values(loss)).containsExactly(cpu.values(expectedLoss), within(tolerance));
        assertThat(cpu.values(gradient)).containsExactly(cpu.values(expectedGradient), within(tolerance));
    }

    @Test
    void labelsThatAreNoClassAreRefused() {
        Tensor x = cpu.zeros(DType.FLOAT32, 1, 2);

        assertThatThrownBy(() -> cpu.ops.softmaxCrossEntropy(
                        x, cpu.ints(new int[] {2}, 1), 1, cpu.zeros(DType.FLOAT32, 1), cpu.zeros(DType.FLOAT32, 1, 2)))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("labels: expected -1 to 1 but got 2 (row 0)");
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void adamTakesTheStepsOfItsDefault(DType dtype) {
        Adam ours = new Adam(dtype, 37);
        Adam theirs = new Adam(dtype, 37);
        double[] start = cpu.random(37);
        cpu.ops.upload(start, 0, ours.update.parameter());
        cpu.ops.upload(start, 0, theirs.update.parameter());

        for (int step = 0; step < 5; step++) {
            double[] gradient = cpu.random(37);
            gradient[5] = step == 3 ? Double.NaN : gradient[5];
            ours.step(cpu.ops, gradient);
            theirs.step(defaults, gradient);
        }

        double tolerance = dtype == DType.FLOAT32 ? 1e-7 : 1e-15;
        assertThat(cpu.values(ours.control.stepCount())).containsExactly(4);
        assertThat(cpu.values(ours.control.norm())).containsExactly(cpu.values(theirs.control.norm()), within(1e-12));
        assertThat(cpu.values(ours.update.parameter()))
                .containsExactly(cpu.values(theirs.update.parameter()), within(tolerance));
        assertThat(cpu.values(ours.update.secondMoment()))
                .containsExactly(cpu.values(theirs.update.secondMoment()), within(tolerance));
        assertThat(cpu.values(ours.update.gradient())).containsOnly(0);
    }

    @Test
    void aSkippedStepChangesOnlyTheGradient() {
        Adam adam = new Adam(DType.FLOAT32, 3);
        cpu.ops.upload(new float[] {1, 2, 3}, 0, adam.update.parameter());

        adam.step(cpu.ops, new double[] {1, Double.POSITIVE_INFINITY, 1});

        assertThat(cpu.values(adam.control.skip())).containsExactly(1);
        assertThat(cpu.values(adam.control.stepCount())).containsExactly(0);
        assertThat(cpu.values(adam.update.parameter())).containsExactly(1, 2, 3);
        assertThat(cpu.values(adam.update.firstMoment())).containsOnly(0);
        assertThat(cpu.values(adam.update.gradient())).containsOnly(0);
    }

    private final class Adam {
        final StepControl control = StepControl.allocate(cpu.ops);
        final AdamUpdate update;

        Adam(DType dtype, int count) {
            update = new AdamUpdate(
                    cpu.zeros(dtype, count),
                    cpu.zeros(dtype, count),
                    cpu.zeros(dtype, count),
                    cpu.zeros(dtype, count),
                    control,
                    ADAM);
        }

        void step(TensorOps ops, double[] gradient) {
            ops.upload(gradient, 0, update.gradient());
            ops.addSquaredNorm(update.gradient(), control.squaredNorm());
            ops.prepareStep(control, 2);
            ops.adamStep(update, 0.01);
        }
    }
}
