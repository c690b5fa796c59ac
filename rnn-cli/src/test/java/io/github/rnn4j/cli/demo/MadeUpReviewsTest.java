package io.github.rnn4j.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MadeUpReviewsTest {
    @Test
    void theyAreAllDifferentAndHalfOfThemPraise() {
        assertThat(MadeUpReviews.all()).hasSize(960).doesNotHaveDuplicates();
        assertThat(MadeUpReviews.all().stream()
                        .mapToInt(LabelledSentence::label)
                        .sum())
                .isEqualTo(480);
    }

    @Test
    void theySayThatTheyAreMadeUp() {
        assertThat(MadeUpReviews.all()).allMatch(sentence -> sentence.source().equals("made-up"));
    }
}
