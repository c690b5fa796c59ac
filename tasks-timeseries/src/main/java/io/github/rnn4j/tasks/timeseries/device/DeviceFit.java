package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.common.model.NetworkTraining;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingBaseline;
import io.github.rnn4j.tasks.timeseries.device.model.Answering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a training on devices fits, of whichever kind it is.
 *
 * @param baselines in the order in which they are shown; networks answer together with the first
 * @param networks at least one
 * @param alone how they answer alone
 * @param together how they answer together with the first baseline
 * @param inflated by how much leaks make figures better; null where it was not estimated
 */
record DeviceFit(
        List<AlarmingBaseline> baselines,
        List<NetworkTraining.Outcome> networks,
        Answering alone,
        Answering together,
        @Nullable InflatedFigures inflated) {}
