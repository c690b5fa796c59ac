package io.github.rnn4j.tasks.timeseries.device.model;

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
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmBudget;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmRule;
import io.github.rnn4j.tasks.timeseries.device.scaling.Scaling;
import io.github.rnn4j.tasks.timeseries.device.window.WindowStatistics;
import io.github.rnn4j.tasks.timeseries.scaling.FeatureScaler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a model for devices stands where in a model file. The records are the JSON, key by key; a change of them is a change of the
 * format.
 */
final class DeviceModelFormat {
    /** Begins the names of the counterpart's tensors. */
    private static final String COUNTERPART = ModelFile.BASELINE + "counterpart.";

    /** Key of what only models have that forecast frames. */
    private static final String FORECAST = "forecast";

    /** Key of a budget of alarms a day; without it the budget is the share of false alarms. */
    private static final String ALARMS_PER_DAY = "alarmsPerDay";

    /** Counterpart holds one or none. */
    private record Forecast(FrameError error, List<FrameError> counterpart) {}

    private record PerDay(double most, int raiseAfter, int clearAfter, double clearMargin) {}

    /** Means and deviations are empty where each run has its own; anchor and counterpart hold one or none. */
    private record Preprocessing(
            List<String> features,
            int steps,
            String scaling,
            List<Double> means,
            List<Double> deviations,
            double limit,
            List<String> classes,
            double threshold,
            double falseAlarmRate,
            String figure,
            List<Anchor> anchor,
            List<Counterpart> counterpart) {}

    private record Anchor(String baseline, double factor) {}

    private record Counterpart(JsonNode network, List<Anchor> anchor, double threshold) {}

    private record Baseline(String name, double threshold) {}

    private DeviceModelFormat() {}

    static ModelFile encode(DeviceModel model) {
        SavedNetwork network = model.network().network();
        List<NamedArray> tensors = new ArrayList<>(network.parameters().arrays());
        AlarmingNetwork counterpart = model.counterpart();
        if (counterpart != null) {
            tensors.addAll(counterpart
                    .network()
                    .parameters()
                    .withNamePrefix(COUNTERPART)
                    .arrays());
        }
        ArrayNode baselines = JsonNodeFactory.instance.arrayNode();
        for (AlarmingBaseline baseline : model.baselines()) {
            baselines.add(StrictJson.toTree(new Baseline(baseline.model().name(), baseline.threshold())));
            tensors.addAll(BaselineTensors.encode(baseline.model()));
        }
        return new ModelFile(
                DeviceModel.TASK,
                network.network(),
                preprocessingJson(model),
                baselines,
                TrainingRecordJson.write(model.training(), model.selection()),
                tensors);
    }

    private static ObjectNode preprocessingJson(DeviceModel model) {
        ObjectNode json = (ObjectNode) StrictJson.toTree(preprocessing(model));
        FrameError error = model.network().error();
        if (error != null) {
            AlarmingNetwork counterpart = model.counterpart();
            FrameError other = counterpart == null ? null : counterpart.error();
            json.set(FORECAST, StrictJson.toTree(new Forecast(error, other == null ? List.of() : List.of(other))));
        }
        if (model.budget() instanceof AlarmBudget.PerDay perDay) {
            AlarmRule rule = perDay.rule();
            json.set(
                    ALARMS_PER_DAY,
                    StrictJson.toTree(
                            new PerDay(perDay.most(), rule.raiseAfter(), rule.clearAfter(), rule.clearMargin())));
        }
        return json;
    }

    private static Preprocessing preprocessing(DeviceModel model) {
        WindowSettings windows = model.windows();
        FeatureScaler trained = windows.trained();
        AlarmingNetwork counterpart = model.counterpart();
        return new Preprocessing(
                windows.features(),
                windows.steps(),
                windows.scaling().toString(),
                trained == null ? List.of() : trained.means(),
                trained == null ? List.of() : trained.deviations(),
                windows.limit(),
                model.classes(),
                model.network().threshold(),
                model.budget() instanceof AlarmBudget.Share share ? share.rate() : 0,
                model.figure(),
                anchor(model.network()),
                counterpart == null
                        ? List.of()
                        : List.of(new Counterpart(
                                SpecJson.write(counterpart.network().network()),
                                anchor(counterpart),
                                counterpart.threshold())));
    }

