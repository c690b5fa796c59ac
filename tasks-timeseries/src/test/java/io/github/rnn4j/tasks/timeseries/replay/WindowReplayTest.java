package io.github.rnn4j.tasks.timeseries.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows of two inputs after an opening of one. */
class WindowReplayTest {
    private final List<String> seen = new ArrayList<>();
    private final WindowReplay<Integer> replay = new WindowReplay<>(
            List.of(
                    new Track<>("a", List.of(10, 11, 12, 13, 14, 15, 16), List.of(2, 3, 6), end -> end - 1),
                    new Track<>("b", List.of(20, 21, 22), List.of(2), end -> end - 1)),
            1,
            new WindowReplay.Watcher<>() {
                @Override
                public Object step(String key, Integer input) {
                    seen.add(key + input);
                    return input;
                }

                @Override
                public void forget(String key) {
                    seen.add(key + " anew");
                }
            });

    private List<String> prepared(int call) {
        seen.clear();
        replay.prepare(call);
        return List.copyOf(seen);
    }

    @Test
    void keysTakeTurnsAndBeginAnewAfterTheirLastWindow() {
        List<Object> answers = new ArrayList<>();
        for (int call = 0; call < 8; call++) {
            answers.add(replay.answer(call));
        }

        assertThat(answers).containsExactly(12, 22, 13, 22, 16, 22, 12, 22);
    }

    @Test
    void whatComesBeforeAWindowIsHandedOnUnlessItGoesOnFromTheOneBefore() {
        assertThat(prepared(0)).containsExactly("a anew", "a10", "a11");
        assertThat(prepared(1)).containsExactly("b anew", "b20", "b21");
        assertThat(prepared(2)).isEmpty();
        assertThat(prepared(4)).containsExactly("a anew", "a10", "a15");
        assertThat(prepared(6)).containsExactly("a anew", "a10", "a11");
    }
}
