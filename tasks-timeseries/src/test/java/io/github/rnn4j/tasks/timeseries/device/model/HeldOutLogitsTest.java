package io.github.rnn4j.tasks.timeseries.device.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A classifier that remembers which windows it was fitted on, each window being its own number. */
class HeldOutLogitsTest {
    private static final int STEPS = 3;

    /** Says of a window how near to it the nearest one is that it was fitted on. */
    private record Memory(List<Integer> known) implements WindowClassifier {
        static Memory of(LabelledWindows windows) {
            return new Memory(
                    windows.values().stream().map(window -> (int) window[0]).toList());
        }

        @Override
        public String name() {
            return "memory";
        }

        @Override
        public double[] scores(float[] window) {
            int own = (int) window[0];
            int distance = known.stream()
                    .mapToInt(number -> Math.abs(number - own))
                    .min()
                    .orElse(Integer.MAX_VALUE);
            return new double[] {distance, known.size()};
        }
    }

    /** Windows are numbered through, with a thousand between runs. */
    private static LabelledWindows windows(int runs, int each, boolean stateIsRun) {
        List<float[]> values = new ArrayList<>();
        int[] labels = new int[runs * each];
        int[] of = new int[runs * each];
        for (int i = 0; i < labels.length; i++) {
            of[i] = i / each;
            labels[i] = stateIsRun ? of[i] : i % 2;
            values.add(new float[] {1000 * of[i] + i % each, 0, 0});
        }
        return new LabelledWindows(values, labels, of, STEPS, stateIsRun ? runs : 2);
    }

    @Test
    void noWindowIsAnsweredByAFitThatKnowsItsRun() {
        List<double[]> logits = HeldOutLogits.of(windows(7, 20, false), Memory::of);
        assertThat(logits).hasSize(140).allSatisfy(scores -> assertThat(scores[0])
                .as("distance to what was fitted")
                .isGreaterThan(900));
    }

    @Test
    void whereARunIsAStateNoWindowIsAnsweredByAFitThatKnowsOneOfItsFrames() {
        LabelledWindows windows = windows(3, 50, true);
        List<double[]> logits = HeldOutLogits.of(windows, Memory::of);
        Set<Double> distances = new HashSet<>();
        logits.forEach(scores -> distances.add(scores[0]));
        assertThat(logits).allSatisfy(scores -> assertThat(scores[0]).isBetween((double) STEPS, 20.0));
        assertThat(distances).as("the nearest one that shares no frame is used").contains((double) STEPS);
    }
}
