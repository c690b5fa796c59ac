package io.github.rnn4j.tasks.timeseries.live;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.live.PerThread;
import io.github.rnn4j.tasks.common.model.Ensemble;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import java.util.ArrayList;
import java.util.List;

/** Open networks, one or more, that any number of threads ask for the mean of their logits, each with predictors of its own. Thread-safe. */
@Experimental
public final class SharedEnsemble implements AutoCloseable {
    private final List<Model> networks;
    private final PerThread<List<Predictor>> predictors;

    /**
     * Opens networks.
     *
     * @param backend stays the caller's
     * @param saved at least one
     */
    public SharedEnsemble(Backend backend, List<SavedNetwork> saved) {
        this.networks = saved.stream()
                .map(network -> Rnn4j.newModel(backend, network.network(), network.parameters()))
                .toList();
        this.predictors = new PerThread<>(
                () -> networks.stream().map(Model::newPredictor).toList(), own -> own.forEach(Predictor::close));
    }

    /** Returns the mean of the networks' logits for one sequence, the same bits as an {@link Ensemble}'s. */
    public float[] logits(Steps sequence) {
        List<float[]> each = new ArrayList<>();
        for (Predictor predictor : predictors.get()) {
            each.add(predictor.logits(sequence));
        }
        return Ensemble.mean(each);
    }

    /** Closes the networks and the predictors of all threads; to be called while no thread asks. */
    @Override
    public void close() {
        predictors.close();
        networks.forEach(Model::close);
    }
}
