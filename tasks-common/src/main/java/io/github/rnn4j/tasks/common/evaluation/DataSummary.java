package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a result is about.
 *
 * @param files names of the files, as given
 * @param part {@code train}, {@code validation} or {@code test}
 * @param rows rows of that part
 * @param majorityShare share of its most frequent class; null where there are none
 * @param classes names of the classes in order
 * @param language how texts were read, {@code zh} or {@code en}; null where there are none
 * @param where conditions that the rows meet
 * @param exclude conditions that the rows do not meet
 * @param view what a token was, {@code characters} or {@code words}; null where there are none
 * @param segmenter name and version of the plug-in that cut the texts into words; null where none did
 */
@Experimental
public record DataSummary(
        List<String> files,
        String part,
        int rows,
        @Nullable Double majorityShare,
        List<String> classes,
        @Nullable String language,
        List<String> where,
        List<String> exclude,
        @Nullable String view,
        @Nullable String segmenter) {
    public DataSummary {
        files = List.copyOf(files);
        classes = List.copyOf(classes);
        where = List.copyOf(where);
        exclude = List.copyOf(exclude);
    }

    /** Describes rows without texts. */
    public DataSummary(
            List<String> files,
            String part,
            int rows,
            @Nullable Double majorityShare,
            List<String> classes,
            @Nullable String language,
            List<String> where,
            List<String> exclude) {
        this(files, part, rows, majorityShare, classes, language, where, exclude, null, null);
    }
}
