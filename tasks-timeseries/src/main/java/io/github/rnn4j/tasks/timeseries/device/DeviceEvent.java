package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.timeseries.device.data.LeftOut;
import java.nio.file.Path;
import java.util.List;

/** What a listener to a training on devices hears of, in this order. */
@Experimental
public sealed interface DeviceEvent {
    /**
     * The data was read and can be learned from.
     *
     * @param runs recordings
     * @param trainWindows windows to learn from
     * @param validationWindows windows to choose by
     * @param classes names of the states in order
     * @param majorityShare share of the most frequent state of the validation windows
     * @param features what is learned from
     * @param leftOut columns of numbers that are no features
     * @param skippedRows rows that were left out as bad
     */
    @Experimental
    record DataRead(
            int runs,
            int trainWindows,
            int validationWindows,
            List<String> classes,
            double majorityShare,
            List<String> features,
            List<LeftOut> leftOut,
            int skippedRows)
            implements DeviceEvent {
        public DataRead {
            classes = List.copyOf(classes);
            features = List.copyOf(features);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * The data was searched for leaks.
     *
     * @param leaks what was found; all that would refuse the data are accepted
     */
    @Experimental
    record LeaksFound(List<Leak> leaks) implements DeviceEvent {
        public LeaksFound {
            leaks = List.copyOf(leaks);
        }
    }

    /**
     * A baseline was fitted.
     *
     * @param validation its figures on the validation windows
     * @param seconds what it took
     */
    @Experimental
    record BaselineFitted(NamedMetrics validation, double seconds) implements DeviceEvent {}

    /**
     * Something happened in the training of a network.
     *
     * @param network which, {@link DeviceTraining#RECURRENT} or one that stands beside it, such as {@code recurrent-2}
     * @param event what
     */
    @Experimental
    record Training(String network, TrainingEvent event) implements DeviceEvent {}

    /**
     * The model was written.
     *
     * @param file where
     */
    @Experimental
    record ModelWritten(Path file) implements DeviceEvent {}
}
