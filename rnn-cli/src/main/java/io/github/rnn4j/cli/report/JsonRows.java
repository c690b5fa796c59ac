package io.github.rnn4j.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rnn4j.cli.output.JsonFile;
import java.util.ArrayList;
import java.util.List;

/** Lists every value of a JSON object under the keys that lead to it. */
final class JsonRows {
    private JsonRows() {}

    static ReportTable of(String caption, Record result) {
        List<List<String>> rows = new ArrayList<>();
        add(rows, "", JsonFile.tree(result));
        return new ReportTable(caption, List.of("key", "value"), rows);
    }

    private static void add(List<List<String>> rows, String path, JsonNode node) {
        String before = path.isEmpty() ? "" : path + ".";
        if (node.isObject()) {
            node.properties().forEach(entry -> add(rows, before + entry.getKey(), entry.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(rows, before + i, node.get(i));
            }
        } else {
            rows.add(List.of(path, node.asText()));
        }
    }
}
