package io.github.rnn4j.tasks.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.Explanation;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.sentiment.text.TokenKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chinese read by words, which the segmenter on the tests' class path cuts. */
class WordViewTest {
    private static final String PARCEL = "昨天收到包裹，包装破损严重，但客服处理非常及时";

    @TempDir
    private Path folder;

    private Backend backend;
    private ReviewSource shop;
    private Path model;

    @BeforeEach
    void open() throws IOException {
        backend = Rnn4j.openBackend("cpu");
        shop = ReviewSource.of(MadeUpReviews.writeShop(folder.resolve("shop.tsv")));
        model = folder.resolve("zh.safetensors");
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void aStepIsAWordAndTheModelKnowsWhatCutIt() {
        TaskResult trained = train(options(TokenKind.WORDS));
        ReviewModel read = ReviewModel.load(model);

        assertThat(trained.data().language()).isEqualTo("zh");
        assertThat(trained.data().view()).isEqualTo("words");
        assertThat(trained.data().segmenter()).isEqualTo("listed-words 1");
        assertThat(read.encoder().vocabulary().views()).isEqualTo(1);
        assertThat(read.encoder().vocabulary().entries(0))
                .contains("破损", "非常及时")
                .doesNotContain("破", "损");
        assertThat(read.encoder().reading().tokenizer().tokens("客服很好")).containsExactly("客服", "很", "好");
        assertThat(new ReviewEvaluation(backend, model)
                        .run(shop, Part.VALIDATION)
                        .metrics())
                .isEqualTo(trained.metrics());
    }

    @Test
    void whatPullsAnAnswerDownAndUpIsShownWordByWord() {
        train(options(TokenKind.WORDS));

        try (ReviewClassifier classifier = ReviewClassifier.load(backend, model)) {
            Explanation explanation = classifier.explain(PARCEL);

            assertThat(explanation.contributions())
                    .extracting(Explanation.Contribution::word)
                    .containsExactly("昨天", "收到", "包裹", ",", "包装", "破损", "严重", ",", "但", "客服", "处理", "非常及时");
            Map<String, Double> moved = explanation.contributions().stream()
                    .collect(Collectors.toMap(
                            Explanation.Contribution::word, Explanation.Contribution::logOdds, Double::sum));
            assertThat(moved.get("破损")).isNegative();
            assertThat(moved.get("非常及时")).isPositive();
            double sum =
                    moved.values().stream().mapToDouble(Double::doubleValue).sum();
            double p = explanation.answer().probabilities().getOrDefault("1", Double.NaN);
            assertThat(explanation.base() + sum).isCloseTo(Math.log(p / (1 - p)), within(1e-4));
        }
    }

    @Test
    void charactersAreTheUsualViewAndSaySoWithoutASegmenter() {
        TaskResult usual = train(options(null));
        ReviewModel read = ReviewModel.load(model);

        assertThat(usual.data().view()).isEqualTo("characters");
        assertThat(usual.data().segmenter()).isNull();
        assertThat(read.encoder().reading()).isEqualTo(Language.ZH);
        assertThat(ModelFile.read(model).preprocessing().has("segmenter")).isFalse();
    }

    @Test
    void aModelWhoseSegmenterIsAnotherIsRefused() {
        train(options(TokenKind.WORDS));
        ModelFile stored = ModelFile.read(model);

        assertThatThrownBy(() -> ReviewModel.load(withSegmenter(stored, "listed-words", "0")))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageEndingWith(
                        "segmenter 'listed-words': expected version 0, which cut the texts of the training, but"
                                + " got 1, whose words may be others. Put that version there, or train again.");
        assertThatThrownBy(() -> ReviewModel.load(withSegmenter(stored, "hanlp", "portable-1.8.6")))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("segmenter: expected 'hanlp', version portable-1.8.6, which cut the texts of the"
                        + " training, on the class path but it is not there.");
    }

    private Path withSegmenter(ModelFile stored, String name, String version) {
        ObjectNode preprocessing = stored.preprocessing();
        preprocessing.putObject("segmenter").put("name", name).put("version", version);
        Path other = folder.resolve("other.safetensors");
        new ModelFile(
                        stored.task(),
                        stored.network(),
                        preprocessing,
                        stored.baselines(),
                        stored.training(),
                        stored.tensors())
                .write(other);
        return other;
    }

    private ReviewTrainingOptions options(TokenKind tokens) {
        // Texts that differ by a mark only are equal ones: there are few ways to say what is said here.
        return ReviewTrainingOptions.of(shop, 7, model)
                .accepting(LeakKind.SAME_TEXT, LeakKind.NEAR_DUPLICATE_TEXT)
                .withInputs(new ReviewInputs(tokens, null, null));
    }

    private TaskResult train(ReviewTrainingOptions options) {
        return new ReviewTraining(backend, options, ReviewListener.NONE, () -> false)
                .run()
                .orElseThrow();
    }
}
