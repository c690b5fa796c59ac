package io.github.rnn4j.cli;

import io.github.rnn4j.cli.demo.LabelledSentence;
import io.github.rnn4j.cli.demo.MadeUpReviews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small table of made-up reviews, and options that train on it in a moment. */
final class SmallReviews {
    private static final int EVERY = 8;

    private SmallReviews() {}

    /** Writes 120 reviews in two classes, with a column {@code short} that is 1 in half of the rows. */
    static Path write(Path folder) {
        StringBuilder table = new StringBuilder("text\tlabel\tshort\n");
        List<LabelledSentence> all = MadeUpReviews.all();
        for (int i = 0; i < all.size(); i += EVERY) {
            LabelledSentence sentence = all.get(i);
            table.append(sentence.text()).append('\t').append(sentence.label()).append('\t');
            table.append(i / EVERY % 2).append('\n');
        }
        return write(folder.resolve("reviews.tsv"), table.toString());
    }

    static Path write(Path file, String content) {
        try {
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a small training on a file, and some more. */
    static String[] training(Path data, Path out, String... more) {
        List<String> words = new ArrayList<>(
                List.of("train", "reviews", "--data", data.toString(), "--out", out.toString(), "--epochs", "2"));
        words.addAll(List.of("--hidden", "6", "--embedding", "5", "--batch", "16"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }
}
