package io.github.rnn4j.core.model;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.model.StreamingPredictor;
import io.github.rnn4j.core.layer.BatchShape;
import io.github.rnn4j.core.layer.CarriedState;
import io.github.rnn4j.core.layer.InputCheck;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.RecordedNetwork;
import io.github.rnn4j.core.layer.TapeCache;
import java.util.function.Consumer;

/** A sequence that is still coming in, in an inference session of its own. */
final class NetworkStream implements StreamingPredictor, OwnedPredictor {
    private static final int MAX_ROWS = 1 << 15;

    private final Usable usable = new Usable("streaming predictor");
    private final Session session;
    private final CarriedState state;
    private final TapeCache tapes;
    private final InputCheck check;
    private final int outputSize;
    private final Consumer<OwnedPredictor> onClose;
    private boolean begun;

    NetworkStream(
            Backend backend,
            Network network,
            NetworkParameters parameters,
            InputCheck check,
            Consumer<OwnedPredictor> onClose) {
        this.session = backend.newSession(Mode.INFERENCE);
        this.state = new CarriedState(session.ops(), network, 1);
        this.tapes = TapeCache.ofParts(network, session, parameters, null, MAX_ROWS, state);
        this.check = check;
        this.outputSize = network.outputSize();
        this.onClose = onClose;
    }

    @Override
    public float[] append(Steps steps) {
        usable.check();
        if (steps.timeSteps() == 0) {
            throw new ShapeMismatchException("steps: expected at least one step but got none.");
        }
        check.problem(steps).ifPresent(problem -> {
            throw new ShapeMismatchException("steps: " + problem + ".");
        });
        TapeCache.Part part = begun ? TapeCache.Part.NEXT : TapeCache.Part.FIRST;
        RecordedNetwork network = tapes.get(BatchShape.covering(steps.timeSteps(), 1), part);
        network.slots().clear();
        network.slots().put(0, steps);
        network.forward();
        begun = true;
        float[] logits = new float[outputSize];
        session.ops().download(network.logits(), logits, 0);
        return logits;
    }

    @Override
    public void reset() {
        usable.check();
        begun = false;
    }

    @Override
    public StateDict state() {
        usable.check();
        if (!begun) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "state: expected a sequence that has begun but got one without a step. Append its first steps.");
        }
        return state.toStateDict();
    }

    @Override
    public void start(StateDict given) {
        usable.check();
        state.load(given);
        begun = true;
    }

    @Override
    public void close() {
        if (usable.close()) {
            session.close();
            onClose.accept(this);
        }
    }
}
