package io.github.rnn4j.tasks.sentiment.data;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Picks the rows that take part out of the tables of a source. */
final class RowReader {
    private static final String DEFAULT_SPLIT = "split";

    private final ReviewSource source;
    private final List<Condition> where;
    private final List<Condition> exclude;

    RowReader(ReviewSource source) {
        this.source = source;
        this.where = source.where().stream()
                .map(text -> Condition.parse("--where", text))
                .toList();
        this.exclude = source.exclude().stream()
                .map(text -> Condition.parse("--exclude", text))
                .toList();
    }

    /** Returns the texts of all rows that meet the conditions, whatever their part; no class is needed. */
    List<String> texts(List<Table> tables) {
        List<String> texts = new ArrayList<>();
        for (Table table : tables) {
            int text = ColumnFinder.TEXT.find(table, source.text());
            for (TableRow row : matching(table)) {
                texts.add(row.fields().get(text));
            }
        }
        requireRows(texts, tables);
        return texts;
    }

    /** Returns the rows that meet the conditions, are of a part if there is a split column, and are of a listed class. */
    List<LabelledRow> labelled(List<Table> tables) {
        List<LabelledRow> rows = new ArrayList<>();
        boolean split = hasSplit(tables);
        int met = 0;
        for (Table table : tables) {
            List<TableRow> matching = matching(table);
            met += matching.size();
            addLabelled(table, matching, split, rows);
        }
        if (met == 0) {
            requireRows(List.of(), tables);
        }
        return rows;
    }

    private void addLabelled(Table table, List<TableRow> matching, boolean hasSplit, List<LabelledRow> rows) {
        int text = ColumnFinder.TEXT.find(table, source.text());
        int label = ColumnFinder.LABEL.find(table, source.label());
        int split = hasSplit ? table.column(splitName(), "--split") : -1;
        for (TableRow row : matching) {
            Part part = hasSplit ? Part.find(row.fields().get(split).strip()).orElse(null) : null;
            if (hasSplit && part == null) {
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
                rows.add(new LabelledRow(row.fields().get(text), name, part, table.file(), row.line()));
            }
        }
    }

    private boolean hasSplit(List<Table> tables) {
        return source.split() != null
                || tables.stream().anyMatch(table -> table.columns().contains(DEFAULT_SPLIT));
    }

    private String splitName() {
        return source.split() == null ? DEFAULT_SPLIT : source.split();
    }

    private List<TableRow> matching(Table table) {
        Predicate<TableRow> wanted = row -> true;
        for (Condition condition : where) {
            wanted = wanted.and(condition.on(table));
        }
        for (Condition condition : exclude) {
            wanted = wanted.and(condition.on(table).negate());
        }
        return table.rows().stream().filter(wanted).toList();
    }

    private void requireRows(List<String> rows, List<Table> tables) {
        if (!rows.isEmpty()) {
            return;
        }
        int all = tables.stream().mapToInt(table -> table.rows().size()).sum();
        throw new RnnException(
                ErrorCode.INVALID_DATA,
                tables.get(0).file() + ": expected rows that meet the conditions but got none of " + all + " ("
                        + conditions() + "). Check the values, or give fewer conditions.");
    }

    private String conditions() {
        return Stream.concat(
                        where.stream().map(condition -> "--where " + condition),
                        exclude.stream().map(condition -> "--exclude " + condition))
                .collect(Collectors.joining(" "));
    }
}
