package io.github.rnn4j.core.train;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.train.EmbeddingRows;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.api.train.Trainer;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.checkpoint.TrainingCheckpoint;
import io.github.rnn4j.core.inspect.Inspector;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.TrainingBatches;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.core.model.NetworkModel;
import io.github.rnn4j.core.optimizer.Optimizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trains networks on one backend. Same seed, same deterministic backend: same bits. Thread-safe; each call has sessions and
 * parameters of its own and closes them, so that only the resulting model stays alive.
 */
@Internal
public final class NetworkTrainer implements Trainer {
    private final Engine engine;

    /** Makes a trainer; the backend stays the caller's. */
    public NetworkTrainer(Engine engine) {
        this.engine = engine;
    }

    @Override
    public TrainingResult train(TrainingRun run) {
        Network network = Network.forTraining(run.network(), engine, run.spec());
        ExampleCheck check = new ExampleCheck(network, run);
        check.check("train", run.train());
        check.check("validation", run.validation());
        Checkpoints checkpoints = new Checkpoints(run, engine);
        Optional<TrainingCheckpoint> start = checkpoints.start();
        try (NetworkParameters values = new NetworkParameters(engine.backend(), network)) {
            start.ifPresentOrElse(from -> values.load(from.parameters()), () -> initialize(values, run));
            return train(run, network, values, checkpoints, start);
        }
    }

    private static void initialize(NetworkParameters values, TrainingRun run) {
        values.initialize(run.spec().seed());
        EmbeddingRows rows = run.embeddingRows();
        if (rows != null) {
            values.setInputRows(rows);
        }
    }

    private TrainingResult train(
            TrainingRun run,
            Network network,
            NetworkParameters values,
            Checkpoints checkpoints,
            Optional<TrainingCheckpoint> start) {
        TrainingSpec spec = run.spec();
        Backend backend = engine.backend();
        int batchSize = Math.min(spec.batchSize(), run.train().size());
        LengthBatches batches = new LengthBatches(run.train(), batchSize, run.buckets());
        Progress progress = new Progress(spec.patience());
        EmbeddingRows rows = run.embeddingRows();
        int[] frozen = rows != null && rows.frozen() ? rows.ids() : new int[0];
        long learned = network.parameterCount() - (rows == null ? 0 : rows.frozenCount());
        run.listener().on(new TrainingEvent.Started(run.train().size(), batches.count(), spec.maxEpochs(), learned));
        Loss loss = Loss.of(spec.loss(), run.network());
        StopReason reason;
        try (Session session = backend.newSession(Mode.TRAINING);
                NetworkParameters gradients = new NetworkParameters(backend, network);
                Optimizer optimizer = new Optimizer(backend, network, session.ops(), values, gradients, spec, frozen);
                StepRunner steps = new StepRunner(
                        session,
                        network,
                        values,
                        gradients,
                        optimizer,
                        loss,
                        new TrainingBatches.Sizes(batchSize, spec.truncatedSteps(), run.buckets()));
                WeightAverage average = new WeightAverage(spec.averageFrom(), backend, network, values);
                Validation validation = new Validation(
                        backend,
                        Network.of(run.network(), engine, Mode.TRAINING),
                        average.parameters(),
                        run,
                        loss,
                        batchSize);
                Inspector inspector = inspector(run, values, loss, batchSize)) {
            TrainingLoop loop = new TrainingLoop(
                    run, values, average, batches, steps, validation, progress, optimizer, checkpoints, inspector);
            start.ifPresent(from -> {
                optimizer.load(from.optimizer());
                loop.restore(from);
            });
            reason = loop.run();
        }
        run.listener().on(new TrainingEvent.Finished(reason, progress.bestEpoch()));
        Model model = new NetworkModel(engine, run.network(), progress.bestOr(values));
        return new TrainingResult(model, progress.epochs(), progress.bestEpoch(), reason);
    }

    private @Nullable Inspector inspector(TrainingRun run, NetworkParameters values, Loss loss, int batchSize) {
        InspectionSpec spec = run.inspection();
        return spec == null ? null : new Inspector(engine, run, spec, values, loss, batchSize);
    }
}
