package io.github.rnn4j.verification.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reviews that nobody wrote: a thing and a judgement. Some judge the wrong way round, so that no learner gets all of them. */
final class MadeUpReviews {
    private static final List<String> OTHERS =
            List.of("the cup is solid", "an awful pen", "warm warm cold", "quite unheard of", "");

    private static final List<String> THINGS =
            List.of("phone", "soup", "film", "shirt", "kettle", "book", "lamp", "chair", "pen", "cup");
    private static final List<String> BAD = List.of("awful", "broken", "dull", "cold");
    private static final List<String> GOOD = List.of("wonderful", "solid", "lovely", "warm");

    private MadeUpReviews() {}

    /** Returns all of them, and some of words that no training saw. */
    static List<String> texts() {
        return Stream.concat(rows().stream().map(row -> row.substring(0, row.indexOf('\t'))), OTHERS.stream())
                .toList();
    }

    /** Writes 160 of them, in halves; seven of ten things are for training, three for validation. */
    static Path write(Path file) throws IOException {
        return Files.writeString(file, "text\tlabel\tsplit\n" + String.join("", rows()));
    }

    private static List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int thing = 0; thing < THINGS.size(); thing++) {
            for (int word = 0; word < BAD.size(); word++) {
                boolean odd = (thing + word) % 7 == 0;
                add(rows, thing, BAD.get(word), odd ? 1 : 0);
                add(rows, thing, GOOD.get(word), odd ? 0 : 1);
            }
        }
        return rows;
    }

    private static void add(List<String> rows, int thing, String word, int label) {
        String end = "\t" + label + "\t" + (thing < 7 ? "train" : "validation") + "\n";
        rows.add("the " + THINGS.get(thing) + " is " + word + end);
        rows.add("a " + word + " " + THINGS.get(thing) + end);
    }
}
