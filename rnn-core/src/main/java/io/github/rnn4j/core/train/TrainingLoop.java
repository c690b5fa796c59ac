package io.github.rnn4j.core.train;

import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.RecordedNetwork;
import java.util.Optional;

/** Runs epochs until they are all done, nothing gets better, or somebody asks to stop. Used once. */
final class TrainingLoop {
    private static final int READ_EVERY = 20;

    private final TrainingRun run;
    private final NetworkParameters values;
    private final LengthBatches batches;
    private final StepRunner steps;
    private final Validation validation;
    private final Progress progress;
    private final LearningRate learningRate;
    private final FiniteCheck finite;
    private long step;
    private StepRunner.Reading reading = new StepRunner.Reading(Double.NaN, 0, Double.NaN, 0);

    TrainingLoop(
            TrainingRun run,
            NetworkParameters values,
            LengthBatches batches,
            StepRunner steps,
            Validation validation,
            Progress progress) {
        this.run = run;
        this.values = values;
        this.batches = batches;
        this.steps = steps;
        this.validation = validation;
        this.progress = progress;
        this.finite = new FiniteCheck(run.spec().nonFinite(), run.listener(), steps);
        this.learningRate = new LearningRate(
                run.spec().schedule(),
                run.spec().optimizer().learningRate(),
                batches.count(),
                run.spec().maxEpochs());
    }

    /** Trains and returns why it ended. */
    StopReason run() {
        for (int epoch = 1; epoch <= run.spec().maxEpochs(); epoch++) {
            long start = System.nanoTime();
            if (!trained(epoch)) {
                return StopReason.INTERRUPTED;
            }
            Optional<Validation.Score> score = validation.score(run.metric(), run.stopRequested());
            if (score.isEmpty()) {
                return StopReason.INTERRUPTED;
            }
            finish(epoch, score.get(), (System.nanoTime() - start) / 1e9);
            if (progress.stalled()) {
                return StopReason.NO_PROGRESS;
            }
        }
        return StopReason.MAX_EPOCHS;
    }

    /** Takes the steps of an epoch; false if a stop was requested before the last. */
    private boolean trained(int epoch) {
        steps.startEpoch();
        finite.startEpoch();
        int examples = 0;
        for (int[] batch : batches.shuffled(run.spec().seed(), epoch)) {
            if (run.stopRequested().getAsBoolean()) {
                return false;
            }
            step++;
            steps.step(run.train(), batch, learningRate.at(step), this::augment);
            examples += batch.length;
            if (step % READ_EVERY == 1 || examples == run.train().size()) {
                read(epoch);
            }
            run.listener().on(new TrainingEvent.Stepped(epoch, step, examples, reading.loss(), reading.gradientNorm()));
        }
        return true;
    }

    private void augment(RecordedNetwork network) {
        network.drawMasks(run.spec().seed(), step);
        double probability = run.spec().tokenDropout();
        if (probability > 0) {
            RandomKey key = new RandomKey(run.spec().seed(), Purpose.TOKEN_DROPOUT, 0, step);
            network.slots().dropIds(new RandomStream(key), probability);
        }
    }

    private void read(int epoch) {
        reading = steps.read();
        finite.check(reading, epoch, step);
    }

    private void finish(int epoch, Validation.Score score, double seconds) {
        double trainLoss = reading.lossSum() / (batches.count() - finite.skippedInEpoch());
        EpochRecord figures = new EpochRecord(epoch, trainLoss, score.loss(), score.metric());
        boolean best = progress.add(figures, values);
        learningRate.epochScored(score.metric());
        run.listener()
                .on(new TrainingEvent.EpochFinished(epoch, trainLoss, score.loss(), score.metric(), best, seconds));
    }
}
