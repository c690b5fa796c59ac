package io.github.rnn4j.tasks.common.length;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.core.train.EpochSteps;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthSearchTest {
    private static final double HALF_WIDTH = 0.002;

    @ParameterizedTest
    @CsvSource({"HEAD,8", "TAIL,8", "HEAD,1", "TAIL,48", "BOTH,10", "HEAD,200"})
    void theTellingEndIsFoundAtItsLength(KeptEnd end, int length) {
        LengthSearch search =
                search(cut -> cut.end() == end && cut.length() >= length ? 0.9 : 0.5 + 0.0001 * cut.length());

        assertThat(search.find(200).orElseThrow().cut()).isEqualTo(new SequenceCut(end, length));
        assertThat(search.measured()).hasSizeLessThanOrEqualTo(3 * 6);
    }

    @Test
    void ofEndsThatSufficeTheBestIsTaken() {
        LengthSearch search = search(cut -> cut.length() < 16 ? 0.5 : cut.end() == KeptEnd.TAIL ? 0.901 : 0.9);

        assertThat(search.find(100).orElseThrow().cut()).isEqualTo(new SequenceCut(KeptEnd.TAIL, 16));
    }

    @Test
    void ofEndsThatAreEquallyGoodTheFirstIsTaken() {
        assertThat(search(cut -> 0.9).find(100).orElseThrow().cut()).isEqualTo(SequenceCut.head(1));
    }

    @Test
    void aLossThatIsNotSignificantIsOneIfItIsGreat() {
        ScoreLoss small = new ScoreLoss("f1", -0.009, List.of(-0.03, 0.01), 0.4);
        ScoreLoss great = new ScoreLoss("f1", -0.011, List.of(-0.03, 0.01), 0.4);
        ScoreLoss sure = new ScoreLoss("f1", -0.002, List.of(-0.003, -0.001), 0.001);

        assertThat(small.none()).isTrue();
        assertThat(great.none()).isFalse();
        assertThat(sure.none()).isFalse();
    }

    @Test
    void whereNothingSufficesTheBestOfTheLongestIsTaken() {
        LengthSearch search = search(cut -> cut.end() == KeptEnd.TAIL ? 0.6 : 0.5);

        assertThat(search.find(100).orElseThrow().cut()).isEqualTo(new SequenceCut(KeptEnd.TAIL, 100));
        assertThat(search.measured()).hasSize(3);
    }

    @Test
    void aStopEndsTheSearchWithoutAResult() {
        LengthSearch[] search = new LengthSearch[1];
        search[0] = new LengthSearch(
                cut -> candidate(cut, 0.9), () -> search[0].measured().size() == 4);

        assertThat(search[0].find(100)).isEmpty();
        assertThat(search[0].measured()).hasSize(4);
    }

    /** Whole sequences have 0.9. */
    private static LengthSearch search(ToDoubleFunction<SequenceCut> score) {
        return new LengthSearch(cut -> candidate(cut, score.applyAsDouble(cut)), () -> false);
    }

    static LengthCandidate candidate(SequenceCut cut, double score) {
        double difference = score - 0.9;
        return new LengthCandidate(
                cut.end(),
                cut.length(),
                new EpochSteps(2, 1),
                score,
                0,
                new ScoreLoss("f1", difference, List.of(difference - HALF_WIDTH, difference + HALF_WIDTH), 0.5));
    }
}
