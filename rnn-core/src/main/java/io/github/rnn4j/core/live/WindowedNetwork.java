package io.github.rnn4j.core.live;

import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.core.checkpoint.ModelDigest;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;

/** A network that is asked about the last steps of a key, all of them at each step. */
final class WindowedNetwork implements KeyedModel<WindowBuffer, float[], Optional<float[]>> {
    private final FeatureInput input;
    private final int timeSteps;
    private final String digest;
    private final PerThread<Predictor> predictors;

    WindowedNetwork(Model model, int timeSteps) {
        if (timeSteps < 1) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "timeSteps: expected >= 1 but got " + timeSteps + ".");
        }
        this.input = FeatureInput.of(model.network());
        this.timeSteps = timeSteps;
        this.digest = ModelDigest.of(model.network(), model.parameters(), "window " + timeSteps);
        this.predictors = new PerThread<>(model::newPredictor, Predictor::close);
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public WindowBuffer begin() {
        return new WindowBuffer(timeSteps, input.inputSize());
    }

    @Override
    public Optional<float[]> step(WindowBuffer state, float[] step) {
        input.check(step);
        Predictor predictor = predictors.get();
        state.add(step);
        return state.isFull()
                ? Optional.of(predictor.logits(new Steps.Features(input.inputSize(), state.window())))
                : Optional.empty();
    }

    @Override
    public int floats() {
        return timeSteps * input.inputSize();
    }

    @Override
    public int doubles() {
        return WindowBuffer.DOUBLES;
    }

    @Override
    public void save(WindowBuffer state, FloatBuffer floats, DoubleBuffer doubles) {
        state.save(floats, doubles);
    }

    @Override
    public WindowBuffer load(FloatBuffer floats, DoubleBuffer doubles) {
        WindowBuffer state = begin();
        state.load(floats, doubles);
        return state;
    }

    @Override
    public void close() {
        predictors.close();
    }
}
