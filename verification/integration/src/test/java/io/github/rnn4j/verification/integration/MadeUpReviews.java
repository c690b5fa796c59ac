package io.github.rnn4j.verification.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reviews that nobody wrote: a thing and a judgement. Some judge the wrong way round, so that no learner gets all of them. */
final class MadeUpReviews {
    /** Texts of neither part, some with words that no training saw. */
    static final List<String> OTHERS =
            List.of("the cup is solid", "an awful pen", "warm warm cold", "quite unheard of", "");

    private static final List<String> THINGS =
            List.of("phone", "soup", "film", "shirt", "kettle", "book", "lamp", "chair", "pen", "cup");
    private static final List<String> BAD = List.of("awful", "broken", "dull", "cold");
    private static final List<String> GOOD = List.of("wonderful", "solid", "lovely", "warm");

    private MadeUpReviews() {}

    /** Writes 160 of them, in halves; seven of ten things are for training, three for validation. */
    static Path write(Path file) throws IOException {
        StringBuilder rows = new StringBuilder("text\tlabel\tsplit\n");
        for (int thing = 0; thing < THINGS.size(); thing++) {
            for (int word = 0; word < BAD.size(); word++) {
                boolean odd = (thing + word) % 7 == 0;
                row(rows, thing, BAD.get(word), odd ? 1 : 0);
                row(rows, thing, GOOD.get(word), odd ? 0 : 1);
            }
        }
        return Files.writeString(file, rows);
    }

    private static void row(StringBuilder rows, int thing, String word, int label) {
        String end = "\t" + label + "\t" + (thing < 7 ? "train" : "validation") + "\n";
        rows.append("the " + THINGS.get(thing) + " is " + word + end);
        rows.append("a " + word + " " + THINGS.get(thing) + end);
    }
}
