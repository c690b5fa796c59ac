package io.github.rnn4j.backend.cpu;

import io.github.rnn4j.backend.cpu.internal.kernel.BlockOps;
import io.github.rnn4j.backend.cpu.internal.kernel.FloatElements;
import io.github.rnn4j.backend.cpu.internal.kernel.Gemm;
import io.github.rnn4j.backend.cpu.internal.kernel.MatrixView;
import io.github.rnn4j.backend.cpu.internal.kernel.PackedMatrix;
import io.github.rnn4j.backend.cpu.internal.kernel.UnaryOp;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs kernels on made-up numbers until they are compiled, which shows in products being no slower than the plain ones. Confined to
 * a thread.
 */
final class KernelWarmUp {
    /** Calls before which no compiler has seen a loop of {@link #DEPTH} rounds often enough. */
    private static final int FIRST_CALLS = 1_000;

    private static final int CALLS = 50;
    /** Times in a row that kernels must be fast: once may be chance. */
    private static final int WINS = 3;
    /** The plain loops over rows are vector instructions as well, so there is little to win there. */
    private static final double NO_SLOWER = 2;

    /** Rounds for what does not decide. */
    private static final int FEW_ROUNDS = 200;

    /** Rounds after which the compiler is not expected to do it any more. */
    static final int MOST_ROUNDS = 2_000;

    private static final int DEPTH = 64;
    private static final int WIDEST = 4 * 2 * 16;

    private final FloatElements plain;
    private final FloatElements vector;
    private final int mostRounds;

    KernelWarmUp(FloatElements plain, FloatElements vector, int mostRounds) {
        this.plain = plain;
        this.vector = vector;
        this.mostRounds = mostRounds;
    }

    /**
     * Returns whether the products have become fast. Operations on rows are run as well, but do not decide: the compiler now and then
     * makes one of them slower than its plain loop, which costs far less than plain products would.
     */
    boolean run() {
        int panel = Math.max(1, vector.vectorBits() / Float.SIZE * 2);
        int half = Math.max(1, panel / 2);
        for (int columns : new int[] {panel, panel + 1, 2 * panel, 4 * panel}) {
            if (!isFast(gemm(plain, 1, columns), gemm(vector, 1, columns))) {
                return false;
            }
        }
        if (!isFast(gemm(plain, Gemm.TILE_ROWS, half), gemm(vector, Gemm.TILE_ROWS, half))) {
            return false;
        }
        for (int rows = 2; rows <= 2 * Gemm.TILE_ROWS; rows++) {
            if (!isFast(gemm(plain, rows, 2 * panel), gemm(vector, rows, 2 * panel))
                    || !isFast(transposed(plain, rows, 2 * panel), transposed(vector, rows, 2 * panel))) {
                return false;
            }
        }
        List<Consumer<RowExercise>> exercises = List.of(
                e -> e.ops.apply(UnaryOp.TANH, e.x, e.out),
                e -> e.ops.apply(UnaryOp.SIGMOID, e.x, e.out),
                e -> e.ops.apply(UnaryOp.RELU, e.x, e.out),
                e -> e.ops.multiply(e.x, e.y, e.out),
                e -> e.ops.add(-1, e.x, e.y, e.out),
                e -> e.ops.addProduct(e.x, e.y, e.out),
                e -> e.ops.interpolate(e.x, e.y, e.x, e.out),
                e -> e.ops.activationGradient(UnaryOp.TANH, e.x, e.y, e.out),
                e -> e.ops.activationGradient(UnaryOp.SIGMOID, e.x, e.y, e.out),
                e -> e.ops.activationGradient(UnaryOp.RELU, e.x, e.y, e.out),
                e -> e.gemm.sumRows(e.rows, e.sums),
                RowExercise::keepGreater);
        RowExercise plainRows = new RowExercise(plain);
        RowExercise vectorRows = new RowExercise(vector);
        for (Consumer<RowExercise> exercise : exercises) {
            isFast(
                    () -> exercise.accept(plainRows),
                    () -> exercise.accept(vectorRows),
                    Math.min(mostRounds, FEW_ROUNDS));
        }
        return true;
    }

