package io.github.rnn4j.api.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final Shape SHAPE = Shape.of(2, 3, 4);

    @Test
    void sizesAreCountedFromEitherEnd() {
        assertThat(SHAPE.rank()).isEqualTo(3);
        assertThat(SHAPE.elements()).isEqualTo(24);
        assertThat(SHAPE.size(0)).isEqualTo(2);
        assertThat(SHAPE.size(-1)).isEqualTo(4);
        assertThat(SHAPE.checkAxis(-3)).isZero();
        assertThatThrownBy(() -> SHAPE.size(3))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("axis: expected one of 3 axes but got 3 (shape [2, 3, 4])");
        assertThatThrownBy(() -> SHAPE.checkAxis(-4)).isInstanceOf(ShapeMismatchException.class);
    }

    @Test
    void rankZeroIsOneElementAndSizeZeroIsNone() {
        assertThat(Shape.of().elements()).isEqualTo(1);
        assertThat(Shape.of(3, 0, 1 << 30, 1 << 30).elements()).isZero();
    }

    @Test
    void negativeSizesAndTooManyElementsAreRefused() {
        assertThatThrownBy(() -> Shape.of(2, -1))
                .hasMessage("shape: expected sizes >= 0 but got [2, -1]")
                .extracting(thrown -> ((RnnException) thrown).code())
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThatThrownBy(() -> Shape.of(1 << 16, 1 << 16)).hasMessageContaining("at most 2147483647 elements");
        assertThat(Shape.of(Integer.MAX_VALUE).elements()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void axesAreChangedRemovedAndInserted() {
        assertThat(SHAPE.withSize(1, 7)).isEqualTo(Shape.of(2, 7, 4));
        assertThat(SHAPE.withSize(-1, 7)).isEqualTo(Shape.of(2, 3, 7));
        assertThat(SHAPE.without(0)).isEqualTo(Shape.of(3, 4));
        assertThat(SHAPE.without(-1)).isEqualTo(Shape.of(2, 3));
        assertThat(SHAPE.inserting(0, 9)).isEqualTo(Shape.of(9, 2, 3, 4));
        assertThat(SHAPE.inserting(3, 9)).isEqualTo(Shape.of(2, 3, 4, 9));
    }

    @Test
    void broadcastStretchesAxesOfSizeOne() {
        assertThat(Shape.broadcast(Shape.of(3, 1), Shape.of(2, 1, 4))).isEqualTo(Shape.of(2, 3, 4));
        assertThat(Shape.broadcast(Shape.of(), SHAPE)).isEqualTo(SHAPE);
        assertThat(Shape.broadcast(Shape.of(1), Shape.of(0))).isEqualTo(Shape.of(0));
        assertThatThrownBy(() -> Shape.broadcast(Shape.of(3), Shape.of(4)))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("broadcast: expected equal sizes or 1 but got [3] and [4]");
    }

    @Test
    void aShapeIsAValueOfItsOwn() {
        int[] sizes = {2, 3, 4};
        Shape made = Shape.of(sizes);
        sizes[0] = 9;
        made.toArray()[1] = 9;
        assertThat(made).isEqualTo(SHAPE).hasSameHashCodeAs(SHAPE).hasToString("[2, 3, 4]");
        assertThat(made).isNotEqualTo(Shape.of(2, 3, 4, 1)).isNotEqualTo(Shape.of(4, 3, 2));
    }

    @Test
    void typesKnowTheirBytes() {
        assertThat(DType.FLOAT64.bytes()).isEqualTo(8);
        assertThat(DType.BFLOAT16.bytes()).isEqualTo(2);
        assertThat(DType.INT32.isFloating()).isFalse();
        assertThat(Axis.TIME_STEPS.label()).isEqualTo("timeSteps");
    }
}
