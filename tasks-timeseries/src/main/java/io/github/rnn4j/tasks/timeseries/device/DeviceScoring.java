package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.DataSummary;
import io.github.rnn4j.tasks.common.evaluation.ScoreSheet;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.model.Ensemble;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmScores;
import io.github.rnn4j.tasks.timeseries.device.evaluation.WindowAnswers;
import io.github.rnn4j.tasks.timeseries.device.evaluation.WindowSeries;
import io.github.rnn4j.tasks.timeseries.device.model.AlarmingBaseline;
import io.github.rnn4j.tasks.timeseries.device.model.Answering;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.device.model.ScoredWindows;
import io.github.rnn4j.tasks.timeseries.device.model.WindowSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Scores a model and its baselines on windows; training and evaluation share it, so that equal windows give equal figures. */
final class DeviceScoring {
    private final Backend backend;
    private final DeviceModel model;

    DeviceScoring(Backend backend, DeviceModel model) {
        this.backend = backend;
        this.model = model;
    }

    TaskResult score(String command, DeviceData data, Part part, DeviceSource source) {
        Stopwatch stopwatch = new Stopwatch();
        LabelledWindows windows = model.windows().windows(data, part);
        WindowSeries series = model.isUnsupervised() ? windows.series().ofTwoStates() : windows.series();
        if (windows.size() == 0) {
            throw noWindows(data, model.windows(), part);
        }
        long seed = model.training().spec().seed();
        Map<String, WindowAnswers> networks = new LinkedHashMap<>();
        ScoredWindows outputs = model.outputs(backend, windows);
        networks.put(AlarmScores.RECURRENT, answers(model.alone(), outputs, windows, series));
        networks.put(AlarmScores.BOTH, answers(model.together(), outputs, windows, series));
        ScoredWindows scores = model.answering().scores(outputs, model.baseline(), windows);
        WindowAnswers answers = answers(model.answering(), scores, series);
        ScoreSheet sheet = AlarmScores.of(seed, series, answers, networks, baselines(windows), model.figure());
        try (Ensemble ensemble = new Ensemble(backend, model.networks())) {
            TaskResult result = TaskResult.scored(
                            command,
                            DeviceModel.TASK,
                            dataSummary(data, part, source, series),
                            ensemble.summary(frozenParameters(), null),
                            sheet,
                            stopwatch.seconds(),
                            seed)
                    .withLeaks(model.training().leaks());
            return model.isUnsupervised()
                    ? result.withAlarms(AlarmEvents.of(data, series, answers.alarms(), scores))
                    : result;
        }
    }

    static RnnException noWindows(DeviceData data, WindowSettings settings, Part part) {
        int own = settings.scaling().ownFrames();
        return new RnnException(
                ErrorCode.INVALID_DATA,
                data.files().get(0) + ": expected windows of " + settings.steps()
                        + " frames that follow each other in part '"
                        + part.code() + "'" + (own == 0 ? "" : ", after the first " + own + " of a run,")
                        + " but got none (" + data.runs().size()
                        + " runs). Check --run, --split, --steps and --scale.");
    }

    private WindowAnswers answers(
            Answering answering, ScoredWindows outputs, LabelledWindows windows, WindowSeries series) {
        return answers(answering, answering.scores(outputs, model.baseline(), windows), series);
    }

    private WindowAnswers answers(Answering answering, ScoredWindows scores, WindowSeries series) {
        return scores.answers(answering.threshold(), series, model.budget().rule());
    }

    /** Numbers of the baseline that answers together with the networks. */
    private long frozenParameters() {
        return model.answersTogether() ? model.baseline().parameters() : 0;
    }

    private Map<String, WindowAnswers> baselines(LabelledWindows windows) {
        Map<String, WindowAnswers> answers = new LinkedHashMap<>();
        for (AlarmingBaseline baseline : model.baselines()) {
            answers.put(
                    baseline.model().name(),
                    ScoredWindows.of(baseline.model(), windows)
                            .answers(
                                    baseline.threshold(),
                                    windows.series(),
                                    model.budget().rule()));
        }
        return answers;
    }

    /** Returns the share of the most frequent state; nothing where the data has none. */
    static OptionalDouble majorityShare(WindowSeries windows, int states) {
        return windows.isLabelled()
                ? OptionalDouble.of(ClassificationMetrics.majorityShare(windows.labels(), states))
                : OptionalDouble.empty();
    }

    private DataSummary dataSummary(DeviceData data, Part part, DeviceSource source, WindowSeries windows) {
        OptionalDouble share = majorityShare(windows, model.classes().size());
        return new DataSummary(
                data.files(),
                part.code(),
                windows.size(),
                share.isPresent() ? share.getAsDouble() : null,
                model.classes(),
                null,
                source.where(),
                source.exclude());
    }
}
