package io.github.rnn4j.backend.cpu.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.backend.cpu.internal.vector.VectorElements;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where panels begin changes no bit of a product. */
final class PackedMatrixTest {
    private final Random random = new Random(3);

    @ParameterizedTest
    @CsvSource({"1,16,32", "1,128,128", "1,33,33", "2,40,100", "3,7,65", "15,64,192", "32,128,97", "9,5,1"})
    void productsAreEqualWhereverPanelsBegin(int rows, int depth, int columns) {
        float[] a = numbers(rows * depth);
        float[] b = numbers(depth * columns);
        float[] c = numbers(rows * columns);
        float[] expected = product(new FloatElements().newGemm(), a, b, c.clone(), rows, depth, columns, 0);
        for (int from = 0; from < CacheLines.LINE; from++) {
            float[] result = product(new VectorElements().newGemm(), a, b, c.clone(), rows, depth, columns, from);

            assertThat(result).as("from %d", from).isEqualTo(expected);
        }
    }

    /** Whatever the timing says: a matrix that is packed where it is said to begin is read there. */
    @ParameterizedTest
    @CsvSource({"128,128", "8,32", "1,1", "1,200", "33,7"})
    void alignedMatricesGiveTheSameProducts(int depth, int columns) {
        float[] a = numbers(depth);
        float[] b = numbers(depth * columns);
        Gemm<float[]> gemm = new VectorElements().newGemm();
        PackedMatrix<float[]> packed = gemm.newPacked(depth, columns);
        gemm.pack(view(b, depth, columns), packed);
        float[] expected = new float[columns];
        gemm.accumulate(view(a, 1, depth), packed, view(expected, 1, columns));
        for (int i = 0; i < 20; i++) {
            int before = packed.from;
            boolean moved = gemm.align(packed);
            assertThat(packed.from != before).isEqualTo(moved);
            assertThat(packed.from).isBetween(0, CacheLines.LINE - 1);
            gemm.pack(view(b, depth, columns), packed);
            float[] result = new float[columns];
            gemm.accumulate(view(a, 1, depth), packed, view(result, 1, columns));

            assertThat(result).isEqualTo(expected);
        }
    }

    private static float[] product(
            Gemm<float[]> gemm, float[] a, float[] b, float[] c, int rows, int depth, int columns, int from) {
        PackedMatrix<float[]> packed = gemm.newPacked(depth, columns);
        packed.from = from;
        gemm.pack(view(b, depth, columns), packed);
        gemm.accumulate(view(a, rows, depth), packed, view(c, rows, columns));
        return c;
    }

    private static MatrixView<float[]> view(float[] array, int rows, int columns) {
        return new MatrixView<>(array).rowMajor(array, 0, rows, columns);
    }

    private float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }
}
