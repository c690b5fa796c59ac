package io.github.rnn4j.tasks.timeseries.live;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.live.PerThread;
import io.github.rnn4j.tasks.common.model.SavedNetwork;

/** An open network that any number of threads ask, each with a predictor of its own. Thread-safe. */
@Experimental
public final class SharedNetwork implements AutoCloseable {
    private final Model network;
    private final PerThread<Predictor> predictors;

    /**
     * Opens a network.
     *
     * @param backend stays the caller's
     */
    public SharedNetwork(Backend backend, SavedNetwork saved) {
        this.network = Rnn4j.newModel(backend, saved.network(), saved.parameters());
        this.predictors = new PerThread<>(network::newPredictor, Predictor::close);
    }

    /** Returns the logits of one sequence. */
    public float[] logits(Steps sequence) {
        return predictors.get().logits(sequence);
    }

    /** Closes the network and the predictors of all threads; to be called while no thread asks. */
    @Override
    public void close() {
        predictors.close();
        network.close();
    }
}
