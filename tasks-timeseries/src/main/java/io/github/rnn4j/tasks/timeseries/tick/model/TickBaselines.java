package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.checkpoint.ModelFile;
import java.util.Arrays;
import java.util.List;

/**
 * What a network stands beside, the one that it may start at first: linear forecasts, an exponentially weighted mean, and that nothing
 * changes. Linear ones are tensors of a model file, {@code weight [terms]} and {@code bias [1]}.
 */
@Experimental
public final class TickBaselines {
    private static final String WEIGHT = "weight";
    private static final String BIAS = "bias";

    private TickBaselines() {}

    /** Returns the names in the order in which they are shown. */
    public static List<String> names(TickTarget target) {
        return target == TickTarget.VOLATILITY
                ? List.of(
                        LinearForecaster.LOG_HAR_RANGE,
                        LinearForecaster.LOG_HAR,
                        LinearForecaster.FIVE_TERM,
                        ExponentialMean.NAME,
                        NoChange.NAME)
                : List.of(LinearForecaster.LINEAR, NoChange.LAST_SIGN);
    }

    /**
     * Fits one.
     *
     * @param train training windows, at least one
     */
    public static TickForecaster fit(String name, TickSample train) {
        return switch (name) {
            case ExponentialMean.NAME -> new ExponentialMean();
            case NoChange.NAME, NoChange.LAST_SIGN -> new NoChange(name);
            case LinearForecaster.LINEAR ->
                // The line through -1 and 1 is about half the logit of a probability near 1/2.
                LinearFit.fit(
                        name,
                        train.questions(),
                        Arrays.stream(train.answers())
                                .map(up -> 2 * (2 * up - 1))
                                .toArray());
            default -> LinearFit.fit(name, train.questions(), train.answers());
        };
    }

    static List<NamedArray> encode(TickForecaster forecaster) {
        if (!(forecaster instanceof LinearForecaster linear)) {
            return List.of();
        }
        String prefix = prefix(linear.name());
        double[] weights = linear.weights();
        return List.of(
                new NamedArray(prefix + WEIGHT, DType.FLOAT64, Shape.of(weights.length), weights),
                new NamedArray(prefix + BIAS, DType.FLOAT64, Shape.of(1), new double[] {linear.bias()}));
    }

    static TickForecaster decode(String name, TickSettings settings, ModelFile file) {
        return switch (name) {
            case ExponentialMean.NAME -> new ExponentialMean();
            case NoChange.NAME, NoChange.LAST_SIGN -> new NoChange(name);
            case LinearForecaster.LOG_HAR_RANGE,
                    LinearForecaster.LOG_HAR,
                    LinearForecaster.FIVE_TERM,
                    LinearForecaster.LINEAR -> linear(name, settings, file.tensors(prefix(name)));
            default ->
                throw new InvalidSpecException("baselines: expected one of " + names(TickTarget.VOLATILITY) + " or "
                        + names(TickTarget.DIRECTION) + " but got '" + name + "'");
        };
    }

    private static LinearForecaster linear(String name, TickSettings settings, StateDict tensors) {
        double[] weights = tensors.get(prefix(name) + WEIGHT).values();
        double[] bias = tensors.get(prefix(name) + BIAS).values();
        int expected = LinearForecaster.size(name, settings.steps() * settings.inputSize());
        if (weights.length != expected || bias.length != 1) {
            throw new InvalidSpecException("tensor '" + prefix(name) + WEIGHT + "': expected " + expected
                    + " weights and one bias but got " + weights.length + " and " + bias.length);
        }
        return new LinearForecaster(name, weights, bias[0]);
    }

    private static String prefix(String name) {
        return ModelFile.BASELINE + name + ".";
    }
}
