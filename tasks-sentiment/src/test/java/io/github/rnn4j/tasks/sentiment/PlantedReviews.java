package io.github.rnn4j.tasks.sentiment;

import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.tasks.common.length.KeptEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Texts that nobody wrote: words that say nothing, and one that tells the class among the first or last eight of them. */
final class PlantedReviews {
    static final int REGION = 8;

    private static final List<List<String>> TELLING =
            List.of(List.of("awful", "broken", "dull", "cold"), List.of("wonderful", "solid", "lovely", "warm"));
    private static final int FILLERS = 60;

    private PlantedReviews() {}

    /** Writes 400 for training, 200 for validation and 200 for the test, of 40 to 99 words, in halves. */
    static Path write(Path file, KeptEnd end) throws IOException {
        StringBuilder rows = new StringBuilder("text\tlabel\tsplit\n");
        RandomStream numbers = new RandomStream(new RandomKey(3, Purpose.TESTING, 0, 0));
        for (int row = 0; row < 800; row++) {
            String part = row < 400 ? "train" : row < 600 ? "validation" : "test";
            rows.append(text(numbers, row % 2, end))
                    .append('\t')
                    .append(row % 2)
                    .append('\t')
                    .append(part)
                    .append('\n');
        }
        return Files.writeString(file, rows);
    }

    private static String text(RandomStream numbers, int label, KeptEnd end) {
        List<String> words = new ArrayList<>();
        int length = 40 + numbers.nextInt(FILLERS);
        for (int i = 0; i < length; i++) {
            words.add("w" + numbers.nextInt(FILLERS));
        }
        words.set(numbers.nextInt(REGION), TELLING.get(label).get(numbers.nextInt(4)));
        if (end == KeptEnd.TAIL) {
            Collections.reverse(words);
        }
        return String.join(" ", words);
    }
}
