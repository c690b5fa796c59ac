package io.github.rnn4j.cli.report;

import io.github.rnn4j.api.annotation.Internal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of one task. Immutable.
 *
 * @param task such as {@code ticks}
 * @param data where the data come from, by what each line says
 * @param notes sentences, the first before everything else
 * @param charts what is drawn
 * @param tables what is listed
 * @param result what is written as JSON; all of it is listed at the end. Null for nothing
 */
@Internal
public record ReportSection(
        String task,
        Map<String, String> data,
        List<String> notes,
        List<Chart> charts,
        List<ReportTable> tables,
        @Nullable Record result) {
    public ReportSection {
        data = Map.copyOf(data);
        notes = List.copyOf(notes);
        charts = List.copyOf(charts);
        tables = List.copyOf(tables);
    }

    void write(Markup markup) {
        markup.open("section", "id", task, "aria-labelledby", task + "-title");
        markup.leaf("h2", task, "id", task + "-title");
        notes.forEach(note -> markup.leaf("p", note));
        if (!data.isEmpty()) {
            markup.open("dl");
            data.keySet().stream().sorted().forEach(name -> markup.leaf("dt", name)
                    .leaf("dd", data.getOrDefault(name, "")));
            markup.close();
        }
        for (int i = 0; i < charts.size(); i++) {
            figure(markup, charts.get(i), task + "-chart" + i);
        }
        tables.forEach(table -> table.write(markup));
        if (result != null) {
            markup.open("details").leaf("summary", "All that --json writes");
            JsonRows.of("Result on " + task + ", as JSON has it", result).write(markup);
            markup.close();
        }
        markup.close();
    }

    private static void figure(Markup markup, Chart chart, String id) {
        markup.open("figure").leaf("figcaption", chart.title());
        markup.open(
                "svg",
                "viewBox",
                "0 0 " + chart.width() + " " + chart.height(),
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-words");
        markup.leaf("title", chart.title(), "id", id + "-title").leaf("desc", chart.description(), "id", id + "-words");
        chart.draw(new Svg(markup));
        markup.close().leaf("p", chart.description()).close();
    }
}
