package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.LossSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What training makes small: cross-entropy over the classes. */
final class LossOptions {
    @Option(
            names = "--label-smoothing",
            paramLabel = "E",
            description = "Share of each answer that is spread over all classes. Default: 0.")
    private @Nullable Double labelSmoothing;

    @Option(
            names = "--class-weights",
            paramLabel = "W",
            split = ",",
            description =
                    "How much a row of each class counts, in the order of the labels, such as 1,2.5. Default: all alike.")
    private @Nullable List<Double> classWeights;

    /**
     * Returns the loss.
     *
     * @param usual of the task; another one than cross-entropy over classes is taken as it is
     * @throws io.github.rnn4j.api.error.RnnException if a value is out of range
     */
    LossSpec loss(LossSpec usual) {
        if (!(usual instanceof LossSpec.SoftmaxCrossEntropy)) {
            if (labelSmoothing != null || classWeights != null) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "--label-smoothing, --class-weights: expected a training on classes but got ticks or --unsupervised."
                                + " Leave them out.");
            }
            return usual;
        }
        double smoothing = labelSmoothing == null ? 0 : Choice.fraction("--label-smoothing", labelSmoothing);
        List<Double> weights = classWeights == null ? List.of() : classWeights;
        weights.forEach(weight -> Choice.positive("--class-weights", weight));
        return new LossSpec.SoftmaxCrossEntropy(smoothing, weights);
    }
}
