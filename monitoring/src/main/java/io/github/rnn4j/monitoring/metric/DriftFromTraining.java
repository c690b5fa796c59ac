package io.github.rnn4j.monitoring.metric;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.ServingFigures;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What comes in, or what is answered, differs from the training data: a population stability index above 0.25, the usual bound (Siddiqi,
 * Credit Risk Scorecards, 2006).
 */
final class DriftFromTraining implements Symptom {
    private static final double DRIFTED = 0.25;
    private static final int HELD = 3;

    private final Trouble trouble;
    private final Function<ServingFigures, Stream<ServingFigures.Drift>> indices;
    private final Function<ServingFigures.Drift, Verdict.Words> words;

    private DriftFromTraining(
            Trouble trouble,
            Function<ServingFigures, Stream<ServingFigures.Drift>> indices,
            Function<ServingFigures.Drift, Verdict.Words> words) {
        this.trouble = trouble;
        this.indices = indices;
        this.words = words;
    }

    /** Returns the drift of the input that drifts the most. */
    static Symptom ofInputs() {
        return new DriftFromTraining(
                Trouble.held(
                        Verdict.Kind.INPUT_DRIFT,
                        HELD,
                        Text.of(
                                "Look whether the input is measured as it was for the training; if the world has changed, train on newer data.",
                                "检查该输入的测量方式是否与训练时一致；若环境已变化，请用新数据重新训练。")),
                figures -> figures.inputDrift().stream(),
                drift -> Text.of(
                        "Input '%1$s' differs from the training data: population stability index %2$s.",
                        "输入“%1$s”与训练数据不同：群体稳定性指数 %2$s。", drift.feature(), Text.number(drift.index())));
    }

    static Symptom ofScores() {
        return new DriftFromTraining(
                Trouble.held(
                        Verdict.Kind.SCORE_DRIFT,
                        HELD,
                        Text.of(
                                "Hold some answers against what turned out to be true; thresholds that were chosen in training may no longer fit.",
                                "用实际结果核对部分回答；训练时选定的阈值可能已不适用。")),
                figures -> Stream.of(new ServingFigures.Drift("", figures.scoreDrift())),
                drift -> Text.of(
                        "Scores differ from those of the training data: population stability index %s.",
                        "得分与训练数据不同：群体稳定性指数 %s。", Text.number(drift.index())));
    }

    @Override
    public Trouble trouble() {
        return trouble;
    }

    @Override
    public Optional<Finding> examine(RunEvent event) {
        if (!(event instanceof RunEvent.Served served)) {
            return Optional.empty();
        }
        return indices.apply(served.figures())
                .filter(drift -> !Double.isNaN(drift.index()))
                .max(Comparator.comparingDouble(ServingFigures.Drift::index))
                .map(drift -> new Finding(drift.index() > DRIFTED, drift.index(), () -> words.apply(drift)));
    }
}
