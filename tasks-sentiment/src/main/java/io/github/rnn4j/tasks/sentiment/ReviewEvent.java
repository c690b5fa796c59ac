package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.evaluation.VectorSummary;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.length.LengthCandidate;
import io.github.rnn4j.tasks.common.length.LengthPlan;
import io.github.rnn4j.tasks.sentiment.text.Reading;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a listener to a training on reviews hears of, in this order; of a cross-validation only of its folds. */
@Experimental
public sealed interface ReviewEvent {
    /**
     * The data was read and can be learned from.
     *
     * @param trainRows rows to learn from
     * @param validationRows rows to choose by
     * @param classes names of the classes in order
     * @param majorityShare share of the most frequent class of the validation rows
     * @param reading how the texts are read
     */
    @Experimental
    record DataRead(int trainRows, int validationRows, List<String> classes, double majorityShare, Reading reading)
            implements ReviewEvent {}

    /**
     * The data was searched for leaks.
     *
     * @param leaks what was found; all that would refuse the data are accepted
     */
    @Experimental
    record LeaksFound(List<Leak> leaks) implements ReviewEvent {
        public LeaksFound {
            leaks = List.copyOf(leaks);
        }
    }

    /**
     * The pretrained vectors of the vocabulary were read, where there are some.
     *
     * @param summary how much they cover
     */
    @Experimental
    record VectorsRead(VectorSummary summary) implements ReviewEvent {}

    /**
     * The linear baseline was fitted.
     *
     * @param validation its figures on the validation rows
     * @param seconds what it took
     */
    @Experimental
    record BaselineFitted(NamedMetrics validation, double seconds) implements ReviewEvent {}

    /**
     * It was measured what a cut of the texts costs.
     *
     * @param cut with its figures, but for what a further step brings
     * @param seconds what it took
     */
    @Experimental
    record LengthMeasured(LengthCandidate cut, double seconds) implements ReviewEvent {}

    /**
     * It was chosen how much of a text the networks read.
     *
     * @param plan what they read, and in which batches
     */
    @Experimental
    record LengthPlanned(LengthPlan plan) implements ReviewEvent {}

    /**
     * Texts will be traced, where the listener wants some.
     *
     * @param tokens of each text, those that the networks read
     * @param classes names of the classes in order
     */
    @Experimental
    record TracesPlanned(List<List<String>> tokens, List<String> classes) implements ReviewEvent {
        public TracesPlanned {
            tokens = tokens.stream().map(List::copyOf).toList();
            classes = List.copyOf(classes);
        }
    }

    /**
     * Something happened in the training of a network.
     *
     * @param network {@code recurrent}, {@code recurrent-2} and so on, or {@code pooling-alone}
     * @param event what
     */
    @Experimental
    record Training(String network, TrainingEvent event) implements ReviewEvent {}

    /**
     * The model was written.
     *
     * @param file where
     */
    @Experimental
    record ModelWritten(Path file) implements ReviewEvent {}

    /**
     * A fold of a cross-validation was scored.
     *
     * @param fold its number, from 1, over all repeats
     * @param folds how many there are in all repeats
     * @param rows figures on it, by row
     */
    @Experimental
    record FoldScored(int fold, int folds, Map<String, Map<String, Double>> rows) implements ReviewEvent {
        public FoldScored {
            rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        }
    }
}
