package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Everything a training needs.
 *
 * @param network what is trained
 * @param spec how
 * @param train examples to learn from, at least one
 * @param validation examples to choose the best epoch by, at least one
 * @param metric the score on them
 * @param listener who hears of it
 * @param stopRequested asked between steps; once true, training ends with the best parameters so far
 */
@Experimental
public record TrainingRun(
        NetworkSpec network,
        TrainingSpec spec,
        List<Example> train,
        List<Example> validation,
        Metric metric,
        TrainingListener listener,
        BooleanSupplier stopRequested) {
    public TrainingRun {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
    }
}
