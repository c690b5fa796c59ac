package io.github.rnn4j.tasks.common.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.LengthBuckets;
import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.api.train.EmbeddingRows;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.Metric;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.leak.LeakReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Trains one network after the other on the same examples. Confined to one thread. */
@Experimental
public final class NetworkTraining {
    /** From one member's seed to the next one's: far enough that trainings of neighbouring seeds share no network. */
    private static final long SEED_STEP = 1_000_003;

    private final Backend backend;
    private final BiConsumer<String, TrainingEvent> listener;
    private final BooleanSupplier stopRequested;
    private final List<Example> train;
    private final List<Example> validation;
    private final @Nullable EmbeddingRows embeddingRows;
    private final LengthBuckets buckets;
    private final @Nullable InspectionSpec inspection;

    /**
     * Takes what is common to all networks.
     *
     * @param backend stays the caller's
     * @param listener hears of the network by its name and of what happened
     * @param stopRequested asked between steps; once true, training ends with the best epoch so far
     */
    public NetworkTraining(
            Backend backend,
            BiConsumer<String, TrainingEvent> listener,
            BooleanSupplier stopRequested,
            List<Example> train,
            List<Example> validation) {
        this(backend, listener, stopRequested, train, validation, null, LengthBuckets.NONE);
    }

    /**
     * Takes what is common to all networks, rows of their embedding and the lengths of batches among it.
     *
     * @param listener hears of the network by its name and of what happened
     * @param stopRequested asked between steps; once true, training ends with the best epoch so far
     * @param embeddingRows at which they start; null to draw all
     * @param buckets lengths that batches are made of; none to leave it to the trainer
     */
    public NetworkTraining(
            Backend backend,
            BiConsumer<String, TrainingEvent> listener,
            BooleanSupplier stopRequested,
            List<Example> train,
            List<Example> validation,
            @Nullable EmbeddingRows embeddingRows,
            LengthBuckets buckets) {
        this(backend, listener, stopRequested, train, validation, embeddingRows, buckets, null);
    }

    private NetworkTraining(
            Backend backend,
            BiConsumer<String, TrainingEvent> listener,
            BooleanSupplier stopRequested,
            List<Example> train,
            List<Example> validation,
            @Nullable EmbeddingRows embeddingRows,
            LengthBuckets buckets,
            @Nullable InspectionSpec inspection) {
        this.backend = backend;
        this.listener = listener;
        this.stopRequested = stopRequested;
        this.train = List.copyOf(train);
        this.validation = List.copyOf(validation);
        this.embeddingRows = embeddingRows;
        this.buckets = buckets;
        this.inspection = inspection;
    }

    /** Returns the same, which looks into some of its steps; null for never. */
    public NetworkTraining withInspection(@Nullable InspectionSpec looks) {
        return new NetworkTraining(backend, listener, stopRequested, train, validation, embeddingRows, buckets, looks);
    }

    /** Whether and how often to write down how far training of each network came. */
    @Experimental
    @FunctionalInterface
    public interface NamedCheckpoints {
        /** Returns the policy of a network by its name; null for never. */
        @Nullable
        CheckpointPolicy of(String network);
    }

    /**
     * What came out.
     *
     * @param network with the parameters of the best epoch
     * @param epochs what each epoch gave
     * @param bestEpoch which one was kept; 0 if none was finished
     * @param reason why training ended
     */
    @Experimental
    public record Outcome(SavedNetwork network, List<EpochRecord> epochs, int bestEpoch, StopReason reason) {
        public Outcome {
            epochs = List.copyOf(epochs);
        }

        /** Returns how it came about, without what was found in the data and how that was distributed. */
        public TrainingRecord record(
                TrainingSpec spec, List<String> digests, int trainExamples, int validationExamples, String backend) {
            return new TrainingRecord(
                    spec,
                    digests,
                    trainExamples,
                    validationExamples,
                    epochs,
                    bestEpoch,
                    reason,
                    backend,
                    LeakReport.NONE,
                    ReferenceDistributions.UNKNOWN);
        }
    }

    /**
     * Trains a network.
     *
     * @param name in events
     * @param metric by which the best epoch is chosen
     * @param checkpoints whether and how often to write down how far training came; null for never
     */
    public Outcome train(
            String name,
            NetworkSpec network,
            TrainingSpec spec,
            Metric metric,
            @Nullable CheckpointPolicy checkpoints) {
        TrainingResult result = Rnn4j.newTrainer(backend)
                .train(new TrainingRun(
                        network,
                        spec,
                        train,
                        validation,
                        metric,
                        event -> listener.accept(name, event),
                        stopRequested,
                        checkpoints,
                        embeddingRows,
                        buckets,
                        inspection));
        try (Model model = result.model()) {
            return new Outcome(
                    new SavedNetwork(network, model.parameters()),
                    result.epochs(),
                    result.bestEpoch(),
                    result.reason());
        }
    }

    /**
     * Trains the networks of an ensemble, which differ by their seed: the first has that of the training.
     *
     * @param names in events, one for each network
     * @param metric by which the best epoch of each is chosen
     * @param checkpoints whether and how often to write down how far training came, network by network
     * @return those of which an epoch was finished; fewer than were asked for only if a stop was requested
     */
    public List<Outcome> train(
            List<String> names, NetworkSpec network, TrainingSpec spec, Metric metric, NamedCheckpoints checkpoints) {
        List<Outcome> outcomes = new ArrayList<>();
        TrainingSpec own = spec;
        for (String name : names) {
            Outcome outcome = train(name, network, own, metric, checkpoints.of(name));
            if (outcome.bestEpoch() > 0) {
                outcomes.add(outcome);
            }
            if (outcome.reason() == StopReason.INTERRUPTED) {
                break;
            }
            own = own.withSeed(own.seed() + SEED_STEP);
        }
        return outcomes;
    }
}
