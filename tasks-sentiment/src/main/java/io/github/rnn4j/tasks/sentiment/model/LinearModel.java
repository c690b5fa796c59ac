package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.sentiment.text.Ngrams;
import io.github.rnn4j.tasks.sentiment.text.Reading;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.Arrays;
import java.util.List;

/** A fitted linear model over the n-grams of a text. Immutable and thread-safe. */
@Experimental
public sealed interface LinearModel permits NgramLogisticRegression, TfidfSvm {
    /** Returns how texts are cut into tokens. */
    Reading reading();

    /** Returns the features by number. */
    Vocabulary features();

    /** Returns how many numbers it has learned. */
    long parameters();

    /** Returns the score of every class, {@code [classes]}; of two classes the first one's is 0. */
    float[] scores(List<String> tokens);

    /** Returns the number of a text's class. */
    default int classify(String text) {
        return MacroF1.greatest(scores(reading().tokenizer().tokens(text)));
    }

    /** Returns the known features of a text in ascending order, one that stands there twice twice. */
    static int[] occurring(Vocabulary features, List<String> tokens) {
        int[] ids = new int[tokens.size() * features.views()];
        int count = 0;
        for (int view = 0; view < features.views(); view++) {
            for (int position = 0; position < tokens.size(); position++) {
                int id = features.id(view, Ngrams.entry(tokens, position, view));
                if (id != features.unknown(view)) {
                    ids[count++] = id;
                }
            }
        }
        return Arrays.stream(ids, 0, count).sorted().toArray();
    }
}
