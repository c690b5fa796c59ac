package io.github.rnn4j.tasks.common.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.Parts;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedSpansTest {
    private static Parts<Span> parts(List<Span> train, List<Span> validation, List<Span> test) {
        return new Parts<>(train, validation, test);
    }

    @Test
    void aDayInTwoPartsIsFoundWithAPlaceInEach() {
        Parts<Span> spans = parts(
                List.of(new Span("monday", 0, 4, 6), new Span("monday", 1, 5, 7), new Span("tuesday", 0, 4, 20)),
                List.of(new Span("wednesday", 0, 4, 30)),
                List.of(new Span("tuesday", 9, 12, 28)));

        assertThat(SharedSpans.groups(LeakKind.SAME_DAY, "days", spans))
                .hasValue(Leak.of(
                        LeakLevel.REFUSE,
                        LeakKind.SAME_DAY,
                        1,
                        "of 3 days, 1 have windows in more than one part, such as 'tuesday' in train (line 20) and test"
                                + " (line 28)"));
    }

    @Test
    void validationAndTestShareNoGroupEither() {
        Parts<Span> spans = parts(
                List.of(new Span("a", 0, 1, 2)), List.of(new Span("b", 0, 1, 3)), List.of(new Span("b", 5, 6, 4)));

        assertThat(SharedSpans.groups(LeakKind.SAME_RUN, "runs", spans)).isPresent();
        assertThat(SharedSpans.groups(LeakKind.SAME_RUN, "runs", parts(spans.train(), spans.validation(), List.of())))
                .isEmpty();
    }

    @Test
    void windowsOverlapIfTheyHoldAStepOfATrainingWindow() {
        List<Span> train = List.of(new Span("a", 3, 7, 1), new Span("a", 0, 4, 1), new Span("a", 20, 30, 1));
        Parts<Span> spans = parts(
                train,
                List.of(new Span("a", 7, 11, 12), new Span("a", 8, 19, 20), new Span("b", 0, 4, 5)),
                List.of(new Span("a", 25, 26, 27), new Span("a", 31, 40, 41)));

        assertThat(SharedSpans.overlaps(spans))
                .hasValueSatisfying(leak -> assertThat(leak.count()).isEqualTo(2))
                .hasValueSatisfying(leak -> assertThat(leak.message()).contains("'a' that ends on line 12"));
        assertThat(SharedSpans.overlaps(parts(train, List.of(new Span("a", 8, 19, 20)), List.of())))
                .isEmpty();
    }

    @Test
    void aSpanEndsNotBeforeItBegins() {
        assertThatThrownBy(() -> new Span("a", 3, 2, 1))
                .isInstanceOf(RnnException.class)
                .hasMessage("span of 'a': expected its last step at or after the first, 3, but got 2");
    }
}
