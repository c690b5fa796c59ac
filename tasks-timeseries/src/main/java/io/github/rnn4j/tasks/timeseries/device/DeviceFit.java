package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.common.model.NetworkTraining;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingBaseline;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingNetwork;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a training on devices fits, of whichever kind it is.
 *
 * @param baselines in the order in which they are shown; the first is the one that the second network is anchored at
 * @param alone the network by itself
 * @param anchored the network that starts at the first baseline; nothing if a stop was requested before
 * @param inflated by how much leaks make figures better; null where it was not estimated
 */
record DeviceFit(
        List<AlarmingBaseline> baselines,
        Trained alone,
        Optional<Trained> anchored,
        @Nullable InflatedFigures inflated) {
    /**
     * A network that was trained.
     *
     * @param network with its threshold
     * @param outcome how it came about
     */
    record Trained(AlarmingNetwork network, NetworkTraining.Outcome outcome) {}
}
