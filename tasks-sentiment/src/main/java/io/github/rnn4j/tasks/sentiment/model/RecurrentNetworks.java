package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.evaluation.ModelSummary;
import io.github.rnn4j.tasks.common.evaluation.VectorSummary;
import io.github.rnn4j.tasks.common.model.NetworkOutputs;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recurrent networks at work whose answer is the mean of their logits: networks of different seeds err apart (Hansen and Salamon, IEEE
 * Transactions on Pattern Analysis and Machine Intelligence 12(10), 1990). Confined to the thread that made it. Closing twice
 * does nothing.
 */
@Experimental
public final class RecurrentNetworks implements AutoCloseable {
    private final Backend backend;
    private final List<Model> models = new ArrayList<>();
    private final List<Predictor> predictors = new ArrayList<>();

    /**
     * Puts networks to work.
     *
     * @param backend stays the caller's
     * @param networks at least one
     */
    public RecurrentNetworks(Backend backend, List<SavedNetwork> networks) {
        this.backend = backend;
        for (SavedNetwork network : networks) {
            Model model = Rnn4j.newModel(backend, network.network(), network.parameters());
            models.add(model);
            predictors.add(model.newPredictor());
        }
    }

    /** Returns the mean of the networks' logits for one text, {@code [classes]}. */
    public float[] logits(Steps.Ids text) {
        List<float[]> each = new ArrayList<>();
        for (Predictor predictor : predictors) {
            each.add(predictor.logits(text));
        }
        return mean(each);
    }

    /** Returns the mean of the networks' logits for each of many texts. */
    public List<float[]> logits(List<Steps.Ids> texts) {
        List<List<float[]>> each = new ArrayList<>();
        for (Model model : models) {
            each.add(NetworkOutputs.of(model, texts));
        }
        List<float[]> means = new ArrayList<>();
        for (int text = 0; text < texts.size(); text++) {
            int row = text;
            means.add(mean(each.stream().map(outputs -> outputs.get(row)).toList()));
        }
        return means;
    }

    private static float[] mean(List<float[]> each) {
        float[] mean = new float[each.get(0).length];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (float[] logits : each) {
                sum += logits[i];
            }
            mean[i] = (float) (sum / each.size());
        }
        return mean;
    }

    /**
     * Describes them.
     *
     * @param frozenParameters numbers that answer beside theirs
     * @param vectors pretrained ones that they started at; frozen ones are the same in all of them and count once. Null for none
     */
    public ModelSummary summary(long frozenParameters, @Nullable VectorSummary vectors) {
        ModelSummary first = ModelSummary.of(models.get(0), backend, frozenParameters);
        long shared = vectors == null ? 0 : (models.size() - 1) * vectors.frozenParameters();
        return new ModelSummary(
                        first.cell(),
                        models.stream().mapToLong(Model::parameterCount).sum() - shared,
                        frozenParameters,
                        first.backend(),
                        first.path(),
                        first.kernels(),
                        null)
                .withVectors(vectors);
    }

    @Override
    public void close() {
        predictors.forEach(Predictor::close);
        models.forEach(Model::close);
    }
}
