package io.github.rnn4j.tasks.timeseries.tick.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.core.config.SpecJson;
import io.github.rnn4j.core.config.StrictJson;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.common.model.TrainingRecordJson;
import io.github.rnn4j.tasks.timeseries.scaling.FeatureScaler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a model for ticks stands where in a model file. The records are the JSON, key by key; a change of them is a change of the
 * format.
 */
final class TickModelFormat {
    /** How the names of the counterpart's tensors begin. */
    private static final String COUNTERPART = ModelFile.BASELINE + "counterpart.";

    /** The counterpart is one or none. */
    private record Preprocessing(
            TickTarget target,
            int steps,
            int horizon,
            int barSeconds,
            Map<String, TickProfile> profiles,
            List<Double> means,
            List<Double> deviations,
            double answerMean,
            double answerDeviation,
            boolean anchored,
            double varianceFactor,
            List<Counterpart> counterpart) {}

    private record Baseline(String name, double varianceFactor) {}

    private record Counterpart(JsonNode network, boolean anchored, double varianceFactor) {}

    private TickModelFormat() {}

    static ModelFile encode(TickModel model) {
        List<NamedArray> tensors =
                new ArrayList<>(model.network().network().parameters().arrays());
        ScaledNetwork counterpart = model.counterpart();
        if (counterpart != null) {
            tensors.addAll(counterpart
                    .network()
                    .parameters()
                    .withNamePrefix(COUNTERPART)
                    .arrays());
        }
        ArrayNode baselines = JsonNodeFactory.instance.arrayNode();
        for (ScaledForecaster baseline : model.baselines()) {
            baselines.add(StrictJson.toTree(new Baseline(baseline.model().name(), baseline.varianceFactor())));
            tensors.addAll(TickBaselines.encode(baseline.model()));
        }
        return new ModelFile(
                TickModel.TASK,
                model.network().network().network(),
                (ObjectNode) StrictJson.toTree(preprocessing(model)),
                baselines,
                TrainingRecordJson.write(model.training(), model.selection()),
                tensors);
    }

    private static Preprocessing preprocessing(TickModel model) {
        TickSettings settings = model.settings();
        ScaledNetwork counterpart = model.counterpart();
        return new Preprocessing(
                settings.target(),
                settings.steps(),
                settings.horizon(),
                settings.barSeconds(),
                settings.profiles(),
                settings.scaler().means(),
                settings.scaler().deviations(),
                settings.answers().means().get(0),
                settings.answers().deviations().get(0),
                model.network().anchored(),
                model.network().varianceFactor(),
                counterpart == null
                        ? List.of()
                        : List.of(new Counterpart(
                                SpecJson.write(counterpart.network().network()),
                                counterpart.anchored(),
                                counterpart.varianceFactor())));
    }

    static TickModel decode(ModelFile file) {
        Preprocessing stored = StrictJson.bind(file.preprocessing(), Preprocessing.class, "preprocessing");
        TickSettings settings = settings(stored);
        if (file.baselines().isEmpty()) {
            throw new InvalidSpecException("baselines: expected one or more but got none");
        }
        List<ScaledForecaster> baselines = new ArrayList<>();
        for (int i = 0; i < file.baselines().size(); i++) {
            Baseline baseline = StrictJson.bind(file.baselines().get(i), Baseline.class, "baselines[" + i + "]");
            baselines.add(new ScaledForecaster(
                    TickBaselines.decode(baseline.name(), settings, file), baseline.varianceFactor()));
        }
        return new TickModel(
                settings,
                new ScaledNetwork(
                        new SavedNetwork(file.network(), file.parameters()),
                        stored.anchored(),
                        stored.varianceFactor()),
                counterpart(stored.counterpart(), file),
                baselines,
                TrainingRecordJson.selection(file.training(), TickSelection.class),
                TrainingRecordJson.record(file.training()));
    }

    private static @Nullable ScaledNetwork counterpart(List<Counterpart> found, ModelFile file) {
        if (found.isEmpty()) {
            return null;
        }
        Counterpart stored = found.get(0);
        return new ScaledNetwork(
                new SavedNetwork(
                        SpecJson.readNetwork(stored.network()),
                        file.tensors(COUNTERPART).withoutNamePrefix(COUNTERPART)),
                stored.anchored(),
                stored.varianceFactor());
    }

    private static TickSettings settings(Preprocessing stored) {
        int features = TickFeatures.SIZE;
        if (stored.means().size() != features || stored.deviations().size() != features) {
            throw new InvalidSpecException("preprocessing.means: expected " + features
                    + " means and deviations but got " + stored.means().size() + " and "
                    + stored.deviations().size());
        }
        checkProfiles(stored.profiles());
        return new TickSettings(
                stored.target(),
                stored.steps(),
                stored.horizon(),
                stored.barSeconds(),
                stored.profiles(),
                new FeatureScaler(stored.means(), stored.deviations()),
                new FeatureScaler(List.of(stored.answerMean()), List.of(stored.answerDeviation())));
    }

    private static void checkProfiles(Map<String, TickProfile> profiles) {
        if (profiles.isEmpty()) {
            throw new InvalidSpecException("preprocessing.profiles: expected one ticker or more but got none");
        }
        int slots = profiles.values().iterator().next().meanTarget().size();
        profiles.forEach((ticker, profile) -> {
            boolean alike = profile.meanReturn().size() == slots
                    && profile.meanRange().size() == slots
                    && profile.meanVolume().size() == slots
                    && profile.meanTarget().size() == slots;
            if (!alike || slots == 0) {
                throw new InvalidSpecException("preprocessing.profiles." + ticker + ": expected " + slots
                        + " slots, and one at least, in each list");
            }
        });
    }
}
