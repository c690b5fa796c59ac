package io.github.rnn4j.tasks.sentiment.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.core.config.SpecJson;
import io.github.rnn4j.core.config.StrictJson;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.common.model.TrainingRecordJson;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.sentiment.text.TextEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a review model stands where in a model file. The records are the JSON, key by key; a change of them is a change of
 * the format.
 */
final class ReviewModelFormat {
    private static final String POOLING = ModelFile.BASELINE + ReviewModel.POOLING_ALONE + ".";

    private record Preprocessing(String language, int maxSteps, List<String> classes, List<String> vocabulary) {}

    private record Linear(String name, double cost, List<String> features) {}

    private record Pooling(String name, JsonNode network) {}

    private ReviewModelFormat() {}

    static ModelFile encode(ReviewModel model) {
        TextEncoder encoder = model.encoder();
        List<NamedArray> tensors = new ArrayList<>(model.network().parameters().arrays());
        tensors.addAll(LinearTensors.encode(model.linear().model()));
        ArrayNode baselines = JsonNodeFactory.instance.arrayNode();
        baselines.add(StrictJson.toTree(new Linear(
                LinearBaseline.NAME,
                model.linear().cost(),
                VocabularyText.encode(model.linear().model().features()))));
        SavedNetwork pooling = model.poolingAlone();
        if (pooling != null) {
            baselines.add(StrictJson.toTree(new Pooling(ReviewModel.POOLING_ALONE, SpecJson.write(pooling.network()))));
            pooling.parameters()
                    .arrays()
                    .forEach(array -> tensors.add(
                            new NamedArray(POOLING + array.name(), array.dtype(), array.shape(), array.values())));
        }
        return new ModelFile(
                ReviewModel.TASK,
                model.network().network(),
                object(new Preprocessing(
                        encoder.language().code(),
                        encoder.maxSteps(),
                        model.classes(),
                        VocabularyText.encode(encoder.vocabulary()))),
                baselines,
                TrainingRecordJson.write(model.training(), model.selection()),
                tensors);
    }

    private static ObjectNode object(Record value) {
        return (ObjectNode) StrictJson.toTree(value);
    }

    static ReviewModel decode(ModelFile file) {
        Preprocessing preprocessing = StrictJson.bind(file.preprocessing(), Preprocessing.class, "preprocessing");
        Language language = Language.of(preprocessing.language());
        ArrayNode baselines = file.baselines();
        if (baselines.isEmpty() || baselines.size() > 2) {
            throw new InvalidSpecException("baselines: expected one or two but got " + baselines.size());
        }
        ObjectNode training = file.training();
        Linear linear = StrictJson.bind(baselines.get(0), Linear.class, "baselines[0]");
        return new ReviewModel(
                new TextEncoder(
                        language,
                        VocabularyText.decode(preprocessing.vocabulary(), "preprocessing.vocabulary"),
                        preprocessing.maxSteps()),
                preprocessing.classes(),
                new SavedNetwork(file.network(), file.parameters()),
                new LinearBaseline(
                        LinearTensors.decode(
                                language,
                                VocabularyText.decode(linear.features(), "baselines[0].features"),
                                file.tensors(LinearTensors.PREFIX)),
                        linear.cost()),
                baselines.size() == 1 ? null : pooling(baselines.get(1), file),
                TrainingRecordJson.selection(training, DataSelection.class),
                TrainingRecordJson.record(training));
    }

    private static SavedNetwork pooling(JsonNode node, ModelFile file) {
        Pooling pooling = StrictJson.bind(node, Pooling.class, "baselines[1]");
        return new SavedNetwork(
                SpecJson.readNetwork(pooling.network()),
                new StateDict(file.tensors(POOLING).arrays().stream()
                        .map(array -> new NamedArray(
                                array.name().substring(POOLING.length()), array.dtype(), array.shape(), array.values()))
                        .toList()));
    }
}
