package io.github.rnn4j.tasks.timeseries.device.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import org.jspecify.annotations.Nullable;

/**
 * A network with the threshold of its alarms.
 *
 * @param network from a window to logits
 * @param anchor the baseline whose logits are added to the network's; null for none
 * @param threshold fault score above which an alarm is raised
 */
@Experimental
public record AlarmingNetwork(
        SavedNetwork network, @Nullable BaselineAnchor anchor, double threshold) {}
