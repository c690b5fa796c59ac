package io.github.rnn4j.monitoring.event;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * A model at work for some time.
 *
 * @param answers how many, over all time
 * @param nonFiniteInputs inputs with a number that is not finite, over all time
 * @param overBudget answers that took longer than the budget, over all time
 * @param budgetMicros the budget in microseconds; NaN for none
 * @param p50Micros half of the answers since the last figures took no longer, in microseconds
 * @param p99Micros 99 of 100 took no longer
 * @param p999Micros 999 of 1,000 took no longer
 * @param latencies histogram of all answers, from 1 microsecond on, each bound twice the one before
 * @param inputDrift population stability index of each feature's last values against the training data, by name
 * @param scoreDrift population stability index of the last scores against the training data; NaN if unknown
 * @param alarmsPerDay alarms that went on, in 24 hours of what was watched; NaN where there are no times, or less than an hour of them
 */
@Experimental
public record ServingFigures(
        long answers,
        long nonFiniteInputs,
        long overBudget,
        double budgetMicros,
        double p50Micros,
        double p99Micros,
        double p999Micros,
        List<Long> latencies,
        List<Drift> inputDrift,
        double scoreDrift,
        double alarmsPerDay) {
    /**
     * How far one feature is from its training data.
     *
     * @param feature its name
     * @param index population stability index: below 0.1 steady, above 0.25 drifted; NaN of too few values
     */
    @Experimental
    public record Drift(String feature, double index) {}

    public ServingFigures {
        latencies = List.copyOf(latencies);
        inputDrift = List.copyOf(inputDrift);
    }
}
