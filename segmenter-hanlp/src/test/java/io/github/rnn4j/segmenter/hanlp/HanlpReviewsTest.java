package io.github.rnn4j.segmenter.hanlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.sentiment.ReviewInputs;
import io.github.rnn4j.tasks.sentiment.ReviewListener;
import io.github.rnn4j.tasks.sentiment.ReviewTraining;
import io.github.rnn4j.tasks.sentiment.ReviewTrainingOptions;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.Explanation;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import io.github.rnn4j.tasks.sentiment.text.TokenKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews that nobody wrote, read by the words that HanLP finds. */
class HanlpReviewsTest {
    @TempDir
    private Path folder;

    @Test
    void whatPullsAnAnswerDownAndUpIsShownWordByWord() throws IOException {
        Path model = folder.resolve("zh.safetensors");
        // Texts that differ by a mark only are equal ones: there are few ways to say what is said here.
        ReviewTrainingOptions options = ReviewTrainingOptions.of(ReviewSource.of(shop()), 7, model)
                .accepting(LeakKind.SAME_TEXT, LeakKind.NEAR_DUPLICATE_TEXT)
                .withInputs(new ReviewInputs(TokenKind.WORDS, null, null));

        try (Backend backend = Rnn4j.openBackend("cpu")) {
            assertThat(new ReviewTraining(backend, options, ReviewListener.NONE, () -> false)
                            .run()
                            .orElseThrow()
                            .data()
                            .segmenter())
                    .isEqualTo("hanlp portable-1.8.6");
            try (ReviewClassifier classifier = ReviewClassifier.load(backend, model)) {
                Explanation explanation = classifier.explain("昨天收到包裹，包装破损严重，但客服处理非常及时");

                assertThat(explanation.contributions())
                        .extracting(Explanation.Contribution::word)
                        .containsExactly("昨天", "收到", "包裹", ",", "包装", "破损", "严重", ",", "但", "客服", "处理", "非常", "及时");
                Map<String, Double> moved = explanation.contributions().stream()
                        .collect(Collectors.toMap(
                                Explanation.Contribution::word, Explanation.Contribution::logOdds, Double::sum));
                assertThat(moved.get("破损")).isNegative();
                assertThat(moved.get("及时")).isPositive();
            }
        }
    }

    private Path shop() throws IOException {
        StringBuilder rows = new StringBuilder("text\tlabel\tsplit\n");
        List<String> bad = List.of("破损严重", "破损", "太慢", "很差");
        List<String> good = List.of("非常及时", "及时", "完好", "很好");
        int number = 0;
        for (String thing : List.of("昨天收到包裹", "包装", "客服处理", "快递", "商品包装", "客服", "昨天客服处理", "包裹")) {
            for (int i = 0; i < 4; i++) {
                for (String mark : List.of("", "！", "。")) {
                    String part = number++ % 4 == 3 ? "validation" : "train";
                    rows.append(thing + bad.get(i) + mark + "\t0\t" + part + "\n");
                    rows.append(thing + good.get(i) + mark + "\t1\t" + part + "\n");
                }
            }
        }
        return Files.writeString(folder.resolve("shop.tsv"), rows);
    }
}
