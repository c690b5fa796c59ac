package io.github.rnn4j.monitoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.RunEvent.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryLogTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private final MemoryLog log =
            new MemoryLog(Samples.header("a"), InstantSource.fixed(Instant.ofEpochMilli(Samples.STARTED_AT)));

    @Test
    void linesAreNumberedFromOne() throws InterruptedException {
        log.accept(Samples.stepped(1, 0.5));
        log.accept(Samples.stepped(2, 0.4));
        log.accept(Samples.stepped(3, 0.3));

        assertThat(log.after(0, 2, Duration.ZERO)).extracting(RunLine::id).containsExactly(1L, 2L);
        assertThat(log.after(2, 2, Duration.ZERO))
                .containsExactly(new RunLine(3, Samples.STARTED_AT, Samples.stepped(3, 0.3)));
        assertThat(log.after(3, 2, Duration.ZERO)).isEmpty();
        assertThat(log.after(9, 2, Duration.ZERO)).isEmpty();
        assertThat(log.soFar()).hasSize(3);
        assertThat(log.isOver()).isFalse();
    }

    @Test
    void oneThatHoldsTheLastLinesForgetsTheFirst() throws InterruptedException {
        MemoryLog short2 = new MemoryLog(Samples.header("a"), InstantSource.system(), 2);
        for (int step = 1; step <= 5; step++) {
            short2.accept(Samples.stepped(step, 0.5));
        }

        assertThat(short2.soFar()).extracting(RunLine::id).containsExactly(4L, 5L);
        assertThat(short2.after(2, 1, Duration.ZERO)).extracting(RunLine::id).containsExactly(4L);
        assertThat(short2.after(4, 9, LONG)).extracting(RunLine::id).containsExactly(5L);
        assertThat(short2.after(5, 9, Duration.ZERO)).isEmpty();
        assertThatThrownBy(() -> short2.after(-1, 1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MemoryLog(Samples.header("a"), InstantSource.system(), 0))
                .hasMessageContaining("at least 1 line but got 0");
    }

    @Test
    void whoWaitsGetsTheNextLine() throws Exception {
        CompletableFuture<List<RunLine>> next = waiting();

        log.accept(Samples.stepped(1, 0.5));

        assertThat(next.get()).hasSize(1);
    }

    @Test
    void theEndIsTheLastLineAndFreesWhoWaits() throws Exception {
        log.accept(Samples.stepped(1, 0.5));
        log.end(Outcome.COMPLETED, "well");
        log.end(Outcome.FAILED, "again");
        log.accept(Samples.stepped(2, 0.5));
        log.close();

        assertThat(log.isOver()).isTrue();
        assertThat(log.soFar())
                .extracting(RunLine::event)
                .containsExactly(Samples.stepped(1, 0.5), new RunEvent.Ended(Outcome.COMPLETED, "well"));
        assertThat(log.after(2, 10, LONG)).isEmpty();
    }

    @Test
    void aRunThatNobodyEndedHasFailed() {
        log.close();

        assertThat(log.soFar()).extracting(RunLine::event).containsExactly(new RunEvent.Ended(Outcome.FAILED, ""));
    }

    @Test
    void asManyAsAreWantedAreAtLeastOne() {
        assertThatThrownBy(() -> log.after(0, 0, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> log.after(-1, 1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private CompletableFuture<List<RunLine>> waiting() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return log.after(0, 10, LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
