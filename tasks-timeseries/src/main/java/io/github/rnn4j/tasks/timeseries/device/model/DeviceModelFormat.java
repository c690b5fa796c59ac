package io.github.rnn4j.tasks.timeseries.device.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.core.config.StrictJson;
import io.github.rnn4j.tasks.common.model.Ensemble;
import io.github.rnn4j.tasks.common.model.NetworkEntry;
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
 * What of a model for devices stands where in a model file. The first network is the file's; the others stand among the baselines. The
 * records are the JSON, key by key; a change of them is a change of the format.
 */
final class DeviceModelFormat {
    /** Key of how networks answer; files of earlier versions have none. */
    private static final String ANSWERING = "answering";

    /** Key of what only models have that forecast frames. */
    private static final String FORECAST = "forecast";

    /** Key of a budget of alarms a day; without it the budget is the share of false alarms. */
    private static final String ALARMS_PER_DAY = "alarmsPerDay";

    private record Forecast(FrameError alone, FrameError together) {}

    private record PerDay(double most, int raiseAfter, int clearAfter, double clearMargin) {}

    private record Weights(double baselineWeight, double networkWeight, double threshold) {}

    private record Answers(boolean answersTogether, Weights alone, Weights together) {}

    /** Means and deviations are empty where each run has its own. */
    private record Preprocessing(
            List<String> features,
            int steps,
            String scaling,
            List<Double> means,
            List<Double> deviations,
            double limit,
            List<String> classes,
            double falseAlarmRate,
            String figure,
            Answers answering) {}

    private record Baseline(String name, double threshold) {}

    private DeviceModelFormat() {}

    static ModelFile encode(DeviceModel model) {
        SavedNetwork first = model.networks().get(0);
        List<NamedArray> tensors = new ArrayList<>(first.parameters().arrays());
        ArrayNode baselines = JsonNodeFactory.instance.arrayNode();
        for (AlarmingBaseline baseline : model.baselines()) {
            baselines.add(StrictJson.toTree(new Baseline(baseline.model().name(), baseline.threshold())));
            tensors.addAll(BaselineTensors.encode(baseline.model()));
        }
        List<String> names =
                Ensemble.names(DeviceModel.RECURRENT, model.networks().size());
        for (int member = 1; member < names.size(); member++) {
            new NetworkEntry(names.get(member), model.networks().get(member)).encode(baselines, tensors);
        }
        return new ModelFile(
                DeviceModel.TASK,
                first.network(),
                preprocessingJson(model),
                baselines,
                TrainingRecordJson.write(model.training(), model.selection()),
                tensors);
    }

    private static ObjectNode preprocessingJson(DeviceModel model) {
        ObjectNode json = (ObjectNode) StrictJson.toTree(preprocessing(model));
        FrameError alone = model.alone().error();
        FrameError together = model.together().error();
        if (alone != null && together != null) {
            json.set(FORECAST, StrictJson.toTree(new Forecast(alone, together)));
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
        return new Preprocessing(
                windows.features(),
                windows.steps(),
                windows.scaling().toString(),
                trained == null ? List.of() : trained.means(),
                trained == null ? List.of() : trained.deviations(),
                windows.limit(),
                model.classes(),
                model.budget() instanceof AlarmBudget.Share share ? share.rate() : 0,
                model.figure(),
                new Answers(model.answersTogether(), weights(model.alone()), weights(model.together())));
    }

    private static Weights weights(Answering answering) {
        return new Weights(answering.baselineWeight(), answering.networkWeight(), answering.threshold());
    }

    static DeviceModel decode(ModelFile file) {
        ObjectNode rest = file.preprocessing().deepCopy();
        if (!rest.has(ANSWERING)) {
            throw new InvalidSpecException("preprocessing: expected '" + ANSWERING
                    + "' but there is none, for an earlier version wrote the file. Train the model again.");
        }
        JsonNode forecastJson = rest.remove(FORECAST);
        JsonNode perDay = rest.remove(ALARMS_PER_DAY);
        Preprocessing preprocessing = StrictJson.bind(rest, Preprocessing.class, "preprocessing");
        Forecast forecast = forecastJson == null
                ? null
                : StrictJson.bind(forecastJson, Forecast.class, "preprocessing." + FORECAST);
        ObjectNode training = file.training();
        int features = preprocessing.features().size();
        List<AlarmingBaseline> baselines = new ArrayList<>();
        List<SavedNetwork> networks = new ArrayList<>(List.of(new SavedNetwork(file.network(), file.parameters())));
        for (int i = 0; i < file.baselines().size(); i++) {
            JsonNode entry = file.baselines().get(i);
            String subject = "baselines[" + i + "]";
            if (NetworkEntry.is(entry)) {
                networks.add(NetworkEntry.decode(entry, subject, file).network());
            } else {
                Baseline baseline = StrictJson.bind(entry, Baseline.class, subject);
                baselines.add(new AlarmingBaseline(
                        BaselineTensors.decode(baseline.name(), new WindowStatistics(features), file),
                        baseline.threshold()));
            }
        }
        if (baselines.isEmpty()) {
            throw new InvalidSpecException("baselines: expected one at least but there is none");
        }
        Answers answers = preprocessing.answering();
        return new DeviceModel(
                windows(preprocessing),
                preprocessing.classes(),
                networks,
                answering(answers.alone(), forecast == null ? null : error(forecast.alone(), features)),
                answering(answers.together(), forecast == null ? null : error(forecast.together(), features)),
                answers.answersTogether(),
                baselines,
                perDay == null ? new AlarmBudget.Share(preprocessing.falseAlarmRate()) : perDay(perDay),
                preprocessing.figure(),
                TrainingRecordJson.selection(training, DeviceSelection.class),
                TrainingRecordJson.record(training));
    }

    private static Answering answering(Weights stored, @Nullable FrameError error) {
        return new Answering(stored.baselineWeight(), stored.networkWeight(), stored.threshold(), error);
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
