package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmScores;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingBaseline;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.device.model.ScoredWindows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each model of a training says of windows: networks first, then baselines. Immutable, by agreement: arrays are not copied.
 *
 * @param scores limit and error of each window, by the model's name
 * @param on whether the alarm is on at each window, by the model's name
 * @param networks names of those that are networks
 * @param baselines names of the others
 */
record ModelAlarms(
        Map<String, ScoredWindows> scores, Map<String, boolean[]> on, List<String> networks, List<String> baselines) {
    static ModelAlarms of(Backend engine, DeviceModel model, LabelledWindows windows) {
        Map<String, ScoredWindows> scores = new LinkedHashMap<>();
        Map<String, Double> thresholds = new LinkedHashMap<>();
        ScoredWindows outputs = model.outputs(engine, windows);
        scores.put(AlarmScores.BOTH, model.together().scores(outputs, model.baseline(), windows));
        thresholds.put(AlarmScores.BOTH, model.together().threshold());
        scores.put(AlarmScores.RECURRENT, model.alone().scores(outputs, model.baseline(), windows));
        thresholds.put(AlarmScores.RECURRENT, model.alone().threshold());
        List<String> networks = List.copyOf(scores.keySet());
        for (AlarmingBaseline baseline : model.baselines()) {
            scores.put(baseline.model().name(), ScoredWindows.of(baseline.model(), windows));
            thresholds.put(baseline.model().name(), baseline.threshold());
        }
        Map<String, boolean[]> on = new LinkedHashMap<>();
        scores.forEach((name, scored) -> on.put(
                name,
                scored.answers(
                                thresholds.getOrDefault(name, 0.0),
                                windows.series(),
                                model.budget().rule())
                        .alarms()));
        return new ModelAlarms(
                scores,
                on,
                networks,
                model.baselines().stream()
                        .map(baseline -> baseline.model().name())
                        .toList());
    }

    /** Returns the scores of networks and baseline together, and of the first baseline. */
    Map<String, ScoredWindows> drawn() {
        Map<String, ScoredWindows> drawn = new LinkedHashMap<>();
        for (String name : List.of(networks.get(0), baselines.get(0))) {
            drawn.put(name, scores.getOrDefault(name, new ScoredWindows(List.of())));
        }
        return drawn;
    }
}
