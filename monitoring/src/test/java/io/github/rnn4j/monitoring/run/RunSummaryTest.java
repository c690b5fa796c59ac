package io.github.rnn4j.monitoring.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.RunEvent.Outcome;
import io.github.rnn4j.monitoring.event.Verdict;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
    private final MemoryLog log = new MemoryLog(Samples.header("one"), InstantSource.system());

    @Test
    void networksAreToldApart() {
        log.accept(Samples.started("recurrent"));
        log.accept(Samples.stepped(1, 0.5));
        log.accept(Samples.stepped(9, 0.25));
        log.accept(Samples.epoch("recurrent", 1, 0.5, true));
        log.accept(Samples.epoch("recurrent", 2, 0.75, true));
        log.accept(Samples.epoch("recurrent", 3, 0.7, false));
        log.accept(new RunEvent.Finished("recurrent", "NO_PROGRESS", 2));
        log.accept(Samples.started("both"));
        log.accept(Samples.epoch("both", 1, 0.6, true));

        RunSummary summary = RunSummary.of(log);

        assertThat(summary.networks()).extracting(NetworkSummary::name).containsExactly("recurrent", "both");
        NetworkSummary recurrent = summary.networks().get(0);
        assertThat(recurrent.started()).isEqualTo(Samples.started("recurrent"));
        assertThat(recurrent.last()).isEqualTo(Samples.stepped(9, 0.25));
        assertThat(recurrent.epochs()).hasSize(3);
        assertThat(recurrent.best()).contains(Samples.epoch("recurrent", 2, 0.75, true));
        assertThat(recurrent.finished()).isEqualTo(new RunEvent.Finished("recurrent", "NO_PROGRESS", 2));
        assertThat(summary.networks().get(1).finished()).isNull();
        assertThat(summary.best()).contains(recurrent);
    }

    @Test
    void onlyVerdictsThatHoldAreLeft() {
        log.accept(Samples.judged("recurrent", Verdict.Kind.EXPLODING, true));
        log.accept(Samples.judged("recurrent", Verdict.Kind.NOT_LEARNING, true));
        log.accept(Samples.judged("recurrent", Verdict.Kind.EXPLODING, false));

        assertThat(RunSummary.of(log).networks().get(0).verdicts())
                .extracting(Verdict::kind)
                .containsExactly(Verdict.Kind.NOT_LEARNING);
    }

    @Test
    void aRunThatGoesOnIsRunning() {
        assertThat(RunSummary.of(log).state()).isEqualTo(RunState.RUNNING);
        assertThat(RunSummary.of(log).lastAt()).isEqualTo(Samples.STARTED_AT);
        assertThat(RunSummary.of(log).best()).isEmpty();

        log.end(Outcome.INTERRUPTED, "Ctrl-C");

        assertThat(RunSummary.of(log).state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(RunSummary.of(log).message()).isEqualTo("Ctrl-C");
    }

    @Test
    void theLastFiguresOfAModelAtWorkAreKept() {
        Samples.events().forEach(log);

        RunSummary summary = RunSummary.of(log);

        assertThat(summary.served()).isNotNull();
        assertThat(summary.served().answers()).isEqualTo(100);
        assertThat(summary.state().code()).isEqualTo("completed");
    }
}
