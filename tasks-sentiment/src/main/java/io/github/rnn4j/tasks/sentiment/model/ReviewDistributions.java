package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.ReferenceDistribution;
import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.tasks.common.model.Ensemble;
import java.util.ArrayList;
import java.util.List;

/** How texts and answers were distributed when a model was trained. */
@Experimental
public final class ReviewDistributions {
    private static final String SCORE = "probability";

    private ReviewDistributions() {}

    /**
     * Takes them from validation texts: of the training texts the vocabulary knows more, and the networks are surer, than of any others.
     *
     * @param validation at least one text
     */
    public static ReferenceDistributions of(Backend backend, ReviewModel model, TokenizedTexts validation) {
        List<double[]> figures = validation.tokens().stream()
                .map(tokens -> TextFigures.of(model.encoder(), tokens))
                .toList();
        List<ReferenceDistribution> inputs = new ArrayList<>();
        for (int i = 0; i < TextFigures.NAMES.size(); i++) {
            int number = i;
            inputs.add(ReferenceDistribution.of(
                    TextFigures.NAMES.get(number),
                    figures.stream().mapToDouble(of -> of[number]).toArray()));
        }
        try (Ensemble networks = new Ensemble(backend, model.recurrent())) {
            List<float[]> alone = networks.logits(
                    validation.tokens().stream().map(model.encoder()::encode).toList());
            List<float[]> logits = model.answeringBlend()
                    .map(blend -> blend.logits(validation.tokens(), alone))
                    .orElse(alone);
            return new ReferenceDistributions(
                    inputs,
                    ReferenceDistribution.of(
                            SCORE,
                            logits.stream()
                                    .mapToDouble(
                                            row -> model.classification(row).score())
                                    .toArray()));
        }
    }
}