    private boolean isFast(Runnable plain, Runnable vector) {
        return isFast(plain, vector, mostRounds);
    }

    private static boolean isFast(Runnable plain, Runnable vector, int mostRounds) {
        nanos(plain, FIRST_CALLS);
        nanos(vector, FIRST_CALLS);
        int wins = 0;
        for (int round = 0; round < mostRounds && wins < WINS; round++) {
            long limit = (long) (NO_SLOWER * nanos(plain, CALLS));
            wins = nanos(vector, CALLS) <= limit ? wins + 1 : 0;
        }
        return wins == WINS;
    }

    private static long nanos(Runnable kernel, int calls) {
        long start = System.nanoTime();
        for (int call = 0; call < calls; call++) {
            kernel.run();
        }
        return System.nanoTime() - start;
    }

    /** A product with a right operand that is packed already. */
    private static Runnable gemm(FloatElements elements, int rows, int columns) {
        Gemm<float[]> gemm = elements.newGemm();
        float[] numbers = numbers(DEPTH * Math.max(rows, columns));
        float[] result = new float[rows * columns];
        MatrixView<float[]> left = new MatrixView<>(numbers);
        MatrixView<float[]> out = new MatrixView<>(result);
        PackedMatrix<float[]> packed = gemm.newPacked(DEPTH, columns);
        gemm.pack(left.rowMajor(numbers, 0, DEPTH, columns), packed);
        return () -> {
            Arrays.fill(result, 0);
            gemm.accumulate(left.rowMajor(numbers, 0, rows, DEPTH), packed, out.rowMajor(result, 0, rows, columns));
        };
    }

    /** A product of which both operands are given, the left one transposed. */
    private static Runnable transposed(FloatElements elements, int rows, int columns) {
        Gemm<float[]> gemm = elements.newGemm();
        float[] numbers = numbers(DEPTH * Math.max(rows, columns));
        float[] result = new float[rows * columns];
        MatrixView<float[]> left = new MatrixView<>(numbers);
        MatrixView<float[]> right = new MatrixView<>(numbers);
        MatrixView<float[]> out = new MatrixView<>(result);
        return () -> gemm.multiply(
                1,
                left.rowMajor(numbers, 0, DEPTH, rows).transpose(),
                right.rowMajor(numbers, 0, DEPTH, columns),
                0,
                out.rowMajor(result, 0, rows, columns));
    }

    /** Numbers between -1 and 1: results neither overflow nor become denormal. */
    private static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (i * 37 % 101 - 50) / 50f;
        }
        return numbers;
    }

    /** What the operations on rows are run on. */
    private static final class RowExercise {
        final FloatElements elements;
        final BlockOps<float[]> ops;
        final Gemm<float[]> gemm;
        final MatrixView<float[]> x;
        final MatrixView<float[]> y;
        final MatrixView<float[]> out;
        final MatrixView<float[]> rows;
        final float[] numbers = numbers(DEPTH * WIDEST);
        final float[] sums = new float[WIDEST];
        final int[] index = new int[WIDEST];

        RowExercise(FloatElements elements) {
            this.elements = elements;
            ops = elements.newBlockOps();
            gemm = elements.newGemm();
            x = new MatrixView<>(numbers).rowMajor(numbers, 0, 1, DEPTH * WIDEST);
            y = new MatrixView<>(numbers).rowMajor(numbers, 0, 1, DEPTH * WIDEST);
            out = new MatrixView<>(numbers).rowMajor(new float[DEPTH * WIDEST], 0, 1, DEPTH * WIDEST);
            rows = new MatrixView<>(numbers).rowMajor(numbers, 0, DEPTH, WIDEST);
        }

        void keepGreater() {
            for (int row = 0; row < DEPTH; row++) {
                elements.keepGreater(numbers, row * WIDEST, sums, index, 0, WIDEST, row);
            }
        }
    }
}
