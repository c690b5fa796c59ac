package io.github.rnn4j.tasks.sentiment.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.evaluation.VectorSummary;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainedVectorsTest {
    private static final Vocabulary WORDS = new Vocabulary(List.of(List.of("the", "soup", "is", "good")));
    private static final List<List<String>> TEXTS =
            List.of(List.of("the", "soup", "is", "good"), List.of("the", "the", "soup", "rare"));

    @TempDir
    private Path folder;

    @Test
    void onlyTheVocabularysVectorsAreTaken() throws IOException {
        PretrainedVectors vectors = read("4 2\nthe 1 2\nkettle 3 x\ngood 5 6\nlamp 7 8\n", WORDS, TEXTS, true);

        assertThat(vectors.rows().ids()).containsExactly(WORDS.id(0, "the"), WORDS.id(0, "good"));
        assertThat(vectors.rows().value(1, 0)).isEqualTo(5);
        assertThat(vectors.rows().frozen()).isTrue();
        VectorSummary summary = vectors.summary();
        assertThat(summary.dimension()).isEqualTo(2);
        assertThat(summary.frozenParameters()).isEqualTo(4);
        assertThat(summary.sha256()).hasSize(64);
        // 'the' three times and 'good' once, of eight words.
        assertThat(summary.coverage()).containsOnlyKeys("tokens");
        assertThat(summary.coverage().get("tokens")).isEqualTo(new VectorSummary.Coverage(4, 2, 0.5, 0.5));
    }

    @Test
    void theFirstOfATokenCountsAndWhatStandsAsItIsCountsMore() throws IOException {
        PretrainedVectors vectors = read("The 9\nthe 1\nTHE 8\nthe 7\nSoup 2\nsoUp 3\n", WORDS, TEXTS, false);

        assertThat(vectors.rows().ids()).containsExactly(WORDS.id(0, "the"), WORDS.id(0, "soup"));
        assertThat(vectors.rows().value(0, 0)).isEqualTo(1);
        assertThat(vectors.rows().value(1, 0)).isEqualTo(2);
        assertThat(vectors.summary().duplicates()).isEqualTo(1);
        assertThat(vectors.summary().frozenParameters()).isZero();
    }

    @Test
    void aPairIsLookedUpAsTheWordThatItMakes() throws IOException {
        Vocabulary characters = new Vocabulary(List.of(List.of("很", "好", ","), List.of(" 很", "很 好", "好 ,")));
        PretrainedVectors vectors = read("很 1\n很好 2\n， 3\n差 4\n", characters, List.of(List.of("很", "好", ",")), false);

        assertThat(vectors.rows().ids())
                .containsExactly(characters.id(0, "很"), characters.id(0, ","), characters.id(1, "很 好"));
        assertThat(vectors.rows().value(2, 0)).isEqualTo(2);
        assertThat(vectors.summary().coverage()).containsOnlyKeys("tokens", "pairs");
        assertThat(vectors.summary().coverage().get("pairs").found()).isEqualTo(1);
        assertThat(vectors.summary().coverage().get("pairs").runningShare()).isEqualTo(1.0 / 3);
    }

    @Test
    void vectorsOfAnotherLengthAndOfAnotherLanguageAreRefused() {
        Path file = folder.resolve("vectors.vec");

        assertThatThrownBy(() -> read("the 1 2\n", WORDS, TEXTS, false, 128))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage(
                        file + ": expected vectors of 128 numbers, as the embedding has, but got 2. Leave the size of"
                                + " the embedding (--embedding) to the file.");
        assertThatThrownBy(() -> read("好 1 2\n", WORDS, TEXTS, false))
                .isInstanceOf(RnnException.class)
                .hasMessage(
                        file + ": expected vectors of tokens of the training texts but none of theirs is there. Check"
                                + " that it is of the same language.");
    }

    @Test
    void theLengthIsThatOfTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("vectors.vec"), "5 3\nand so on\n");

        assertThat(PretrainedVectors.dimension(file)).isEqualTo(3);
    }

    private PretrainedVectors read(String content, Vocabulary vocabulary, List<List<String>> texts, boolean frozen)
            throws IOException {
        Files.writeString(folder.resolve("vectors.vec"), content);
        return read(content, vocabulary, texts, frozen, PretrainedVectors.dimension(folder.resolve("vectors.vec")));
    }

    private PretrainedVectors read(
            String content, Vocabulary vocabulary, List<List<String>> texts, boolean frozen, int embeddingSize)
            throws IOException {
        Path file = Files.writeString(folder.resolve("vectors.vec"), content);
        return PretrainedVectors.read(new VectorSource(file, frozen), vocabulary, texts, embeddingSize);
    }
}
