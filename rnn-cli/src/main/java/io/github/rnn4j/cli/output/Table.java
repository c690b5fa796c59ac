package io.github.rnn4j.cli.output;

import io.github.rnn4j.api.annotation.Internal;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table in plain text. Columns of figures stand to the right, the others to the left; Chinese characters count as two
 * places. Not thread-safe.
 */
@Internal
public final class Table {
    private static final String GAP = "  ";
    private static final Pattern FIGURE = Pattern.compile("[-+]?[0-9][0-9.,]*( ?%)?|-|");

    private final List<List<String>> rows = new ArrayList<>();

    /** Starts a table with its header line. */
    public Table(String... header) {
        rows.add(List.of(header));
    }

    /** Adds a line; it has as many cells as the header. */
    public Table row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    "table row: expected " + rows.get(0).size() + " cells but got " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Prints it, each line after the given indent. */
    public void print(PrintStream out, String indent) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        boolean[] figures = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            int c = column;
            widths[c] = rows.stream().mapToInt(row -> width(row.get(c))).max().orElse(0);
            figures[c] = rows.stream().skip(1).allMatch(row -> FIGURE.matcher(row.get(c))
                    .matches());
        }
        for (List<String> row : rows) {
            out.println(indent + line(row, widths, figures).stripTrailing());
        }
    }

    private static String line(List<String> row, int[] widths, boolean[] figures) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - width(cell));
            line.append(column == 0 ? "" : GAP).append(figures[column] ? padding + cell : cell + padding);
        }
        return line.toString();
    }

    private static int width(String cell) {
        return cell.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
    }

    /** The blocks that terminals draw two places wide: CJK, kana, hangul, full-width forms. */
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
