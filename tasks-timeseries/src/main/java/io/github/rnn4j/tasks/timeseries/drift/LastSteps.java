package io.github.rnn4j.tasks.timeseries.drift;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.ReferenceDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The last step of windows, on the model's scale. Drift is told by it alone: each step ends a window, and would count once for each that it
 * is in.
 */
@Experimental
public final class LastSteps {
    private LastSteps() {}

    /**
     * Returns the first numbers of the last step.
     *
     * @param window {@code [timeSteps, features]}
     * @param features of a step
     * @param wanted how many of them
     */
    public static float[] of(float[] window, int features, int wanted) {
        int at = window.length - features;
        return Arrays.copyOfRange(window, at, at + wanted);
    }

    /**
     * Returns how they are distributed over windows.
     *
     * @param names of the first features of a step, as many as are wanted
     * @param windows at least one, each {@code [timeSteps, features]}
     * @param features of a step
     */
    public static List<ReferenceDistribution> distributions(List<String> names, List<float[]> windows, int features) {
        List<ReferenceDistribution> distributions = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int feature = i;
            distributions.add(ReferenceDistribution.of(
                    names.get(feature),
                    windows.stream()
                            .mapToDouble(window -> window[window.length - features + feature])
                            .toArray()));
        }
        return distributions;
    }
}
