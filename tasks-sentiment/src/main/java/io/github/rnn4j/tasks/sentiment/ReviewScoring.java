package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.Bootstrap;
import io.github.rnn4j.tasks.common.evaluation.ClassificationMetrics;
import io.github.rnn4j.tasks.common.evaluation.DataSummary;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.common.evaluation.ModelSummary;
import io.github.rnn4j.tasks.common.evaluation.ScoreSheet;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.model.NetworkOutputs;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.sentiment.data.Review;
import io.github.rnn4j.tasks.sentiment.data.ReviewData;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.LinearBaseline;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        List<Review> reviews = data.parts().of(part);
        int[] labels = reviews.stream().mapToInt(Review::label).toArray();
        long seed = model.training().spec().seed();
        List<Steps.Ids> texts = reviews.stream()
                .map(review -> model.encoder().encode(review.text()))
                .toList();
        try (Model network = Rnn4j.newModel(
                backend, model.network().network(), model.network().parameters())) {
            int classes = model.classes().size();
            ScoreSheet sheet = ScoreSheet.of(
                    new Bootstrap(seed, labels, classes),
                    labels,
                    predictions(NetworkOutputs.of(network, texts)),
                    baselines(reviews, texts),
                    classes);
            return TaskResult.scored(
                            command,
                            ReviewModel.TASK,
                            dataSummary(data, part, source, labels),
                            ModelSummary.of(network, backend),
                            sheet,
                            stopwatch.seconds(),
                            seed)
                    .withLeaks(model.training().leaks());
        }
    }

    private Map<String, int[]> baselines(List<Review> reviews, List<Steps.Ids> texts) {
        Map<String, int[]> predictions = new LinkedHashMap<>();
        predictions.put(
                LinearBaseline.NAME,
                reviews.stream()
                        .mapToInt(review -> model.linear().model().classify(review.text()))
                        .toArray());
        SavedNetwork pooling = model.poolingAlone();
        if (pooling != null) {
            predictions.put(ReviewModel.POOLING_ALONE, predictions(NetworkOutputs.of(backend, pooling, texts)));
        }
        return predictions;
    }

    private static int[] predictions(List<float[]> logits) {
        return logits.stream().mapToInt(MacroF1::greatest).toArray();
    }

    private DataSummary dataSummary(ReviewData data, Part part, ReviewSource source, int[] labels) {
        return new DataSummary(
                data.files(),
                part.code(),
                labels.length,
                ClassificationMetrics.majorityShare(labels, model.classes().size()),
                model.classes(),
                model.encoder().language().code(),
                source.where(),
                source.exclude());
    }
}
