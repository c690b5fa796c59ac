package io.github.rnn4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.train.StopReason;
import io.github.rnn4j.api.train.TrainingEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String TIME = "  time of an epoch, validation included: median 1.250 s";

    private static final List<TrainingEvent> RUN = List.of(
            new TrainingEvent.Started(100, 2, 3, 42),
            new TrainingEvent.Stepped(1, 1, 50, 0.7, 1.5, 1, 1, 0),
            new TrainingEvent.Stepped(1, 2, 100, 0.6, 1.5, 1, 1, 0),
            new TrainingEvent.EpochFinished(1, 0.65, 0.55, 0.81, true, 1.25),
            new TrainingEvent.Stepped(2, 3, 50, 0.5, 1.5, 1, 1, 0),
            new TrainingEvent.EpochFinished(2, 0.5, 0.6, 0.8, false, 1.25),
            new TrainingEvent.Finished(StopReason.NO_PROGRESS, 1));

    @Test
    void elsewhereThanOnAScreenThereIsOneLineAnEpochAndNoCarriageReturn() {
        assertThat(shown(false, Progress.Detail.SCORES).lines())
                .containsExactly(
                        "  epoch  1 of at most 3  train loss 0.6500  validation loss 0.5500"
                                + "  validation macro-F1 0.8100  best  (1.3 s)",
                        "  epoch  2 of at most 3  train loss 0.5000  validation loss 0.6000"
                                + "  validation macro-F1 0.8000        (1.3 s)",
                        TIME);
        assertThat(shown(false, Progress.Detail.SCORES)).doesNotContain("\r");
    }

    @Test
    void onAScreenABarIsDrawnAndErasedBeforeTheLineOfTheEpoch() {
        String shown = shown(true, Progress.Detail.SCORES);

        assertThat(shown).contains("  epoch  1 of at most 3  [============            ]  50%");
        assertThat(shown).contains("  epoch  1 of at most 3  [========================] 100%\r");
        assertThat(shown)
                .endsWith("validation macro-F1 0.8000        (1.3 s)" + System.lineSeparator() + TIME
                        + System.lineSeparator());
    }

    @Test
    void aBarIsNotDrawnAtEveryStep() {
        String shown = shown(true, Progress.Detail.SCORES, 1_000_000);

        assertThat(shown).doesNotContain("[");
    }

    @Test
    void withoutScoresOnlyEpochsAreShown() {
        assertThat(shown(false, Progress.Detail.EPOCHS).lines())
                .containsExactly("  epoch  1 of at most 3  (1.3 s)", "  epoch  2 of at most 3  (1.3 s)", TIME);
    }

    @Test
    void stepsThatWereLeftOutHaveALine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, out, new ByteArrayInputStream(new byte[0]), false);

        new Progress(terminal, Progress.Detail.SCORES, "F1").on(new TrainingEvent.Skipped(2, 21, 40, 3, "head.weight"));

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "  epoch  2: 3 of the steps 21 to 40 left out, for the gradient of head.weight was not finite"
                                + System.lineSeparator());
    }

    @Test
    void quietShowsNothing() {
        assertThat(shown(true, Progress.Detail.NOTHING)).isEmpty();
    }

    private static String shown(boolean interactive, Progress.Detail detail) {
        return shown(interactive, detail, 1_000_000_000);
    }

    private static String shown(boolean interactive, Progress.Detail detail, long nanosBetweenCalls) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, out, new ByteArrayInputStream(new byte[0]), interactive);
        AtomicLong clock = new AtomicLong();
        Progress progress = new Progress(terminal, detail, "macro-F1", () -> clock.getAndAdd(nanosBetweenCalls));
        RUN.forEach(progress::on);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
