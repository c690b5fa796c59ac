package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reviews out of a small grammar: every subject with every opinion and every ending. They show that the machinery runs, and
 * nothing else: whoever wrote the grammar also wrote the answers, so a score on them would say nothing.
 */
@Internal
public final class MadeUpReviews {
    private static final List<String> SUBJECTS = List.of(
            "The phone",
            "This charger",
            "The film",
            "The soup",
            "Our waiter",
            "The battery",
            "The screen",
            "The ending",
            "My headset",
            "The dessert",
            "The keyboard",
            "The soundtrack");
    private static final List<String> PRAISE = List.of(
            "works like a charm",
            "is a joy",
            "was excellent",
            "was really good",
            "is worth every penny",
            "was better than I had hoped",
            "never let me down",
            "was a lovely surprise",
            "is simply great",
            "made my day");
    private static final List<String> BLAME = List.of(
            "broke within a week",
            "is a nuisance",
            "was awful",
            "was really bad",
            "is a waste of money",
            "was worse than I had feared",
            "let me down twice",
            "was a sad disappointment",
            "is simply poor",
            "spoiled my day");
    private static final List<String> ENDINGS =
            List.of(".", ", all things considered.", ", and my family agrees.", "!");

    private MadeUpReviews() {}

    /** Returns all of them. */
    public static List<LabelledSentence> all() {
        List<LabelledSentence> sentences = new ArrayList<>();
        for (String subject : SUBJECTS) {
            for (String ending : ENDINGS) {
                PRAISE.forEach(words -> sentences.add(sentence(subject, words, ending, 1)));
                BLAME.forEach(words -> sentences.add(sentence(subject, words, ending, 0)));
            }
        }
        return sentences;
    }

    private static LabelledSentence sentence(String subject, String opinion, String ending, int label) {
        return new LabelledSentence(subject + " " + opinion + ending, label, "made-up");
    }
}
