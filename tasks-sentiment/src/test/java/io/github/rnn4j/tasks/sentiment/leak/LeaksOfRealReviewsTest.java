package io.github.rnn4j.tasks.sentiment.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.tasks.common.data.DataFolder;
import io.github.rnn4j.tasks.sentiment.data.ReviewData;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the guide to leaks says of each file. */
class LeaksOfRealReviewsTest {
    private static List<String> leaks(String name, String... where) {
        Path folder = DataFolder.fromEnvironment().folder();
        assumeTrue(folder != null, "RNN_DATA is not set: there are no real reviews to look into");
        Path file = folder.resolve("sentiment").resolve(name);
        assumeTrue(Files.exists(file), () -> file + " is not there: there are no real reviews to look into");
        ReviewData data = ReviewData.forTraining(
                new ReviewSource(List.of(file), null, null, null, List.of(where), List.of(), List.of()), 1);
        return TextLeaks.find(data.texts()).found().stream()
                .map(leak -> leak.level().code() + " " + leak.kind().code() + " " + leak.count())
                .toList();
    }

    @Test
    void shortChineseReviewsHoldAFewNearDuplicates() {
        assertThat(leaks("zh_online_shopping.tsv.gz", "short=1")).containsExactly("info near-duplicate-text 103");
    }

    @Test
    void englishSentencesHoldAFewCopies() {
        assertThat(leaks("en_uci_sentences.tsv")).containsExactly("warn same-text 1", "info near-duplicate-text 7");
    }
}
