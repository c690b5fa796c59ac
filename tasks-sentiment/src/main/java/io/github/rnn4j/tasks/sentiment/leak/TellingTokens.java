package io.github.rnn4j.tasks.sentiment.leak;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.leak.LeakLevel;
import io.github.rnn4j.tasks.sentiment.model.TokenizedTexts;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds tokens that stand in nearly all training texts of one class and in nearly none of another: a mark rather than a word. */
@Experimental
public final class TellingTokens {
    /** Greatest share of the rarer side that a token may get wrong and still nearly say the class. */
    private static final double NEARLY = 0.01;

    /** Rows of the rarer side that it takes to say so: with fewer it may be chance. */
    private static final long ENOUGH = 10;

    private TellingTokens() {}

    /** Searches the training texts. */
    public static Optional<Leak> find(TokenizedTexts train, int classes) {
        int[] labels = train.labels();
        long[] rows = new long[classes];
        Map<String, long[]> counts = new TreeMap<>();
        for (int row = 0; row < labels.length; row++) {
            int label = labels[row];
            rows[label]++;
            for (String token : new HashSet<>(train.tokens().get(row))) {
                counts.computeIfAbsent(token, name -> new long[classes])[label]++;
            }
        }
        long count = 0;
        String example = "";
        for (Map.Entry<String, long[]> token : counts.entrySet()) {
            if (tells(token.getValue(), rows, labels.length)) {
                example = count++ == 0 ? token.getKey() : example;
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(Leak.of(
                        LeakLevel.WARN,
                        LeakKind.DETERMINING_FEATURE,
                        count,
                        "'" + example
                                + "' stands in nearly all training rows of one class and in nearly no other row"));
    }

    private static boolean tells(long[] with, long[] rows, long all) {
        long sum = 0;
        for (long count : with) {
            sum += count;
        }
        for (int label = 0; label < rows.length; label++) {
            long rarer = Math.min(rows[label], all - rows[label]);
            long wrong = rows[label] - with[label] + sum - with[label];
            if (rarer >= ENOUGH && wrong <= NEARLY * rarer) {
                return true;
            }
        }
        return false;
    }
}
