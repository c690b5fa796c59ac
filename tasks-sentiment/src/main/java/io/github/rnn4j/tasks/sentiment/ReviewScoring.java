package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.Bootstrap;
import io.github.rnn4j.tasks.common.evaluation.Calibration;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.DataSummary;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.common.evaluation.ScoreSheet;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.model.Ensemble;
import io.github.rnn4j.tasks.common.model.NetworkOutputs;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.sentiment.data.ReviewData;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.LinearBaseline;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import io.github.rnn4j.tasks.sentiment.model.TokenizedTexts;
import io.github.rnn4j.tasks.sentiment.text.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Scores a model and its baselines on rows; training and evaluation share it, so that equal rows give equal figures. */
final class ReviewScoring {
    private final Backend backend;
    private final ReviewModel model;

    ReviewScoring(Backend backend, ReviewModel model) {
        this.backend = backend;
        this.model = model;
    }

    /** Figures and what they are of. */
    private record Scores(TokenizedTexts texts, List<float[]> main, ScoreSheet sheet) {}

    TaskResult score(String command, ReviewData data, Part part, ReviewSource source) {
        Stopwatch stopwatch = new Stopwatch();
        try (Ensemble networks = new Ensemble(backend, model.recurrent())) {
            Scores scores = scores(networks, data, part);
            return TaskResult.scored(
                            command,
                            ReviewModel.TASK,
                            dataSummary(data, part, source, scores.texts().labels()),
                            networks.summary(frozenParameters(), model.vectors()),
                            scores.sheet(),
                            stopwatch.seconds(),
                            model.training().spec().seed())
                    .calibrated(Calibration.of(
                            model.answering().temperature(),
                            scores.main(),
                            scores.texts().labels()))
                    .withLeaks(model.training().leaks())
                    .planned(model.lengths());
        }
    }

    /** Returns the figures alone. */
    ScoreSheet sheet(ReviewData data, Part part) {
        try (Ensemble networks = new Ensemble(backend, model.recurrent())) {
            return scores(networks, data, part).sheet();
        }
    }

    private Scores scores(Ensemble networks, ReviewData data, Part part) {
        TokenizedTexts texts =
                TokenizedTexts.of(model.encoder().reading(), data.parts().of(part));
        int[] labels = texts.labels();
        int classes = model.classes().size();
        List<float[]> alone = networks.logits(steps(texts));
        List<float[]> both = model.blend().logits(texts.tokens(), alone);
        List<float[]> main = model.answering().together() ? both : alone;
        Map<String, int[]> rows = new LinkedHashMap<>();
        rows.put(ReviewModel.RECURRENT, predictions(alone));
        rows.put(ReviewModel.BOTH, predictions(both));
        Bootstrap bootstrap = new Bootstrap(model.training().spec().seed(), labels, classes);
        return new Scores(
                texts, main, ScoreSheet.of(bootstrap, labels, predictions(main), rows, baselines(texts), classes));
    }

    /** Weights of the baseline that answers together with the networks. */
    private long frozenParameters() {
        return model.answeringBlend()
                .map(blend -> blend.baseline().model().parameters())
                .orElse(0L);
    }

    private List<Steps.Ids> steps(TokenizedTexts texts) {
        return texts.tokens().stream().map(model.encoder()::encode).toList();
    }

    private Map<String, int[]> baselines(TokenizedTexts texts) {
        Map<String, int[]> predictions = new LinkedHashMap<>();
        for (LinearBaseline linear : model.baselines()) {
            predictions.put(linear.name(), linear.predictions(texts.tokens()));
        }
        SavedNetwork pooling = model.poolingAlone();
        if (pooling != null) {
            predictions.put(ReviewModel.POOLING_ALONE, predictions(NetworkOutputs.of(backend, pooling, steps(texts))));
        }
        return predictions;
    }

    private static int[] predictions(List<float[]> logits) {
        return logits.stream().mapToInt(MacroF1::greatest).toArray();
    }

    private DataSummary dataSummary(ReviewData data, Part part, ReviewSource source, int[] labels) {
        Reading reading = model.encoder().reading();
        return new DataSummary(
                data.files(),
                part.code(),
                labels.length,
                ClassificationMetrics.majorityShare(labels, model.classes().size()),
                model.classes(),
                reading.language().code(),
                conditions(part, source),
                source.exclude(),
                reading.tokens().code(),
                reading.segmenter()
                        .map(segmenter -> segmenter.name() + " " + segmenter.version())
                        .orElse(null));
    }

    private static List<String> conditions(Part part, ReviewSource source) {
        return part == Part.TRAIN
                ? source.where()
                : Stream.concat(source.where().stream(), source.scoreWhere().stream())
                        .toList();
    }
}
