package io.github.rnn4j.verification.benchmarks.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two works take turns, and neither waits for one that has ended. */
@Timeout(60)
final class TurnsTest {
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void oneWorksAtATime() throws Exception {
        Turns.Both<String> both = Turns.run(pass -> work("a", 3, pass), pass -> work("b", 3, pass));

        assertThat(done).containsExactly("a0", "b0", "a1", "b1", "a2", "b2");
        assertThat(both).isEqualTo(new Turns.Both<>("a", "b"));
    }

    @Test
    void theLongerOneGoesOnAlone() throws Exception {
        Turns.run(pass -> work("a", 1, pass), pass -> work("b", 4, pass));

        assertThat(done).containsExactly("a0", "b0", "b1", "b2", "b3");
    }

    @Test
    void aFailureIsThrownOnceTheOtherHasEnded() {
        assertThatThrownBy(() -> Turns.run(
                        pass -> {
                            throw new IllegalStateException("no");
                        },
                        pass -> work("b", 2, pass)))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("no");
        assertThat(done).containsExactly("b0", "b1");
    }

    private String work(String name, int turns, Runnable pass) {
        for (int i = 0; i < turns; i++) {
            done.add(name + i);
            pass.run();
        }
        return name;
    }
}
