package io.github.rnn4j.tasks.timeseries.replay;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.latency.TimedCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows of many keys, one input at a time, to see how long it takes from an input to the answer about the window that ends with it. Keys
 * take turns, as they do where many are watched; after its last window a key begins anew with its first one. What comes before a window
 * that does not go on from the one before it is handed on beforehand, so that every call has an answer. Confined to one thread.
 *
 * @param <I> one input
 */
@Experimental
public final class WindowReplay<I> implements TimedCall {
    /**
     * Who answers, with one state per key.
     *
     * @param <I> one input
     */
    public interface Watcher<I> {
        /** Takes the next input of a key and returns the answer, if there is one. */
        @Nullable
        Object step(String key, I input);

        /** Forgets a key: its next input is its first. */
        void forget(String key);
    }

    private final List<Track<I>> tracks;
    private final int opening;
    private final Watcher<I> watcher;

    /**
     * Takes the windows.
     *
     * @param tracks one for each key, at least one
     * @param opening inputs at the beginning of a key that its scale is taken from, and that are in no window
     */
    public WindowReplay(List<Track<I>> tracks, int opening, Watcher<I> watcher) {
        this.tracks = List.copyOf(tracks);
        this.opening = opening;
        this.watcher = watcher;
    }

    @Override
    public void prepare(int number) {
        Track<I> track = track(number);
        int place = place(number);
        int end = track.ends().get(place);
        if (place > 0 && track.ends().get(place - 1) == end - 1) {
            return;
        }
        watcher.forget(track.key());
        track.inputs().subList(0, opening).forEach(input -> watcher.step(track.key(), input));
        int start = track.start().applyAsInt(end);
        track.inputs().subList(start, end).forEach(input -> watcher.step(track.key(), input));
    }

    @Override
    public @Nullable Object answer(int number) {
        Track<I> track = track(number);
        return watcher.step(track.key(), track.inputs().get(track.ends().get(place(number))));
    }

    private Track<I> track(int number) {
        return tracks.get(number % tracks.size());
    }

    private int place(int number) {
        Track<I> track = track(number);
        return number / tracks.size() % track.ends().size();
    }
}
