package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.discovery.PluginRegistry;
import java.util.List;

/** The segmenters there are. Immutable and thread-safe. */
@Experimental
public final class Segmenters {
    private static final String MEND = " Put one there (./rnn --with hanlp COMMAND, or the module segmenter-hanlp).";

    private final PluginRegistry<WordSegmenter> plugins;

    private Segmenters(PluginRegistry<WordSegmenter> plugins) {
        this.plugins = plugins;
    }

    /** Takes these, in this order. */
    public static Segmenters of(List<WordSegmenter> segmenters) {
        return new Segmenters(PluginRegistry.of(segmenters, WordSegmenter::name));
    }

    /** Takes those on the class path. */
    public static Segmenters ofClassPath() {
        return new Segmenters(PluginRegistry.ofClassPath(WordSegmenter.class, WordSegmenter::name));
    }

    /**
     * Returns the first.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if there is none
     */
    WordSegmenter any() {
        return plugins.names().stream()
                .flatMap(name -> plugins.find(name).stream())
                .findFirst()
                .orElseThrow(() -> new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "view: expected a segmenter on the class path, for Chinese words have no blanks between them, but"
                                + " there is none." + MEND + plugins.broken()));
    }

    /**
     * Returns the one that cut the texts of a training.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if it is not there, or of another version
     */
    public WordSegmenter exactly(String name, String version) {
        WordSegmenter found = plugins.find(name)
                .orElseThrow(() -> new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "segmenter: expected '" + name + "', version " + version
                                + ", which cut the texts of the training, on the class path but it is not there." + MEND
                                + plugins.broken()));
        if (!found.version().equals(version)) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "segmenter '" + name + "': expected version " + version
                            + ", which cut the texts of the training, but got " + found.version()
                            + ", whose words may be others. Put that version there, or train again.");
        }
        return found;
    }
}
