package com.example.embed;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import java.nio.file.Path;
import java.util.Arrays;

/** Loads a model that {@code ./rnn train reviews} wrote, and says the class of texts. */
public final class Embed {
    private Embed() {}

    public static void main(String[] arguments) throws Exception {
        try (Backend backend = Rnn4j.openBackend();
                ReviewClassifier reviews = ReviewClassifier.load(backend, Path.of(arguments[0]))) {
            for (String text : Arrays.asList(arguments).subList(1, arguments.length)) {
                System.out.println(reviews.classify(text).label() + "  " + text);
            }
        }
        System.out.println(ClassPath.size());
    }
}
