package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rows and columns of its data a model was trained on, so that it can be scored on the same ones.
 *
 * @param columns names that were given, by {@code text}, {@code label} and {@code split}
 * @param where conditions that a row must meet
 * @param exclude conditions that a row must not meet
 * @param classes classes that were listed; empty if all took part
 * @param scoreWhere conditions that a validation or test row must meet besides
 */
@Experimental
public record DataSelection(
        Map<String, String> columns,
        List<String> where,
        List<String> exclude,
        List<String> classes,
        List<String> scoreWhere) {
    private static final String TEXT = "text";
    private static final String LABEL = "label";
    private static final String SPLIT = "split";

    public DataSelection {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        where = List.copyOf(where);
        exclude = List.copyOf(exclude);
        classes = List.copyOf(classes);
        scoreWhere = List.copyOf(scoreWhere);
    }

    /** Returns what a source selects. */
    public static DataSelection of(ReviewSource source) {
        Map<String, String> columns = new TreeMap<>();
        putIfGiven(columns, TEXT, source.text());
        putIfGiven(columns, LABEL, source.label());
        putIfGiven(columns, SPLIT, source.split());
        return new DataSelection(columns, source.where(), source.exclude(), source.classes(), source.scoreWhere());
    }

    private static void putIfGiven(Map<String, String> columns, String key, @Nullable String name) {
        if (name != null) {
            columns.put(key, name);
        }
    }

    /**
     * Returns a source with what it leaves open taken from here: columns that were not named, and the conditions if it has
     * none at all (those of scoring as well).
     */
    public ReviewSource complete(ReviewSource source) {
        boolean conditions = !source.where().isEmpty() || !source.exclude().isEmpty();
        return new ReviewSource(
                source.files(),
                source.text() == null ? columns.get(TEXT) : source.text(),
                source.label() == null ? columns.get(LABEL) : source.label(),
                source.split() == null ? columns.get(SPLIT) : source.split(),
                conditions ? source.where() : where,
                conditions ? source.exclude() : exclude,
                source.classes().isEmpty() ? classes : source.classes(),
                conditions || !source.scoreWhere().isEmpty() ? source.scoreWhere() : scoreWhere);
    }
}
