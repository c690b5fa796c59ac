package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.common.evaluation.Softmax;
import io.github.rnn4j.tasks.common.model.Ensemble;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained model that answers for texts; every text gets an answer, an empty one too. Confined to the thread that made it.
 * Closing twice does nothing.
 */
@Experimental
public final class ReviewClassifier implements AutoCloseable {
    private final ReviewModel review;
    private final Ensemble networks;

    /**
     * Puts a model to work.
     *
     * @param backend stays the caller's
     */
    public ReviewClassifier(Backend backend, ReviewModel model) {
        this.review = model;
        this.networks = new Ensemble(backend, model.recurrent());
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
        return review.classes();
    }

    /** Returns how {@link #figures} and {@link Classification#score} were distributed when the model was trained. */
    public ReferenceDistributions distributions() {
        return review.training().distributions();
    }

    /** Returns the numbers of a text that drift is told by: how many tokens it has, and the share of them that is unknown. */
    public double[] figures(String text) {
        return TextFigures.of(review.encoder(), tokens(text));
    }

    /** Returns the class of a text and the calibrated probability of every class. */
    public Classification classify(String text) {
        List<String> tokens = tokens(text);
        float[] network = networks.logits(review.encoder().encode(tokens));
        return review.classification(review.answeringBlend()
                .map(blend -> blend.logits(tokens, network))
                .orElse(network));
    }

    /**
     * Returns the same answer, and how much each word moved it, as Shapley values (see {@link ShapleyValues}). They are
     * differences of log odds: of two classes of those of the last one, of more classes of those of the answer.
     */
    public Explanation explain(String text) {
        List<String> tokens = tokens(text);
        MaskedWords words = new MaskedWords(tokens, review.wordLengths(tokens));
        float[] whole = logits(List.of(tokens)).get(0);
        int shown = classes().size() == 2 ? 1 : MacroF1.greatest(whole);
        ShapleyValues values = ShapleyValues.of(words.size(), subsets -> logOdds(words, subsets, shown));
        List<Explanation.Contribution> contributions = new ArrayList<>();
        for (int word = 0; word < words.size(); word++) {
            contributions.add(new Explanation.Contribution(words.text(word), values.value(word)));
        }
        return new Explanation(review.classification(whole), classes().get(shown), values.base(), contributions);
    }

    private double[] logOdds(MaskedWords words, List<boolean[]> subsets, int shown) {
        List<float[]> logits = logits(subsets.stream().map(words::keep).toList());
        return logits.stream()
                .mapToDouble(row -> Softmax.logOdds(row, review.answering().temperature(), shown))
                .toArray();
    }

    private List<String> tokens(String text) {
        return review.encoder().reading().tokenizer().tokens(text);
    }

    private List<float[]> logits(List<List<String>> texts) {
        List<Steps.Ids> steps = texts.stream().map(review.encoder()::encode).toList();
        List<float[]> network = networks.logits(steps);
        return review.answeringBlend()
                .map(blend -> blend.logits(texts, network))
                .orElse(network);
    }

    @Override
    public void close() {
        networks.close();
    }
}
