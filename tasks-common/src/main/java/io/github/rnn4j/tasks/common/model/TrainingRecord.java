package io.github.rnn4j.tasks.common.model;

import io.github.rnn4j.api.annotation.Experimental;
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
        LeakReport leaks) {
    public TrainingRecord {
        digests = List.copyOf(digests);
        epochs = List.copyOf(epochs);
    }

    /** Returns this record with what was found in the data. */
    public TrainingRecord withLeaks(LeakReport found) {
        return new TrainingRecord(
                spec, digests, trainExamples, validationExamples, epochs, bestEpoch, reason, backend, found);
    }
}
