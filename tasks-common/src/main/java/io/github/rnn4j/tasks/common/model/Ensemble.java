package io.github.rnn4j.tasks.common.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.evaluation.ModelSummary;
import io.github.rnn4j.tasks.common.evaluation.VectorSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Networks at work whose answer is the mean of their logits: networks of different seeds err apart (Hansen and Salamon, IEEE
 * Transactions on Pattern Analysis and Machine Intelligence 12(10), 1990). Confined to the thread that made it. Closing twice
 * does nothing.
 */
@Experimental
public final class Ensemble implements AutoCloseable {
    /** Networks of an ensemble unless another number is asked for. */
    public static final int MEMBERS = 4;

    private final Backend backend;
    private final List<Model> models = new ArrayList<>();
    private final List<Predictor> predictors = new ArrayList<>();

    /**
     * Puts networks to work.
     *
     * @param backend stays the caller's
     * @param networks at least one
     */
    public Ensemble(Backend backend, List<SavedNetwork> networks) {
        this.backend = backend;
        for (SavedNetwork network : networks) {
            Model model = Rnn4j.newModel(backend, network.network(), network.parameters());
            models.add(model);
            predictors.add(model.newPredictor());
        }
    }

    /** Returns the names of an ensemble's networks in model files and events, such as {@code recurrent} and {@code recurrent-2}. */
    public static List<String> names(String first, int members) {
        List<String> names = new ArrayList<>(List.of(first));
        for (int member = 2; member <= members; member++) {
            names.add(first + "-" + member);
        }
        return names;
    }

    /** Returns the mean of the networks' logits for one sequence. */
    public float[] logits(Steps sequence) {
        List<float[]> each = new ArrayList<>();
        for (Predictor predictor : predictors) {
            each.add(predictor.logits(sequence));
        }
        return mean(each);
    }

    /** Returns the mean of the networks' logits for each of many sequences. */
    public List<float[]> logits(List<? extends Steps> sequences) {
        List<List<float[]>> each = new ArrayList<>();
        for (Model model : models) {
            each.add(NetworkOutputs.of(model, sequences));
        }
        List<float[]> means = new ArrayList<>();
        for (int sequence = 0; sequence < sequences.size(); sequence++) {
            int row = sequence;
            means.add(mean(each.stream().map(outputs -> outputs.get(row)).toList()));
        }
        return means;
    }

    /** Returns the mean of what each network says, the first to the last, so that equal words give equal bits. */
    public static float[] mean(List<float[]> each) {
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
