package io.github.rnn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchShapeTest {
    @Test
    void everyLengthFitsWithLittlePadding() {
        for (int length = 4; length <= 2000; length++) {
            int steps = BatchShape.covering(length, 3).timeSteps();

            assertThat(steps).isGreaterThanOrEqualTo(length).isLessThanOrEqualTo(length + Math.max(1, length / 4));
        }
    }

    @Test
    void anEmptySequenceStillHasOneStep() {
        assertThat(BatchShape.covering(0, 3)).isEqualTo(new BatchShape(1, 3));
        assertThat(BatchShape.covering(1, 3)).isEqualTo(new BatchShape(1, 3));
        assertThat(BatchShape.covering(2, 3)).isEqualTo(new BatchShape(2, 3));
    }

    @Test
    void aFewShapesServeAllLengths() {
        Set<BatchShape> shapes = new HashSet<>();
        for (int length = 0; length <= 512; length++) {
            shapes.add(BatchShape.covering(length, 3));
        }

        assertThat(shapes).hasSizeLessThanOrEqualTo(29);
    }
}
