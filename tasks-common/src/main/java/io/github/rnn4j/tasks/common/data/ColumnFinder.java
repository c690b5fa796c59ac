package io.github.rnn4j.tasks.sentiment.data;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds a column by the name that was given, else by the usual names in the order of their list, without regard to case.
 *
 * @param option option that gives the name, such as {@code --text}
 * @param holds what is in it
 * @param usual lower-case names to look for
 */
record ColumnFinder(String option, String holds, List<String> usual) {
    static final ColumnFinder TEXT = new ColumnFinder(
            "--text",
            "the text",
            List.of("text", "review", "review_text", "sentence", "content", "comment", "评论", "内容", "文本"));
    static final ColumnFinder LABEL = new ColumnFinder(
            "--label", "the class", List.of("label", "class", "sentiment", "polarity", "target", "标签"));

    int find(Table table, @Nullable String given) {
        if (given != null) {
            return table.column(given, option);
        }
        List<String> columns = table.columns().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        for (String name : usual) {
            if (columns.contains(name)) {
                return columns.indexOf(name);
            }
        }
        throw new RnnException(
                ErrorCode.INVALID_DATA,
                table.file() + ": expected a column with " + holds + ", such as '" + usual.get(0) + "', but got "
                        + table.columnList() + ". Name it with " + option + ".");
    }
}
