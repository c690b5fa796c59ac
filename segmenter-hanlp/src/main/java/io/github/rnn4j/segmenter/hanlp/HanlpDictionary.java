package io.github.rnn4j.segmenter.hanlp;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.DynamicCustomDictionary;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import java.util.List;

/** The dictionaries, loaded when the first text is cut. */
final class HanlpDictionary {
    /** One for all threads: what it needs for a text it makes anew. */
    private static final Segment SEGMENT = new ViterbiSegment()
            // The one that segments share can be added to by any code of the process.
            .enableCustomDictionary(new DynamicCustomDictionary(HanLP.Config.CustomDictionaryPath))
            .enableNormalization(false)
            .enablePartOfSpeechTagging(false)
            // It takes praise for the names of people.
            .enableNameRecognize(false)
            .enableTranslatedNameRecognize(false);

    private HanlpDictionary() {}

    static List<String> words(String text) {
        return SEGMENT.seg(text).stream().map(term -> term.word).toList();
    }
}
