package io.github.rnn4j.cli.report;

import io.github.rnn4j.api.annotation.Internal;
import java.util.List;

/**
 * A table. Immutable.
 *
 * @param caption what it shows
 * @param header names of the columns; the first column names the rows
 * @param rows each as long as the header
 */
@Internal
public record ReportTable(String caption, List<String> header, List<List<String>> rows) {
    public ReportTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    void write(Markup markup) {
        // What is wider than the window is reached by the keys.
        markup.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", caption);
        markup.open("table").leaf("caption", caption);
        markup.open("thead").open("tr");
        header.forEach(name -> markup.leaf("th", name, "scope", "col"));
        markup.close().close().open("tbody");
        for (List<String> row : rows) {
            markup.open("tr").leaf("th", row.get(0), "scope", "row");
            row.subList(1, row.size()).forEach(cell -> markup.leaf("td", cell));
            markup.close();
        }
        markup.close().close().close();
    }
}
