package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.NonFinitePolicy;
import io.github.rnn4j.api.spec.PrecisionSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the network is trained. */
final class TrainingOptions {
    private static final Map<String, PrecisionSpec> PRECISIONS =
            Map.of("full", new PrecisionSpec.Full(), "mixed", PrecisionSpec.Mixed.of(DType.FLOAT16));
    private static final Map<String, NonFinitePolicy> POLICIES =
            Map.of("stop", NonFinitePolicy.STOP, "skip", NonFinitePolicy.SKIP);

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training rows at the most. Default: 30.")
    private @Nullable Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Rows of one step. Default: 64.")
    private @Nullable Integer batch;

    @Mixin
    private final OptimizerOptions optimizer = new OptimizerOptions();

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Epochs without a better validation score before training stops. Default: 6.")
    private @Nullable Integer patience;

    @Option(
            names = "--truncate",
            paramLabel = "STEPS",
            description =
                    "Steps that gradients go back from the end of a sequence; earlier ones only bring the state forward. Needs"
                            + " --pooling last. Default: all.")
    private @Nullable Integer truncate;

    @Option(names = "--clip", paramLabel = "C", description = "Greatest norm of the whole gradient. Default: 5.")
    private @Nullable Double clip;

    @Mixin
    private final LossOptions loss = new LossOptions();

    @Option(
            names = "--non-finite",
            paramLabel = "POLICY",
            description = "Where a loss or gradient is not finite: stop, or skip the step and go on. Default: stop.")
    private @Nullable String nonFinite;

    @Option(
            names = "--precision",
            paramLabel = "full|mixed",
            description =
                    "mixed computes recurrent layers in float16 over float32 parameters, with a loss scale; on the"
                            + " backend cpu emulated, which shows its numerics and gains no speed. Default: full.")
    private @Nullable String precision;

    @Option(
            names = "--average-from",
            paramLabel = "EPOCH",
            description =
                    "Epoch from which on the mean of the parameters at the ends of the epochs is validated and kept, in"
                            + " place of the last ones. Default: never; for devices 3, for ticks 2.")
    private @Nullable Integer averageFrom;

    @Option(
            names = "--anchor",
            paramLabel = "on|off",
            description = "Whether the network answers together with the best baseline, or alone; both are shown."
                    + " Default: on, for the direction of ticks off.")
    private @Nullable String anchor;

    /**
     * Returns how to train.
     *
     * @param usual what is taken where nothing was chosen
     * @throws RnnException if a value is out of range
     */
    TrainingSpec spec(TrainingSpec usual) {
        return usual.withLoss(loss.loss(usual.loss()))
                .withClipNorm(clip == null ? usual.clipNorm() : Choice.positive("--clip", clip))
                .withOptimizer(optimizer.optimizer(usual.optimizer()))
                .withSchedule(optimizer.schedule())
                .withNonFinite(nonFinite == null ? usual.nonFinite() : Choice.of("--non-finite", nonFinite, POLICIES))
                .withPrecision(precision == null ? usual.precision() : Choice.of("--precision", precision, PRECISIONS))
                .withAverageFrom(
                        averageFrom == null ? usual.averageFrom() : Choice.positive("--average-from", averageFrom))
                .withTruncatedSteps(truncate == null ? 0 : Choice.positive("--truncate", truncate))
                .withBatchSize(batch == null ? usual.batchSize() : Choice.positive("--batch", batch))
                .withEpochs(
                        epochs == null ? usual.maxEpochs() : Choice.positive("--epochs", epochs),
                        patience == null ? usual.patience() : Choice.positive("--patience", patience));
    }

    /**
     * Returns whether networks are to answer together with a baseline.
     *
     * @param usual what is taken where nothing was chosen
     */
    boolean anchor(boolean usual) {
        return anchor == null ? usual : Choice.of("--anchor", anchor, Map.of("on", true, "off", false));
    }
}
