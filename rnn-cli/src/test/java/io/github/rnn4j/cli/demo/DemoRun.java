package io.github.rnn4j.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendRequirements;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.Progress;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.cli.report.HtmlReport;
import io.github.rnn4j.cli.report.ReportTable;
import io.github.rnn4j.cli.report.XmlPage;
import io.github.rnn4j.core.discovery.BackendRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A job of the demo that was run, with what it showed. */
record DemoRun(DemoResult result, String out) {
    static DemoRun of(Function<Terminal, DemoJob> job) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream screen = new PrintStream(out, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(screen, screen, new ByteArrayInputStream(new byte[0]), false);
        try (Backend engine =
                BackendRegistry.ofClassPath().choose(BackendRequirements.NONE).open(new BackendOptions(1, 0))) {
            DemoResult result = job.apply(terminal).run(engine, 1, Progress.Detail.NOTHING);
            return new DemoRun(result, out.toString(StandardCharsets.UTF_8));
        }
    }

    /** The report of this job alone, read back. */
    XmlPage report(Path file) throws Exception {
        ReportTable summary = new ReportTable(
                "All", SummaryRow.HEADER, List.of(result.summary().orElseThrow().cells()));
        new HtmlReport("Title", List.of("seed: 1"), summary, List.of(result.section())).write(file);
        return XmlPage.read(file);
    }

    /** Every value of the JSON, as text. */
    List<String> jsonValues() {
        List<String> values = new ArrayList<>();
        add(JsonFile.tree(result.json()), values);
        return values;
    }

    private static void add(JsonNode node, List<String> values) {
        if (node.isValueNode()) {
            values.add(node.asText());
        } else {
            node.forEach(child -> add(child, values));
        }
    }
}
