package io.github.rnn4j.tasks.sentiment.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.core.config.StrictJson;
import io.github.rnn4j.tasks.common.evaluation.VectorSummary;
import io.github.rnn4j.tasks.common.length.LengthPlan;
import io.github.rnn4j.tasks.common.length.SequenceCut;
import io.github.rnn4j.tasks.common.model.NetworkEntry;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.common.model.TrainingRecordJson;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.sentiment.text.Reading;
import io.github.rnn4j.tasks.sentiment.text.SegmentedWords;
import io.github.rnn4j.tasks.sentiment.text.Segmenters;
import io.github.rnn4j.tasks.sentiment.text.TextEncoder;
import io.github.rnn4j.tasks.sentiment.text.TokenKind;
import io.github.rnn4j.tasks.sentiment.text.WordPairs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a review model stands where in a model file. The first recurrent network is the file's; the others stand among the
 * baselines. The records are the JSON, key by key; a change of them is a change of the format.
 */
final class ReviewModelFormat {
    private static final String ANSWERING = "answering";
    private static final String TOGETHER = "together";
    private static final String VIEW = "view";
    private static final String SEGMENTER = "segmenter";
    private static final String VECTORS = "vectors";
    private static final String LENGTH_PLAN = "lengthPlan";

    private record Preprocessing(
            String language,
            int maxSteps,
            List<String> classes,
            List<String> vocabulary,
            String words,
            Answering answering) {}

    /** What cut the texts; not there where a language's usual tokens do. */
    private record Segmenter(String name, String version) {}

    private record Linear(String name, double cost, List<String> features) {}

    private ReviewModelFormat() {}

    static ModelFile encode(ReviewModel model) {
        List<NamedArray> tensors = new ArrayList<>(model.network().parameters().arrays());
        ArrayNode baselines = JsonNodeFactory.instance.arrayNode();
        for (LinearBaseline linear : model.baselines()) {
            tensors.addAll(LinearTensors.encode(linear.family(), linear.model()));
            baselines.add(StrictJson.toTree(new Linear(
                    linear.name(),
                    linear.cost(),
                    VocabularyText.encode(linear.model().features()))));
        }
        others(model).forEach((name, network) -> new NetworkEntry(name, network).encode(baselines, tensors));
        return new ModelFile(
                ReviewModel.TASK,
                model.network().network(),
                preprocessing(model),
                baselines,
                TrainingRecordJson.write(model.training(), model.selection()),
                tensors);
    }

    private static ObjectNode preprocessing(ReviewModel model) {
        TextEncoder encoder = model.encoder();
        ObjectNode json = (ObjectNode) StrictJson.toTree(new Preprocessing(
                encoder.reading().language().code(),
                encoder.cut().length(),
                model.classes(),
                VocabularyText.encode(encoder.vocabulary()),
                model.words().text(),
                model.answering()));
        if (encoder.reading() != encoder.reading().language()) {
            json.put(VIEW, encoder.reading().tokens().code());
        }
        encoder.reading()
                .segmenter()
                .ifPresent(
                        words -> json.set(SEGMENTER, StrictJson.toTree(new Segmenter(words.name(), words.version()))));
        if (model.vectors() != null) {
            json.set(VECTORS, StrictJson.toTree(model.vectors()));
        }
        if (model.lengths() != null) {
            json.set(LENGTH_PLAN, StrictJson.toTree(model.lengths()));
        }
        return json;
    }

    /** Returns the networks but for the first, by name. */
    private static Map<String, SavedNetwork> others(ReviewModel model) {
        Map<String, SavedNetwork> others = new LinkedHashMap<>();
        List<String> names = ReviewModel.names(model.recurrent().size());
        for (int member = 1; member < names.size(); member++) {
            others.put(names.get(member), model.recurrent().get(member));
        }
        SavedNetwork poolingAlone = model.poolingAlone();
        if (poolingAlone != null) {
            others.put(ReviewModel.POOLING_ALONE, poolingAlone);
        }
        return others;
    }

    static ReviewModel decode(ModelFile file) {
        if (!file.preprocessing().path(ANSWERING).has(TOGETHER)) {
            throw new InvalidSpecException("preprocessing: expected '" + ANSWERING + "." + TOGETHER
                    + "' but there is none, for an earlier version wrote the file. Train the model again.");
        }
        ObjectNode stored = file.preprocessing();
        JsonNode view = stored.remove(VIEW);
        JsonNode segmenter = stored.remove(SEGMENTER);
        JsonNode vectors = stored.remove(VECTORS);
        JsonNode plan = stored.remove(LENGTH_PLAN);
        LengthPlan lengths =
                plan == null ? null : StrictJson.bind(plan, LengthPlan.class, "preprocessing." + LENGTH_PLAN);
        Preprocessing preprocessing = StrictJson.bind(stored, Preprocessing.class, "preprocessing");
        Reading reading = reading(Language.of(preprocessing.language()), view, segmenter);
        List<LinearBaseline> linear = new ArrayList<>();
        Map<String, SavedNetwork> others = new LinkedHashMap<>();
        for (JsonNode baseline : file.baselines()) {
            String subject = "baselines[" + (linear.size() + others.size()) + "]";
            if (NetworkEntry.is(baseline)) {
                NetworkEntry network = NetworkEntry.decode(baseline, subject, file);
                others.put(network.name(), network.network());
            } else {
                linear.add(linear(baseline, subject, reading, file));
            }
        }
        if (linear.isEmpty()) {
            throw new InvalidSpecException("baselines: expected a linear model but there is none");
        }
        SavedNetwork poolingAlone = others.remove(ReviewModel.POOLING_ALONE);
        List<SavedNetwork> recurrent = new ArrayList<>(List.of(new SavedNetwork(file.network(), file.parameters())));
        recurrent.addAll(others.values());
        return new ReviewModel(
                new TextEncoder(
                        reading,
                        VocabularyText.decode(preprocessing.vocabulary(), "preprocessing.vocabulary"),
                        lengths == null ? SequenceCut.head(preprocessing.maxSteps()) : lengths.cut()),
                WordPairs.parse(preprocessing.words(), "preprocessing.words"),
                preprocessing.classes(),
                linear,
                recurrent,
                poolingAlone,
                preprocessing.answering(),
                TrainingRecordJson.selection(file.training(), DataSelection.class),
                TrainingRecordJson.record(file.training()),
                vectors == null ? null : StrictJson.bind(vectors, VectorSummary.class, "preprocessing." + VECTORS),
                lengths);
    }

    private static Reading reading(Language language, @Nullable JsonNode view, @Nullable JsonNode segmenter) {
        if (segmenter == null) {
            return Reading.of(language, view == null ? null : TokenKind.of(view.asText()));
        }
        Segmenter words = StrictJson.bind(segmenter, Segmenter.class, "preprocessing." + SEGMENTER);
        return new SegmentedWords(Segmenters.ofClassPath().exactly(words.name(), words.version()));
    }

    private static LinearBaseline linear(JsonNode node, String subject, Reading reading, ModelFile file) {
        Linear linear = StrictJson.bind(node, Linear.class, subject);
        LinearFamily family = LinearFamily.find(linear.name());
        if (family == null) {
            throw new InvalidSpecException(subject + ".name: expected a linear model but got '" + linear.name() + "'");
        }
        return new LinearBaseline(
                family,
                LinearTensors.decode(
                        family, reading, VocabularyText.decode(linear.features(), subject + ".features"), file),
                linear.cost());
    }
}
