package io.github.rnn4j.segmenter.hanlp;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.sentiment.text.WordSegmenter;
import java.util.List;

/**
 * Chinese words by the dictionaries that are in the jar of HanLP 1.x, by the likeliest way through them. Its settings for a process are left
 * alone, and words that a program adds to its dictionary change nothing here. Thread-safe.
 */
@Experimental
public final class HanlpSegmenter implements WordSegmenter {
    @Override
    public String name() {
        return "hanlp";
    }

    /** Returns the version of the library, and that it reads other dictionaries than those in its jar where it is set to. */
    @Override
    public String version() {
        return HanlpVersion.VERSION;
    }

    /**
     * {@inheritDoc}
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if it is set to other dictionaries, which cannot be read
     */
    @Override
    public List<String> words(String text) {
        try {
            return HanlpDictionary.words(text);
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    "segmenter 'hanlp': expected its dictionaries but they could not be read (version " + version()
                            + "). Unset HANLP_ROOT, or take hanlp.properties off the class path.",
                    e);
        }
    }
}
