package io.github.rnn4j.tasks.common.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeakGateTest {
    private static final Leak RUN = Leak.of(LeakLevel.REFUSE, LeakKind.SAME_RUN, 3, "3 runs, such as 'a' (line 7)");
    private static final Leak TEXT = Leak.of(LeakLevel.WARN, LeakKind.SAME_TEXT, 2, "2 rows");

    @Test
    void aRefusalNamesKindCountPlaceAndHowToGoOn() {
        assertThatThrownBy(() -> new LeakGate(Set.of(LeakKind.SAME_TEXT)).pass("pumps.csv", List.of(TEXT, RUN)))
                .isInstanceOf(RnnException.class)
                .hasMessage("pumps.csv: expected parts without a leak but got same-run, 3 times: 3 runs, such as 'a'"
                        + " (line 7). Mend the data or its split, or go on with --accept-leak same-run, which the"
                        + " results will say.");
    }

    @Test
    void whatIsAcceptedIsKeptAndSaysSo() {
        List<Leak> passed =
                new LeakGate(Set.of(LeakKind.SAME_RUN, LeakKind.SAME_TEXT)).pass("pumps.csv", List.of(TEXT, RUN));

        assertThat(passed).extracting(Leak::kind).containsExactly(LeakKind.SAME_TEXT, LeakKind.SAME_RUN);
        // A warning is nothing that anybody has to accept.
        assertThat(passed).extracting(Leak::accepted).containsExactly(false, true);
        assertThat(new LeakReport(passed, null).find(LeakKind.SAME_RUN))
                .hasValueSatisfying(leak -> assertThat(leak.level()).isEqualTo(LeakLevel.REFUSE));
        assertThat(LeakReport.NONE.find(LeakKind.SAME_RUN)).isEmpty();
    }

    @Test
    void kindsAreCalledAsOnTheCommandLine() {
        assertThat(LeakKind.of("near-duplicate-text")).isEqualTo(LeakKind.NEAR_DUPLICATE_TEXT);
        assertThatThrownBy(() -> LeakKind.of("same-rum"))
                .hasMessageContaining("--accept-leak: expected one of same-run, same-day, overlapping-windows, ")
                .hasMessageEndingWith("but got 'same-rum'. Did you mean 'same-run'?");
    }

    @Test
    void aHandfulIsNeverRefusedAndALargeShareIs() {
        assertThat(LeakLevel.ofShare(9, 10, 0, 0.1)).isEqualTo(LeakLevel.WARN);
        assertThat(LeakLevel.ofShare(10, 100, 0, 0.1)).isEqualTo(LeakLevel.WARN);
        assertThat(LeakLevel.ofShare(11, 100, 0, 0.1)).isEqualTo(LeakLevel.REFUSE);
        assertThat(LeakLevel.ofShare(1, 100, 0.01, 0.1)).isEqualTo(LeakLevel.INFO);
    }
}
