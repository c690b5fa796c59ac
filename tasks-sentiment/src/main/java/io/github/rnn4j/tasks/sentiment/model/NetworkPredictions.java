package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import java.util.List;

/** The predicted class of each of many texts. */
@Experimental
public final class NetworkPredictions {
    private static final int BATCH = 256;

    private NetworkPredictions() {}

    /** Returns the number of the class of each sequence, predicted by a network that is opened for it. */
    public static int[] of(Backend backend, SavedNetwork network, List<? extends Steps> texts) {
        try (Model model = Rnn4j.newModel(backend, network.network(), network.parameters())) {
            return of(model, texts);
        }
    }

    /** Returns the number of the class of each sequence. */
    public static int[] of(Model model, List<? extends Steps> texts) {
        int[] predictions = new int[texts.size()];
        try (Predictor predictor = model.newPredictor()) {
            for (int start = 0; start < predictions.length; start += BATCH) {
                int end = Math.min(predictions.length, start + BATCH);
                List<float[]> logits = predictor.logits(List.copyOf(texts.subList(start, end)));
                for (int i = start; i < end; i++) {
                    predictions[i] = MacroF1.greatest(logits.get(i - start));
                }
            }
        }
        return predictions;
    }
}
