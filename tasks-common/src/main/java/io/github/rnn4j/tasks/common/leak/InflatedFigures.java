package io.github.rnn4j.tasks.common.leak;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * By how much a leak makes figures better than they are: those of the baselines, which are fitted again where that is needed. It stands
 * beside the figures and never for them.
 *
 * @param honest what the honest figures are from
 * @param inflated what the inflated figures are from
 * @param baselines the figures
 */
@Experimental
public record InflatedFigures(String honest, String inflated, List<InflatedFigure> baselines) {
    public InflatedFigures {
        baselines = List.copyOf(baselines);
    }
}
