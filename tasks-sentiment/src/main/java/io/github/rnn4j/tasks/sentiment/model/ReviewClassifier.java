package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.sentiment.text.TextEncoder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained model that answers for texts; every text gets an answer, an empty one too. Confined to the thread that made it.
 * Closing twice does nothing.
 */
@Experimental
public final class ReviewClassifier implements AutoCloseable {
    private final TextEncoder encoder;
    private final List<String> classes;
    private final Model model;
    private final Predictor predictor;

    /**
     * Puts a model to work.
     *
     * @param backend stays the caller's
     */
    public ReviewClassifier(Backend backend, ReviewModel model) {
        this.encoder = model.encoder();
        this.classes = model.classes();
        this.model = Rnn4j.newModel(
                backend, model.network().network(), model.network().parameters());
        this.predictor = this.model.newPredictor();
    }

    /**
     * Reads a model file and puts it to work.
     *
     * @param backend stays the caller's
     * @throws io.github.rnn4j.api.error.InvalidModelException if the file is no model for reviews; the message names it
     */
    public static ReviewClassifier load(Backend backend, Path file) {
        return new ReviewClassifier(backend, ReviewModel.load(file));
    }

    /** Returns the names of the classes in order. */
    public List<String> classes() {
        return classes;
    }

    /** Returns the class of a text and the probability of every class. */
    public Classification classify(String text) {
        float[] logits = predictor.logits(encoder.encode(text));
        double[] probabilities = Logits.probabilities(logits);
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int i = 0; i < probabilities.length; i++) {
            byName.put(classes.get(i), probabilities[i]);
        }
        return new Classification(classes.get(MacroF1.greatest(logits)), byName);
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }
}
