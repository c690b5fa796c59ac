package io.github.rnn4j.tasks.sentiment.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.tasks.common.data.DataFolder;
import io.github.rnn4j.tasks.sentiment.data.Review;
import io.github.rnn4j.tasks.sentiment.data.ReviewData;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.text.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearBaselineOnRealReviewsTest {
    @Test
    void shortChineseReviewsAreToldApart() {
        assertThat(validationF1(
                        LinearFamily.NB_LOGISTIC_REGRESSION,
                        "sentiment/zh_online_shopping.tsv.gz",
                        List.of("short=1"),
                        Language.ZH))
                .isGreaterThanOrEqualTo(0.92);
        assertThat(validationF1(
                        LinearFamily.TFIDF_SVM, "sentiment/zh_online_shopping.tsv.gz", List.of("short=1"), Language.ZH))
                .isGreaterThanOrEqualTo(0.93);
    }

    @Test
    void englishSentencesAreToldApart() {
        assertThat(validationF1(
                        LinearFamily.NB_LOGISTIC_REGRESSION, "sentiment/en_uci_sentences.tsv", List.of(), Language.EN))
                .isGreaterThanOrEqualTo(0.80);
    }

    private static double validationF1(LinearFamily family, String name, List<String> where, Language expected) {
        Path folder = DataFolder.fromEnvironment().folder();
        assumeTrue(folder != null, "RNN_DATA is not set: there are no real reviews to learn from");
        Path file = folder.resolve(name);
        assumeTrue(Files.exists(file), () -> file + " is not there: there are no real reviews to learn from");
        ReviewData data = ReviewData.forTraining(
                new ReviewSource(List.of(file), null, null, null, where, List.of(), List.of()), 1);
        List<Review> train = data.parts().train();
        Language language = Language.detect(train.stream().map(Review::text).toList());
        assertThat(language).isEqualTo(expected);
        TokenizedTexts validation = TokenizedTexts.of(language, data.parts().validation());
        LinearBaseline linear = LinearBaseline.fit(family, language, TokenizedTexts.of(language, train), validation, 2);
        Double f1 = linear.figures(validation, 2).f1();
        return f1 == null ? 0 : f1;
    }
}
