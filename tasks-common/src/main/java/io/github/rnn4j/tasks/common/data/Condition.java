package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a row must be like: comparisons of a column with a value, joined by commas, that hold together, such as {@code
 * short=1,nchar>=8}. Where both sides are numbers they are compared as numbers, else as text. Immutable.
 */
@Experimental
public final class Condition {
    private static final Pattern COMPARISON = Pattern.compile("([^=!<>]+)(!=|<=|>=|=|<|>)(.*)");

    private final String option;
    private final String text;
    private final List<Comparison> comparisons;

    private Condition(String option, String text, List<Comparison> comparisons) {
        this.option = option;
        this.text = text;
        this.comparisons = comparisons;
    }

    /**
     * Reads a condition.
     *
     * @param option where it was given, such as {@code --where}
     * @throws RnnException with code {@code INVALID_ARGUMENT} if it is none
     */
    public static Condition parse(String option, String text) {
        List<Comparison> comparisons = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = COMPARISON.matcher(part);
            if (!matcher.matches()) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        option + ": expected COLUMN=V, !=, <, <=, > or >=, joined by commas, but got '" + part + "'.");
            }
            comparisons.add(new Comparison(
                    matcher.group(1).strip(), matcher.group(2), matcher.group(3).strip()));
        }
        return new Condition(option, text, List.copyOf(comparisons));
    }

    /**
     * Returns the test for the rows of one table.
     *
     * @throws RnnException with code {@code INVALID_DATA} if the table lacks a column
     */
    public Predicate<TableRow> on(Table table) {
        Predicate<TableRow> all = row -> true;
        for (Comparison comparison : comparisons) {
            int column = table.column(comparison.column(), option);
            all = all.and(row -> comparison.holds(row.fields().get(column).strip()));
        }
        return all;
    }

    @Override
    public String toString() {
        return text;
    }

    private record Comparison(String column, String operator, String value) {
        boolean holds(String field) {
            int order = compare(field);
            return switch (operator) {
                case "=" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }

        private int compare(String field) {
            OptionalDouble left = Decimal.parse(field);
            OptionalDouble right = Decimal.parse(value);
            return left.isPresent() && right.isPresent()
                    ? Double.compare(left.getAsDouble() + 0.0, right.getAsDouble() + 0.0)
                    : field.compareTo(value);
        }
    }
}
