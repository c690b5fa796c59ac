package io.github.rnn4j.tasks.timeseries.device.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.evaluation.ScoreSheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of the network and of its baselines on the same windows. */
@Experimental
public final class AlarmScores {
    /** Row of the baseline alone. */
    public static final String BASELINE = "baseline";
    /** Row of the networks alone. */
    public static final String RECURRENT = "recurrent";
    /** Row of networks and baseline together. */
    public static final String BOTH = "both";

    private AlarmScores() {}

    /**
     * Computes them.
     *
     * @param seed of the draws of runs
     * @param windows what is known of them; at least one. Where the data has no states there is no comparison
     * @param network what the network says that is scored
     * @param networks what each network says by the name of its row, {@link #RECURRENT} or {@link #BOTH}
     * @param baselines what each baseline says, by its name; at least one, the first being the row {@link #BASELINE}
     * @param figure name of the one that models are compared by
     */
    public static ScoreSheet of(
            long seed,
            WindowSeries windows,
            WindowAnswers network,
            Map<String, WindowAnswers> networks,
            Map<String, WindowAnswers> baselines,
            String figure) {
        AlarmMetrics own = AlarmMetrics.of(windows, network);
        List<NamedMetrics> figures = new ArrayList<>();
        String best = "";
        WindowAnswers others = network;
        double bestFigure = -1;
        for (Map.Entry<String, WindowAnswers> baseline : baselines.entrySet()) {
            AlarmMetrics metrics = AlarmMetrics.of(windows, baseline.getValue());
            figures.add(new NamedMetrics(baseline.getKey(), metrics.byName()));
            if (metrics.figure(figure) > bestFigure) {
                bestFigure = metrics.figure(figure);
                best = baseline.getKey();
                others = baseline.getValue();
            }
        }
        Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
        rows.put(BASELINE, figures.get(0).metrics());
        networks.forEach((name, answers) ->
                rows.put(name, AlarmMetrics.of(windows, answers).byName()));
        RunBootstrap bootstrap = new RunBootstrap(seed, windows, figure);
        return new ScoreSheet(
                own.byName(),
                bootstrap.intervals(network),
                rows,
                figures,
                windows.isLabelled() ? bootstrap.compare(network, best, others) : null);
    }
}
