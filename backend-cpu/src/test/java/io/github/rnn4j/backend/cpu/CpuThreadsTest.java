package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations that threads share give the bits of a single one. */
final class CpuThreadsTest {
    private static final int ROWS = 700;
    private static final int WIDTH = 131;

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT32", "FLOAT64"})
    void everyResultHasTheSameBits(DType dtype) {
        List<double[]> alone = results(dtype, 1);

        assertThat(alone).hasSize(16).allSatisfy(values -> assertThat(values).isNotEmpty());
        assertThat(results(dtype, 2)).usingRecursiveComparison().isEqualTo(alone);
        assertThat(results(dtype, 3)).usingRecursiveComparison().isEqualTo(alone);
    }

    private static List<double[]> results(DType dtype, int threads) {
        try (CpuFixture cpu = new CpuFixture(threads)) {
            Tensor table = cpu.random(dtype, ROWS, WIDTH);
            Tensor rows = cpu.random(dtype, ROWS, WIDTH);
            int[] numbers = new int[ROWS];
            for (int i = 0; i < ROWS; i++) {
                numbers[i] = i * i % 97;
            }
            int[] reversed = new int[ROWS];
            for (int i = 0; i < ROWS; i++) {
                reversed[i] = ROWS - 1 - i;
            }
            Tensor gathered = cpu.zeros(dtype, ROWS, WIDTH);
            cpu.ops.gatherRows(table, cpu.ints(numbers, ROWS), gathered);
            Tensor added = cpu.random(dtype, ROWS, WIDTH);
            cpu.ops.scatterAddRows(added, cpu.ints(numbers, ROWS), rows);
            Tensor set = cpu.zeros(dtype, ROWS, WIDTH);
            cpu.ops.setRows(set, cpu.ints(reversed, ROWS), rows);
            List<Tensor> all = new ArrayList<>(List.of(gathered, added, set));
            Tensor cube = cpu.random(dtype, 7, 5, 2621);
            all.add(sum(cpu, dtype, cube, 0, 5, 2621));
            all.add(sum(cpu, dtype, cube, 1, 7, 2621));
            all.add(sum(cpu, dtype, cube, 2, 7, 5));
            Tensor greatest = cpu.zeros(dtype, 5, 2621);
            cpu.ops.max(cube, 0, greatest, null);
            Tensor places = cpu.ints(new int[7 * 2621], 7, 2621);
            cpu.ops.max(cube, 1, cpu.zeros(dtype, 7, 2621), places);
            all.add(greatest);
            all.add(selected(cpu, dtype));
            all.add(stretched(cpu, cpu.random(dtype, ROWS, 1, WIDTH)));
            all.add(stretched(cpu, cpu.random(dtype, ROWS, 3, 1)));
            all.addAll(updatedRows(cpu, dtype, cpu.ints(reversed, ROWS)));
            List<double[]> results =
                    new ArrayList<>(all.stream().map(cpu::values).toList());
            results.add(Arrays.stream(cpu.numbers(places)).asDoubleStream().toArray());
            return results;
        }
    }

    /** Selects by a condition that stands still along the rows, one operand stretched, into tensors long enough for all threads. */
    private static Tensor selected(CpuFixture cpu, DType dtype) {
        Tensor condition = cpu.random(dtype, ROWS, 3, 1);
        cpu.ops.relu(condition, condition);
        Tensor out = cpu.zeros(dtype, ROWS, 3, WIDTH);
        cpu.ops.fill(out, 7);
        cpu.ops.select(condition, cpu.random(dtype, ROWS, 3, WIDTH), cpu.random(dtype, 1, 3, 1), out);
        return out;
    }

    /** Copies to where rows, or elements of the last axis, are repeated. */
    private static Tensor stretched(CpuFixture cpu, Tensor x) {
        Tensor out = cpu.zeros(x.dtype(), ROWS, 3, WIDTH);
        cpu.ops.copy(x, out);
        return out;
    }

    /** Returns the tables of a step on their rows, and the sum of the gradient's squares. */
    private static List<Tensor> updatedRows(CpuFixture cpu, DType dtype, Tensor ids) {
        StepControl control = StepControl.allocate(cpu.ops);
        Tensor squares = cpu.random(dtype, ROWS, WIDTH);
        cpu.ops.multiply(squares, squares, squares);
        List<Tensor> tables = List.of(
                cpu.random(dtype, ROWS, WIDTH),
                cpu.random(dtype, ROWS, WIDTH),
                cpu.random(dtype, ROWS, WIDTH),
                squares,
                cpu.zeros(DType.FLOAT64, 1));
        cpu.ops.addSquaredNorm(tables.get(1), ids, control.squaredNorm());
        cpu.ops.copy(control.squaredNorm(), tables.get(4));
        cpu.ops.prepareStep(control, 1);
        cpu.ops.adamStep(
                new AdamUpdate(
                        tables.get(0),
                        tables.get(1),
                        tables.get(2),
                        tables.get(3),
                        ids,
                        control,
                        OptimizerSpec.Adam.withLearningRate(0.01)),
                0.01);
        return tables;
    }

    private static Tensor sum(CpuFixture cpu, DType dtype, Tensor x, int axis, int... sizes) {
        Tensor out = cpu.zeros(dtype, sizes);
        cpu.ops.sum(x, axis, out);
        return out;
    }
}
