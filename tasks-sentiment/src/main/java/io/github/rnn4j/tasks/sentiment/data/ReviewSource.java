package io.github.rnn4j.tasks.sentiment.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where reviews come from and which of them take part. Immutable.
 *
 * @param files tables, at least one; their rows stand one after the other
 * @param text column of the text; null to find it by its name
 * @param label column of the class; null to find it by its name
 * @param split column that says train, validation or test; null for {@code split} if there is one, else a split by seed
 * @param where conditions that a row must meet, every one of them
 * @param exclude conditions that a row must not meet, not one of them
 * @param classes classes in order, the last being the positive one of two; rows of others take part in nothing. Empty for
 *     all that the data has
 * @param scoreWhere conditions that a validation or test row must meet besides, every one of them
 */
@Experimental
public record ReviewSource(
        List<Path> files,
        @Nullable String text,
        @Nullable String label,
        @Nullable String split,
        List<String> where,
        List<String> exclude,
        List<String> classes,
        List<String> scoreWhere) {
    public ReviewSource {
        files = List.copyOf(files);
        where = List.copyOf(where);
        exclude = List.copyOf(exclude);
        classes = List.copyOf(classes);
        scoreWhere = List.copyOf(scoreWhere);
        if (files.isEmpty()) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "--data: expected at least one file but got none.");
        }
        if (classes.size() == 1 || classes.stream().distinct().count() < classes.size()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, "--classes: expected two or more different classes but got " + classes);
        }
    }

    /** Takes what is given, and scores all validation and test rows. */
    public ReviewSource(
            List<Path> files,
            @Nullable String text,
            @Nullable String label,
            @Nullable String split,
            List<String> where,
            List<String> exclude,
            List<String> classes) {
        this(files, text, label, split, where, exclude, classes, List.of());
    }

    /** Returns all rows of some files, with columns found by their names. */
    public static ReviewSource of(Path... files) {
        return new ReviewSource(List.of(files), null, null, null, List.of(), List.of(), List.of());
    }

    /** Returns this source with other conditions on the rows that figures are of. */
    public ReviewSource withScoreWhere(List<String> conditions) {
        return new ReviewSource(files, text, label, split, where, exclude, classes, conditions);
    }
}
