package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.Bootstrap;
import io.github.rnn4j.tasks.common.evaluation.Calibration;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.DataSummary;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.common.evaluation.ModelSummary;
import io.github.rnn4j.tasks.common.evaluation.ScoreSheet;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
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

    TaskResult score(String command, ReviewData data, Part part, ReviewSource source) {
        Stopwatch stopwatch = new Stopwatch();
        TokenizedTexts texts =
                TokenizedTexts.of(model.encoder().reading(), data.parts().of(part));
        int[] labels = texts.labels();
        long seed = model.training().spec().seed();
        int classes = model.classes().size();
        Map<String, List<float[]>> answers = answers(texts);
        List<float[]> main = answers.getOrDefault(
                model.answering().anchored() ? ReviewModel.BOTH : ReviewModel.RECURRENT, List.of());
        Map<String, int[]> rows = new LinkedHashMap<>();
        answers.forEach((name, logits) -> rows.put(name, predictions(logits)));
        ScoreSheet sheet = ScoreSheet.of(
                new Bootstrap(seed, labels, classes), labels, predictions(main), rows, baselines(texts), classes);
        try (Model network = Rnn4j.newModel(
                backend, model.network().network(), model.network().parameters())) {
            return TaskResult.scored(
                            command,
                            ReviewModel.TASK,
                            dataSummary(data, part, source, labels),
                            ModelSummary.of(network, backend, frozenParameters())
                                    .withVectors(model.vectors()),
                            sheet,
                            stopwatch.seconds(),
                            seed)
                    .calibrated(Calibration.of(model.answering().temperature(), main, labels))
                    .withLeaks(model.training().leaks())
                    .planned(model.lengths());
        }
    }

    /** Weights of the baseline that the network stands upon. */
    private long frozenParameters() {
        return model.anchor()
                .map(anchor -> anchor.baseline().model().parameters())
                .orElse(0L);
    }

    /** Logits of the recurrent network alone and, where there is one, of baseline and network together. */
    private Map<String, List<float[]>> answers(TokenizedTexts texts) {
        Map<String, List<float[]>> answers = new LinkedHashMap<>();
        answers.put(ReviewModel.RECURRENT, logits(model.recurrent(), texts));
        SavedNetwork both = model.both();
        if (both != null) {
            answers.put(ReviewModel.BOTH, model.start().add(texts.tokens(), logits(both, texts)));
        }
        return answers;
    }

    private List<float[]> logits(SavedNetwork network, TokenizedTexts texts) {
        return NetworkOutputs.of(
                backend,
                network,
                texts.tokens().stream().map(model.encoder()::encode).toList());
    }

    private Map<String, int[]> baselines(TokenizedTexts texts) {
        Map<String, int[]> predictions = new LinkedHashMap<>();
        for (LinearBaseline linear : model.baselines()) {
            predictions.put(linear.name(), linear.predictions(texts.tokens()));
        }
        SavedNetwork pooling = model.poolingAlone();
        if (pooling != null) {
            predictions.put(ReviewModel.POOLING_ALONE, predictions(logits(pooling, texts)));
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
