package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.TrainingSpec;
import java.util.List;
import java.util.Map;

/**
 * What is known of a training on any task before it starts.
 *
 * @param task such as {@code reviews}
 * @param network the first that is trained
 * @param examples what the model is scored on, such as rows
 * @param data which files and rows
 * @param stack the layers up to the pooling
 * @param pooling how the steps' outputs become one vector
 * @param training how the networks are trained
 * @param metric what epochs are chosen by
 * @param settings what else decides how it comes out, by name
 */
record TrainingPlan(
        String task,
        String network,
        String examples,
        TableOptions data,
        List<LayerSpec> stack,
        PoolingKind pooling,
        TrainingSpec training,
        String metric,
        Map<String, Object> settings) {
    TrainingPlan {
        stack = List.copyOf(stack);
        settings = Map.copyOf(settings);
    }
}
