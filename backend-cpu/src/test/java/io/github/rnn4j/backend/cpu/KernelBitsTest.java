package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.backend.cpu.internal.kernel.BlockOps;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import io.github.rnn4j.backend.cpu.internal.kernel.PackedMatrix;
import io.github.rnn4j.backend.cpu.internal.kernel.UnaryOp;
import io.github.rnn4j.backend.cpu.internal.vector.VectorElements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain and vector kernels give the same bits: for every size, wherever operands stand, for every float. */
final class KernelBitsTest {
    private static final FloatElements PLAIN = new FloatElements();
    private static final FloatElements VECTOR = new VectorElements();
    private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 129};
    private static final int CHUNK = 1 << 16;

    private final Random random = new Random(11);

    static List<int[]> shapes() {
        List<int[]> shapes = new ArrayList<>();
        Random choice = new Random(5);
        for (int size : SIZES) {
            shapes.add(new int[] {1, any(choice), size});
            shapes.add(new int[] {size, any(choice), any(choice)});
            shapes.add(new int[] {any(choice), size, any(choice)});
            shapes.add(new int[] {any(choice), any(choice), size});
        }
        // Rows are divided among tiles of several heights, and go by way of scratch rows where columns fill no panel.
        for (int rows = 2; rows <= 48; rows++) {
            shapes.add(new int[] {rows, 20, rows % 2 == 0 ? 41 : 33});
            shapes.add(new int[] {rows, 5, rows % 2 == 0 ? 17 : 28});
        }
        shapes.add(new int[] {3, 2500, 33});
        shapes.add(new int[] {25, 40, 33});
        shapes.add(new int[] {19, 40, 73});
        shapes.add(new int[] {17, 9, 7});
        shapes.add(new int[] {260, 1100, 40});
        shapes.add(new int[] {0, 3, 5});
        shapes.add(new int[] {3, 0, 5});
        return shapes;
    }

    private static int any(Random choice) {
        return SIZES[choice.nextInt(SIZES.length)];
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void productsOfAnySizeAreEqual(int[] shape) {
        int m = shape[0];
        int k = shape[1];
        int n = shape[2];
        float[] a = numbers(3 + m * (k + 5) + k);
        float[] b = numbers(2 + k * (n + 1) + n);
        float[] c = numbers(1 + m * (n + 3) + n);
        List<Function<float[], MatrixView<float[]>>> lefts = List.of(
                array -> view(array).rowMajor(array, 3, m, k),
                array -> view(array).rowsOf(array, 2, m, k, k + 5),
                array -> view(array).rowMajor(array, 1, k, m).transpose());
        List<Function<float[], MatrixView<float[]>>> rights = List.of(
                array -> view(array).rowsOf(array, 2, k, n, n + 1),
                array -> view(array).rowMajor(array, 0, n, k).transpose());
        List<Function<float[], MatrixView<float[]>>> outs = List.of(
                array -> view(array).rowsOf(array, 1, m, n, n + 3),
                array -> view(array).rowMajor(array, 0, n, m).transpose());
        for (var left : lefts) {
            for (var right : rights) {
                sameProduct(a, left, b, right, c, outs.get(0), true, 1, 1);
                for (var out : outs) {
                    sameProduct(a, left, b, right, c, out, false, 1, 0);
                    sameProduct(a, left, b, right, c, out, false, -0.3, 0.7);
                }
            }
        }
    }

    private static void sameProduct(
            float[] a,
            Function<float[], MatrixView<float[]>> left,
            float[] b,
            Function<float[], MatrixView<float[]>> right,
            float[] c,
            Function<float[], MatrixView<float[]>> out,
            boolean packed,
            double alpha,
            double beta) {
        float[][] results = new float[2][];
        for (int i = 0; i < 2; i++) {
            Gemm<float[]> gemm = (i == 0 ? PLAIN : VECTOR).newGemm();
            results[i] = c.clone();
            if (packed) {
                PackedMatrix<float[]> rows = gemm.newPacked(rows(right.apply(b)), columns(right.apply(b)));
                gemm.pack(right.apply(b), rows);
                gemm.accumulate(left.apply(a), rows, out.apply(results[i]));
            } else {
                gemm.multiply(alpha, left.apply(a), right.apply(b), beta, out.apply(results[i]));
            }
        }
        same(results[1], results[0]);
    }

    private static int rows(MatrixView<float[]> view) {
        return view.rows();
    }

    private static int columns(MatrixView<float[]> view) {
        return view.columns();
    }

    /** Steps of one sequence sweep their weights to and fro. */
    @ParameterizedTest
    @CsvSource({"128,128", "64,192", "64,256", "100,130", "33,97", "200,96", "128,512", "16,700"})
    void productsOfStepsAreEqual(int depth, int columns) {
        float[] b = numbers(depth * columns);
        float[] a = numbers(5 * depth);
        Gemm<float[]> plain = PLAIN.newGemm();
        Gemm<float[]> vector = VECTOR.newGemm();
        PackedMatrix<float[]> plainRows = plain.newPacked(depth, columns);
        PackedMatrix<float[]> vectorRows = vector.newPacked(depth, columns);
        plain.pack(view(b).rowMajor(b, 0, depth, columns), plainRows);
        vector.pack(view(b).rowMajor(b, 0, depth, columns), vectorRows);
        for (int step = 0; step < 5; step++) {
            float[] expected = numbers(columns);
            float[] result = expected.clone();

            plain.accumulate(
                    view(a).rowMajor(a, step * depth, 1, depth),
                    plainRows,
                    view(expected).rowMajor(expected, 0, 1, columns));
            vector.accumulate(
                    view(a).rowMajor(a, step * depth, 1, depth),
                    vectorRows,
                    view(result).rowMajor(result, 0, 1, columns));

            same(result, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void sumsOfRowsAreEqual(int[] shape) {
        int rows = shape[0];
        int columns = shape[2];
        float[] x = numbers(4 + rows * (columns + 2));
        float[] plain = new float[columns];
        float[] vector = new float[columns];

        PLAIN.newGemm().sumRows(view(x).rowsOf(x, 4, rows, columns, columns + 2), plain);
        VECTOR.newGemm().sumRows(view(x).rowsOf(x, 4, rows, columns, columns + 2), vector);

        same(vector, plain);
    }

    /** Several passes, as over the steps of sequences; NaN, zeros of both signs, infinities and equal numbers among them. */
    @Test
    void greatestElementsAreEqual() {
        float[] special = {Float.NaN, 0f, -0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1, 1};
        for (int count : SIZES) {
            float[] x = numbers(3 + 6 * count);
            for (int i = 0; i < x.length; i += 3) {
                x[i] = special[random.nextInt(special.length)];
            }
            float[][] best = new float[2][];
            int[][] index = new int[2][];
            for (int i = 0; i < 2; i++) {
                best[i] = Arrays.copyOf(x, 5 + count);
                index[i] = new int[5 + count];
                for (int pass = 0; pass < 6; pass++) {
                    (i == 0 ? PLAIN : VECTOR).keepGreater(x, 3 + pass * count, best[i], index[i], 5, count, pass + 1);
                }
            }
            same(best[1], best[0]);
            assertThat(index[1]).isEqualTo(index[0]);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void operationsOnBlocksAreEqual(int[] shape) {
        int rows = shape[0] % 9;
        int columns = shape[2];
        float[] x = numbers(7 + rows * (columns + 3));
        float[] y = numbers(5 + rows * columns);
        List<Operation> operations = new ArrayList<>(List.of(
                BlockOps::multiply,
                (ops, left, right, out) -> ops.add(1, left, right, out),
                (ops, left, right, out) -> ops.add(-1, left, right, out),
                BlockOps::addProduct,
                (ops, left, right, out) -> ops.interpolate(right, left, out, out),
                (ops, left, right, out) -> ops.copy(left, out),
                (ops, left, right, out) -> ops.fill(out, 0.1)));
        for (UnaryOp activation : List.of(UnaryOp.TANH, UnaryOp.SIGMOID, UnaryOp.RELU)) {
            operations.add((ops, left, right, out) -> ops.apply(activation, left, out));
            operations.add((ops, left, right, out) -> ops.activationGradient(activation, left, right, out));
        }
        for (Operation operation : operations) {
            float[][] results = new float[2][];
            float[][] inPlace = new float[2][];
            for (int i = 0; i < 2; i++) {
                BlockOps<float[]> ops = (i == 0 ? PLAIN : VECTOR).newBlockOps();
                MatrixView<float[]> left = view(x).rowsOf(x, 7, rows, columns, columns + 3);
                MatrixView<float[]> right = view(y).rowMajor(y, 5, rows, columns);
                results[i] = numbersFrom(3, 2 + rows * (columns + 1));
                operation.run(ops, left, right, view(results[i]).rowsOf(results[i], 2, rows, columns, columns + 1));
                inPlace[i] = y.clone();
                MatrixView<float[]> own = view(inPlace[i]).rowMajor(inPlace[i], 5, rows, columns);
                operation.run(ops, own, own, own);
            }
            same(results[1], results[0]);
            same(inPlace[1], inPlace[0]);
        }
    }

    /** What is compared. */
    private interface Operation {
        void run(BlockOps<float[]> ops, MatrixView<float[]> left, MatrixView<float[]> right, MatrixView<float[]> out);
    }

    @ParameterizedTest
    @EnumSource(
            value = UnaryOp.class,
            names = {"TANH", "SIGMOID", "RELU"})
    void activationsOfEveryFloatAreEqual(UnaryOp activation) {
        BlockOps<float[]> vectorOps = VECTOR.newBlockOps();
        float[] x = new float[CHUNK];
        float[] plain = new float[CHUNK];
        float[] vector = new float[CHUNK];
        MatrixView<float[]> in = view(x).rowMajor(x, 0, 1, CHUNK);
        MatrixView<float[]> out = view(vector).rowMajor(vector, 0, 1, CHUNK);
        for (int high = 0; high < CHUNK; high++) {
            for (int low = 0; low < CHUNK; low++) {
                x[low] = Float.intBitsToFloat(high << 16 | low);
            }
            PLAIN.apply(activation, x, plain, CHUNK);
            vectorOps.apply(activation, in, out);
            if (Arrays.mismatch(vector, plain) >= 0) {
                same(vector, plain);
            }
        }
    }

    /** The last elements of a row, fewer than a vector has, go another way. */
    @Test
    void activationsOfTheEndsAreEqualInTheTailOfARow() {
        float[] ends = {
            Float.NaN,
            -0f,
            0f,
            Float.MIN_VALUE,
            -Float.MIN_NORMAL,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            7.9988f,
            -7.9989f,
            8,
            -100,
            0.5f,
            -1
        };
        for (int count = 1; count <= ends.length; count++) {
            for (UnaryOp activation : List.of(UnaryOp.TANH, UnaryOp.SIGMOID, UnaryOp.RELU)) {
                float[] plain = new float[count];
                float[] vector = new float[count];
                float[] x = Arrays.copyOfRange(ends, ends.length - count, ends.length);
                PLAIN.apply(activation, x, plain, count);
                VECTOR.newBlockOps()
                        .apply(
                                activation,
                                view(x).rowMajor(x, 0, 1, count),
                                view(vector).rowMajor(vector, 0, 1, count));
                same(vector, plain);
            }
        }
    }

    private static void same(float[] vector, float[] plain) {
        int at = Arrays.mismatch(vector, plain);
        assertThat(at)
                .as(() -> "element " + at + ": " + vector[at] + " and " + plain[at])
                .isNegative();
    }

    private static MatrixView<float[]> view(float[] array) {
        return new MatrixView<>(array);
    }

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static float[] numbersFrom(int seed, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = seed + i;
        }
        return numbers;
    }
}
