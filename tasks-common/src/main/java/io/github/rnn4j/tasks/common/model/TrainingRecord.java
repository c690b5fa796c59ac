package io.github.rnn4j.tasks.common.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.train.EpochRecord;
import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.tasks.common.leak.LeakReport;
import java.util.List;

/**
 * How a model came about: enough to train it again, and nothing that differs between equal runs.
 *
 * @param spec how the network was trained, its seed included
 * @param digests SHA-256 of each data file's bytes, in hexadecimal
 * @param trainExamples examples learned from
 * @param validationExamples examples chosen by
 * @param epochs what each epoch gave
 * @param bestEpoch which one was kept, from 1
 * @param reason why training ended
 * @param backend name of the backend
 * @param leaks what was found in the data before the training
 * @param distributions of what the networks read and of the scores, to know drift by; unknown in files of earlier versions
 */
@Experimental
public record TrainingRecord(
        TrainingSpec spec,
        List<String> digests,
        int trainExamples,
        int validationExamples,
        List<EpochRecord> epochs,
        int bestEpoch,
        StopReason reason,
        String backend,
        LeakReport leaks,
        ReferenceDistributions distributions) {
    public TrainingRecord {
        digests = List.copyOf(digests);
        epochs = List.copyOf(epochs);
    }

    /** Returns this record with what was found in the data. */
    public TrainingRecord withLeaks(LeakReport found) {
        return new TrainingRecord(
                spec,
                digests,
                trainExamples,
                validationExamples,
                epochs,
                bestEpoch,
                reason,
                backend,
                found,
                distributions);
    }

    /** Returns this record with how inputs and scores were distributed. */
    public TrainingRecord withDistributions(ReferenceDistributions known) {
        return new TrainingRecord(
                spec, digests, trainExamples, validationExamples, epochs, bestEpoch, reason, backend, leaks, known);
    }
}
