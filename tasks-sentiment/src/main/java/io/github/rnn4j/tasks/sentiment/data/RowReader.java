package io.github.rnn4j.tasks.sentiment.data;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.ColumnFinder;
import io.github.rnn4j.tasks.common.data.Condition;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.RowSelection;
import io.github.rnn4j.tasks.common.data.SplitColumn;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Picks the rows that take part out of the tables of a source. */
final class RowReader {
    private static final ColumnFinder TEXT = new ColumnFinder(
            "--text",
            "the text",
            List.of("text", "review", "review_text", "sentence", "content", "comment", "评论", "内容", "文本"));
    private static final ColumnFinder LABEL = new ColumnFinder(
            "--label", "the class", List.of("label", "class", "sentiment", "polarity", "target", "标签"));

    private final ReviewSource source;
    private final RowSelection selection;
    private final List<Condition> scored;

    RowReader(ReviewSource source) {
        this.source = source;
        this.selection = new RowSelection(source.where(), source.exclude());
        this.scored = source.scoreWhere().stream()
                .map(text -> Condition.parse("--score-where", text))
                .toList();
    }

    /** Returns the texts of all rows that meet the conditions, whatever their part; no class is needed. */
    List<String> texts(List<Table> tables) {
        List<String> texts = new ArrayList<>();
        for (Table table : tables) {
            int text = TEXT.find(table, source.text());
            for (TableRow row : selection.of(table)) {
                texts.add(row.fields().get(text));
            }
        }
        if (texts.isEmpty()) {
            throw selection.noneOf(tables);
        }
        return texts;
    }

    /** Returns the rows that meet the conditions, are of a part if there is a split column, and are of a listed class. */
    List<LabelledRow> labelled(List<Table> tables) {
        List<LabelledRow> rows = new ArrayList<>();
        SplitColumn split = new SplitColumn(source.split(), tables);
        int met = 0;
        for (Table table : tables) {
            List<TableRow> matching = selection.of(table);
            met += matching.size();
            addLabelled(table, matching, split, rows);
        }
        if (met == 0) {
            throw selection.noneOf(tables);
        }
        return rows;
    }

    private void addLabelled(Table table, List<TableRow> matching, SplitColumn column, List<LabelledRow> rows) {
        int text = TEXT.find(table, source.text());
        int label = LABEL.find(table, source.label());
        int split = column.position(table);
        List<Predicate<TableRow>> counts =
                scored.stream().map(condition -> condition.on(table)).toList();
        for (TableRow row : matching) {
            Part part = column.isPresent()
                    ? Part.find(row.fields().get(split).strip()).orElse(null)
                    : null;
            if (column.isPresent() && part == null) {
                continue;
            }
            String name = row.fields().get(label).strip();
            if (name.isEmpty()) {
                throw new RnnException(
                        ErrorCode.INVALID_DATA,
                        table.file() + ": expected a class but got an empty field (line " + row.line() + ", column '"
                                + table.columns().get(label) + "'). Fill it in or drop the row.");
            }
            if (source.classes().isEmpty() || source.classes().contains(name)) {
                rows.add(new LabelledRow(
                        row.fields().get(text),
                        name,
                        part,
                        counts.stream().allMatch(condition -> condition.test(row)),
                        table.file(),
                        row.line()));
            }
        }
    }
}
