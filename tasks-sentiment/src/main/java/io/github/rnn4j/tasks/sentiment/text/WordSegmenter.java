package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;

/**
 * Cuts texts of a language without blanks into words: the contract of a plug-in, which {@link java.util.ServiceLoader} finds by a file
 * {@code META-INF/services/io.github.rnn4j.tasks.sentiment.text.WordSegmenter}.
 *
 * <p>Making one is cheap; what it needs is loaded with the first text. It is thread-safe, gives equal words for equal texts in every
 * process, whatever the machine's locale, and neither prints nor downloads nor writes anything.
 */
@Experimental
public interface WordSegmenter {
    /** Returns its name, of lower-case letters, digits and hyphens, such as {@code hanlp}. */
    String name();

    /**
     * Returns the version of all that decides where words end, dictionaries included. A model file keeps it: words of another version
     * are other words.
     */
    String version();

    /**
     * Cuts a text.
     *
     * @param text normalised ({@link TextNormalizer}), without blanks, not empty
     * @return its words in order, none empty, none with half a character; joined they are the text
     */
    List<String> words(String text);
}
