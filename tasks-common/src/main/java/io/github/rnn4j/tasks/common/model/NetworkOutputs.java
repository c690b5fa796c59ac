package io.github.rnn4j.tasks.common.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.core.Rnn4j;
import java.util.ArrayList;
import java.util.List;

/** What a network puts out for each of many sequences. */
@Experimental
public final class NetworkOutputs {
    private static final int BATCH = 256;

    private NetworkOutputs() {}

    /** Returns the logits of each sequence, by a network that is opened for it. */
    public static List<float[]> of(Backend backend, SavedNetwork network, List<? extends Steps> sequences) {
        try (Model model = Rnn4j.newModel(backend, network.network(), network.parameters())) {
            return of(model, sequences);
        }
    }

    /** Returns the logits of each sequence. */
    public static List<float[]> of(Model model, List<? extends Steps> sequences) {
        List<float[]> outputs = new ArrayList<>();
        try (Predictor predictor = model.newPredictor()) {
            for (int start = 0; start < sequences.size(); start += BATCH) {
                int end = Math.min(sequences.size(), start + BATCH);
                outputs.addAll(predictor.logits(List.copyOf(sequences.subList(start, end))));
            }
        }
        return outputs;
    }
}
