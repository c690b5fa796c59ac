package io.github.rnn4j.tasks.timeseries.device.leak;

import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.leak.LeakLevel;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceRun;
import io.github.rnn4j.tasks.timeseries.scaling.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds features with mean 0 and deviation 1 over all frames of the data, but not over the training frames: somebody standardised the file as
 * a whole. It is the one sign of such a thing that can be told from chance.
 */
final class StandardisedFeatures {
    /** What is left of 0 and 1 where a file rounds to a few digits. */
    private static final double NEAR = 1e-4;

    private StandardisedFeatures() {}

    static Optional<Leak> find(DeviceData data) {
        Moments all = new Moments(data.features().size());
        Moments train = new Moments(data.features().size());
        for (DeviceRun run : data.runs()) {
            for (int i = 0; i < run.size(); i++) {
                int frame = i;
                all.add(feature -> run.value(frame, feature));
                if (run.part(frame) == Part.TRAIN) {
                    train.add(feature -> run.value(frame, feature));
                }
            }
        }
        List<String> found = new ArrayList<>();
        for (int feature = 0; feature < data.features().size(); feature++) {
            if (isStandard(all, feature) && !isStandard(train, feature)) {
                found.add(data.features().get(feature));
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Leak.of(
                        LeakLevel.WARN,
                        LeakKind.FITTED_BEYOND_TRAIN,
                        found.size(),
                        "features with mean 0 and deviation 1 over all frames but not over the training frames, as if"
                                + " the file had been scaled as a whole: " + String.join(", ", found)));
    }

    /** With the deviation of all frames, or that of a sample. */
    private static boolean isStandard(Moments moments, int feature) {
        double sample = Math.sqrt((double) moments.count() / Math.max(1, moments.count() - 1));
        double deviation = moments.deviation(feature);
        return Math.abs(moments.mean(feature)) < NEAR
                && (Math.abs(deviation - 1) < NEAR || Math.abs(deviation * sample - 1) < NEAR);
    }
}
