package io.github.rnn4j.api.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.data.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    @Test
    void theGreatestOutputIsTheGuessAndOfEqualOnesTheFirst() {
        List<float[]> outputs =
                List.of(new float[] {1, 3, 2}, new float[] {-1, -2, -3}, new float[] {0, 0, 0}, new float[] {5, 4, 9});
        List<Target> targets =
                List.of(new Target.Label(1), new Target.Label(0), new Target.Label(1), new Target.Label(0));

        assertThat(new Accuracy().compute(outputs, targets)).isEqualTo(0.5);
        assertThat(new Accuracy().name()).isEqualTo("accuracy");
    }
}
