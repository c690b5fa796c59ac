package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which rows of tables take part: those that meet all of {@code --where} and none of {@code --exclude}. Immutable. */
@Internal
public final class RowSelection {
    private final List<Condition> where;
    private final List<Condition> exclude;

    /**
     * Reads the conditions.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if one of them is none
     */
    public RowSelection(List<String> where, List<String> exclude) {
        this.where =
                where.stream().map(text -> Condition.parse("--where", text)).toList();
        this.exclude =
                exclude.stream().map(text -> Condition.parse("--exclude", text)).toList();
    }

    /**
     * Returns the rows of a table that take part, in their order.
     *
     * @throws RnnException with code {@code INVALID_DATA} if the table lacks a column
     */
    public List<TableRow> of(Table table) {
        return table.rows().stream().filter(on(table)).toList();
    }

    /**
     * Returns the test for rows of a table, for those that come in one by one.
     *
     * @throws RnnException with code {@code INVALID_DATA} if the table lacks a column
     */
    public Predicate<TableRow> on(Table table) {
        Predicate<TableRow> wanted = row -> true;
        for (Condition condition : where) {
            wanted = wanted.and(condition.on(table));
        }
        for (Condition condition : exclude) {
            wanted = wanted.and(condition.on(table).negate());
        }
        return wanted;
    }

    /**
     * Returns the same rows, told apart by identity: rows of equal text are different rows.
     *
     * @throws RnnException with code {@code INVALID_DATA} if the table lacks a column
     */
    public Set<TableRow> identitiesOf(Table table) {
        Set<TableRow> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        wanted.addAll(of(table));
        return wanted;
    }

    /** Returns the refusal for tables no row of which takes part. */
    public RnnException noneOf(List<Table> tables) {
        int all = tables.stream().mapToInt(table -> table.rows().size()).sum();
        String conditions = Stream.concat(
                        where.stream().map(condition -> "--where " + condition),
                        exclude.stream().map(condition -> "--exclude " + condition))
                .collect(Collectors.joining(" "));
        return new RnnException(
                ErrorCode.INVALID_DATA,
                tables.get(0).file() + ": expected rows that meet the conditions but got none of " + all + " ("
                        + conditions + "). Check the values, or give fewer conditions.");
    }
}
