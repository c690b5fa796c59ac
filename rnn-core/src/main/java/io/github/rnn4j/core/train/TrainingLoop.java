package io.github.rnn4j.core.train;

import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.checkpoint.TrainingCheckpoint;
import io.github.rnn4j.core.inspect.Inspector;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.RecordedNetwork;
import io.github.rnn4j.core.optimizer.Optimizer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs epochs until they are all done, nothing gets better, or somebody asks to stop. Used once. */
final class TrainingLoop {
    private static final int READ_EVERY = 20;
    /** As clipping has it: see {@link io.github.rnn4j.api.backend.OptimizerOps#prepareStep}. */
    private static final double CLIP_MARGIN = 1e-6;

    private final TrainingRun run;
    private final NetworkParameters values;
    private final WeightAverage average;
    private final LengthBatches batches;
    private final StepRunner steps;
    private final Validation validation;
    private final Progress progress;
    private final LearningRate learningRate;
    private final FiniteCheck finite;
    private final Optimizer optimizer;
    private final Checkpoints checkpoints;
    private final @Nullable Inspector inspector;
    private int epoch = 1;
    private int batchesDone;
    private long step;
    private @Nullable StopReason finished;
    private long skipped;
    private StepRunner.Reading reading = new StepRunner.Reading(Double.NaN, 0, Double.NaN, 0, 1);

    TrainingLoop(
            TrainingRun run,
            NetworkParameters values,
            WeightAverage average,
            LengthBatches batches,
            StepRunner steps,
            Validation validation,
            Progress progress,
            Optimizer optimizer,
            Checkpoints checkpoints,
            @Nullable Inspector inspector) {
        this.run = run;
        this.values = values;
        this.average = average;
        this.batches = batches;
        this.steps = steps;
        this.validation = validation;
        this.progress = progress;
        this.optimizer = optimizer;
        this.checkpoints = checkpoints;
        this.inspector = inspector;
        this.finite = new FiniteCheck(run.spec().nonFinite(), run.listener(), steps);
        this.learningRate = new LearningRate(
                run.spec().schedule(),
                run.spec().optimizer().learningRate(),
                batches.count(),
                run.spec().maxEpochs());
    }

    /** Goes on where another was; parameters and optimiser are restored already. */
    void restore(TrainingCheckpoint from) {
        epoch = from.position().epoch();
        batchesDone = from.position().batches();
        step = from.position().step();
        finished = from.finished();
        average.restore(from.average());
        progress.restore(from.epochs(), from.position().bestEpoch(), from.best());
        learningRate.restore(from.figures());
        steps.restore(from.figures().lossSum());
        reading = steps.read();
        skipped = step - reading.updates();
        finite.restore(from.figures(), step, reading.updates());
        run.listener().on(new TrainingEvent.Resumed(epoch, step, finished != null));
    }

    /** Trains and returns why it ended. */
    StopReason run() {
        if (finished != null) {
            return finished;
        }
        StopReason reason = train();
        if (checkpoints.isWanted()) {
            finished = reason == StopReason.INTERRUPTED ? null : reason;
            writeCheckpoint();
        }
        return reason;
    }

    private StopReason train() {
        while (epoch <= run.spec().maxEpochs()) {
            long start = System.nanoTime();
            if (!trained()) {
                return StopReason.INTERRUPTED;
            }
            average.epochEnded(epoch);
            Optional<Validation.Score> score = validation.score(run.stopRequested());
            if (score.isEmpty()) {
                return StopReason.INTERRUPTED;
            }
            finish(score.get(), (System.nanoTime() - start) / 1e9);
            if (progress.stalled()) {
                return StopReason.NO_PROGRESS;
            }
            epoch++;
            batchesDone = 0;
        }
        return StopReason.MAX_EPOCHS;
    }

    /** Takes the steps of an epoch that are left; false if a stop was requested before the last. */
    private boolean trained() {
        if (batchesDone == 0) {
            steps.startEpoch();
            finite.startEpoch();
        }
        List<int[]> order = batches.shuffled(run.spec().seed(), epoch);
        int examples = order.subList(0, batchesDone).stream()
                .mapToInt(batch -> batch.length)
                .sum();
        for (int[] batch : order.subList(batchesDone, order.size())) {
            if (run.stopRequested().getAsBoolean()) {
                return false;
            }
            step++;
            Inspector looking = inspector != null && inspector.isDue(step) ? inspector : null;
            steps.step(run.train(), batch, learningRate.at(step), this::augment, looking);
            batchesDone++;
            examples += batch.length;
            if (looking != null) {
                looking.tell(epoch, run.listener());
            }
            if (step % READ_EVERY == 1 || examples == run.train().size() || looking != null) {
                read();
            }
            run.listener().on(stepped(examples));
            if (checkpoints.isDue(step)) {
                writeCheckpoint();
            }
        }
        return true;
    }

    private TrainingEvent.Stepped stepped(int examples) {
        double norm = reading.gradientNorm();
        return new TrainingEvent.Stepped(
                epoch,
                step,
                examples,
                reading.loss(),
                norm,
                Math.min(1, run.spec().clipNorm() / (norm + CLIP_MARGIN)),
                reading.lossScale(),
                skipped);
    }

    /** Looks for what is not finite first: a checkpoint is a good one. */
    private void writeCheckpoint() {
        read();
        checkpoints.write(identity -> new TrainingCheckpoint(
                identity,
                new TrainingCheckpoint.Position(epoch, batchesDone, step, progress.bestEpoch()),
                values.toStateDict(),
                average.exact(),
                progress.best(),
                optimizer.toStateDict(),
                progress.epochs(),
                new TrainingCheckpoint.Figures(
                        reading.lossSum(),
                        finite.skippedInEpoch(),
                        finite.skippedInARow(),
                        learningRate.bestScore(),
                        learningRate.epochsWithoutProgress(),
                        learningRate.plateauFactor()),
                finished));
    }

    private void augment(RecordedNetwork network) {
        network.drawMasks(run.spec().seed(), step);
        double probability = run.spec().tokenDropout();
        if (probability > 0) {
            RandomKey key = new RandomKey(run.spec().seed(), Purpose.TOKEN_DROPOUT, 0, step);
            network.slots().dropIds(new RandomStream(key), probability);
        }
        double share = run.spec().teacherForcing().share(epoch);
        if (share < 1) {
            RandomKey key = new RandomKey(run.spec().seed(), Purpose.TEACHER_FORCING, 0, step);
            network.slots().withholdSymbols(new RandomStream(key), 1 - share);
        }
    }

    private void read() {
        reading = steps.read();
        skipped = step - reading.updates();
        finite.check(reading, epoch, step);
    }

    private void finish(Validation.Score score, double seconds) {
        double trainLoss = reading.lossSum() / (batches.count() - finite.skippedInEpoch());
        EpochRecord figures = new EpochRecord(epoch, trainLoss, score.loss(), score.metric());
        average.keep();
        boolean best = progress.add(figures, average.parameters());
        learningRate.epochScored(score.metric());
        run.listener()
                .on(new TrainingEvent.EpochFinished(epoch, trainLoss, score.loss(), score.metric(), best, seconds));
        if (inspector != null) {
            inspector.traced(epoch, step).forEach(run.listener()::on);
        }
    }
}
