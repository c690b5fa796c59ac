package io.github.rnn4j.core.live;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.model.Model;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Answers for many keys (tickers, devices) while their sequences are still coming in: it keeps one state per key and hands it to the model
 * with each of the key's inputs. Thread-safe. Steps of different keys run side by side, those of one key one after the other, in the order
 * in which they came to it. Closing twice does nothing.
 *
 * <p>Too many keys, or idle ones, are forgotten as {@link KeyLimits} says; {@link #counts()} tells how many. A forgotten key begins anew.
 *
 * <p>Memory: {@link #bytesPerKey()} for each key, and for each thread that steps a predictor of its own, which is freed when another
 * thread comes after that one has ended, or on closing. A snapshot takes about 24 bytes for each value of a state while it is
 * written or read.
 *
 * @param <I> one input
 * @param <A> one answer
 */
@Experimental
public final class KeyedPredictor<I, A> implements AutoCloseable {
    /** Entry, place in its stripe, state object and a key of some 20 characters on a 64-bit JVM, generously. */
    private static final int OVERHEAD = 320;

    private final KeyedSteps<?, I, A> steps;

    private KeyedPredictor(KeyedSteps<?, I, A> steps) {
        this.steps = steps;
    }

    /**
     * Begins without a key.
     *
     * @param model closed with the predictor
     * @param clock by which keys are idle
     */
    public static <S, I, A> KeyedPredictor<I, A> of(KeyedModel<S, I, A> model, KeyLimits limits, InstantSource clock) {
        return new KeyedPredictor<>(new KeyedSteps<>(model, new KeyedStates<>(limits, clock)));
    }

    /**
     * Keeps the last inputs of each key and asks the network about all of them at each step, for networks that were trained on windows. The
     * answer is that of {@link io.github.rnn4j.api.model.Predictor#logits} to the same window, bit for bit; empty until a key's first window
     * is full.
     *
     * @param model a network on features; stays the caller's
     * @param timeSteps steps of a window, at least 1
     * @return one that takes {@code [inputSize]} and answers {@code [outputSize]}
     * @throws RnnException with code {@code INVALID_ARGUMENT} if the network does not take features or {@code timeSteps} is below 1
     */
    public static KeyedPredictor<float[], Optional<float[]>> ofWindows(
            Model model, int timeSteps, KeyLimits limits, InstantSource clock) {
        return of(new WindowedNetwork(model, timeSteps), limits, clock);
    }

    /**
     * Keeps the recurrent state of each key, for networks that were trained on whole sequences or statefully. The answer is that of {@link
     * io.github.rnn4j.api.model.StreamingPredictor#append} to all inputs of the key so far: on the backend {@code cpu} with the same bits.
     *
     * @param model a network on features that reads forward; stays the caller's
     * @return one that takes {@code [inputSize]} and answers {@code [outputSize]}
     * @throws io.github.rnn4j.api.error.InvalidSpecException if the network needs whole sequences
     * @throws RnnException with code {@code INVALID_ARGUMENT} if it does not take features
     */
    public static KeyedPredictor<float[], float[]> ofStates(Model model, KeyLimits limits, InstantSource clock) {
        return of(new CarryingNetwork(model), limits, clock);
    }

    /**
     * Takes the next input of a key.
     *
     * @return what the model says after it
     * @throws RnnException if the model refuses the input; the key's state is then as it was
     */
    public A step(String key, I input) {
        return steps.step(key, input);
    }

    /** Forgets a key, if it is there: its next input begins anew. */
    public void forget(String key) {
        steps.states().forget(key);
    }

    /** Forgets now what has been idle for too long; each step does so with a share of the keys. */
    public void expire() {
        steps.states().expire();
    }

    /** Returns what became of the keys so far. */
    public KeyCounts counts() {
        return steps.states().counts();
    }

    /** Returns how many bytes of memory a key takes at the most, its name of about 20 characters included. */
    public long bytesPerKey() {
        return OVERHEAD + 4L * steps.model().floats() + 8L * steps.model().doubles();
    }

    /**
     * Writes the state of every key, exactly, replacing the file as a whole. May be called while other threads step: each key is written
     * as it is between two of its steps.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if the file cannot be written; the old one then stays
     */
    public void snapshot(Path file) {
        steps.snapshot().write(file);
    }

    /**
     * Goes on from a snapshot: the keys in it come in place of those that are here. To be called while no thread steps. What was idle for
     * too long when it was written or since then is forgotten as usual.
     *
     * @throws io.github.rnn4j.api.error.InvalidModelException if the file is damaged, no snapshot, or that of another model; the keys that
     *     are here then stay
     * @throws RnnException with code {@code INPUT_OUTPUT} if the file cannot be read
     */
    public void restore(Path file) {
        steps.restore(file);
    }

    @Override
    public void close() {
        steps.model().close();
    }
}