    private static List<Anchor> anchor(AlarmingNetwork network) {
        BaselineAnchor anchor = network.anchor();
        return anchor == null ? List.of() : List.of(new Anchor(anchor.baseline(), anchor.factor()));
    }

    private static @Nullable BaselineAnchor anchor(List<Anchor> stored) {
        return stored.isEmpty()
                ? null
                : new BaselineAnchor(stored.get(0).baseline(), stored.get(0).factor());
    }

    static DeviceModel decode(ModelFile file) {
        ObjectNode rest = file.preprocessing().deepCopy();
        JsonNode forecastJson = rest.remove(FORECAST);
        JsonNode perDay = rest.remove(ALARMS_PER_DAY);
        Preprocessing preprocessing = StrictJson.bind(rest, Preprocessing.class, "preprocessing");
        Forecast forecast = forecastJson == null
                ? null
                : StrictJson.bind(forecastJson, Forecast.class, "preprocessing." + FORECAST);
        ObjectNode training = file.training();
        int features = preprocessing.features().size();
        List<AlarmingBaseline> baselines = new ArrayList<>();
        for (int i = 0; i < file.baselines().size(); i++) {
            Baseline baseline = StrictJson.bind(file.baselines().get(i), Baseline.class, "baselines[" + i + "]");
            baselines.add(new AlarmingBaseline(
                    BaselineTensors.decode(baseline.name(), new WindowStatistics(features), file),
                    baseline.threshold()));
        }
        return new DeviceModel(
                windows(preprocessing),
                preprocessing.classes(),
                new AlarmingNetwork(
                        new SavedNetwork(file.network(), file.parameters()),
                        anchor(preprocessing.anchor()),
                        preprocessing.threshold(),
                        forecast == null ? null : error(forecast.error(), features)),
                counterpart(preprocessing.counterpart(), forecast, features, file),
                baselines,
                perDay == null ? new AlarmBudget.Share(preprocessing.falseAlarmRate()) : perDay(perDay),
                preprocessing.figure(),
                TrainingRecordJson.selection(training, DeviceSelection.class),
                TrainingRecordJson.record(training));
    }

    private static AlarmBudget perDay(JsonNode json) {
        PerDay stored = StrictJson.bind(json, PerDay.class, "preprocessing." + ALARMS_PER_DAY);
        return new AlarmBudget.PerDay(
                stored.most(), new AlarmRule(stored.raiseAfter(), stored.clearAfter(), stored.clearMargin()));
    }

    private static FrameError error(FrameError stored, int features) {
        if (stored.spreads().size() != features) {
            throw new InvalidSpecException("preprocessing." + FORECAST + ".spreads: expected " + features + " but got "
                    + stored.spreads().size());
        }
        return stored;
    }

    private static @Nullable AlarmingNetwork counterpart(
            List<Counterpart> found, @Nullable Forecast forecast, int features, ModelFile file) {
        if (found.isEmpty()) {
            return null;
        }
        Counterpart stored = found.get(0);
        return new AlarmingNetwork(
                new SavedNetwork(
                        SpecJson.readNetwork(stored.network()),
                        file.tensors(COUNTERPART).withoutNamePrefix(COUNTERPART)),
                anchor(stored.anchor()),
                stored.threshold(),
                forecast == null || forecast.counterpart().isEmpty()
                        ? null
                        : error(forecast.counterpart().get(0), features));
    }

    private static WindowSettings windows(Preprocessing stored) {
        Scaling scaling = Scaling.parse(stored.scaling());
        int scales = scaling.ownFrames() == 0 ? stored.features().size() : 0;
        if (stored.means().size() != scales || stored.deviations().size() != scales) {
            throw new InvalidSpecException("preprocessing.means: expected " + scales + " means and deviations but got "
                    + stored.means().size() + " and " + stored.deviations().size());
        }
        return new WindowSettings(
                stored.features(),
                stored.steps(),
                scaling,
                scales == 0 ? null : new FeatureScaler(stored.means(), stored.deviations()),
                stored.limit());
    }
}
