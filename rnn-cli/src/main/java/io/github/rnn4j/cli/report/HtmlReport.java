package io.github.rnn4j.cli.report;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A report in one HTML file: no script, nothing from elsewhere, which its policy also forbids. It is well-formed XML. Immutable.
 *
 * @param title of the page
 * @param facts machine, date, seed and the like, a line each
 * @param summary the table of all tasks
 * @param sections a task each
 */
@Internal
public record HtmlReport(String title, List<String> facts, ReportTable summary, List<ReportSection> sections) {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    /** Colours that all can tell apart (Okabe and Ito, Color Universal Design, 2008); no character that HTML would escape. */
    private static final String STYLE = """
            body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 62rem; margin: 0 auto; padding: 1rem; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 1rem 0; }
            caption { text-align: left; font-weight: bold; padding: 0.3rem 0; }
            th, td { text-align: left; padding: 0.2rem 0.9rem 0.2rem 0; border-bottom: 1px solid #bbb; vertical-align: top; }
            tbody th { font-weight: normal; }
            dt { font-weight: bold; }
            .wide { overflow-x: auto; }
            a { color: #004a80; }
            a:focus-visible, .wide:focus-visible, summary:focus-visible { outline: 3px solid #d55e00; outline-offset: 2px; }
            figure { margin: 1.5rem 0; }
            figcaption { font-weight: bold; }
            svg { width: 100%; height: auto; }
            svg text { font: 14px system-ui, sans-serif; fill: #1a1a1a; }
            .grid { stroke: #ccc; }
            .whisker { stroke: #0072b2; stroke-width: 2; }
            .network { fill: #0072b2; stroke: #0072b2; stroke-width: 2; }
            .beside { fill: #fff; stroke: #a34700; stroke-width: 2; }
            .span { fill: #f0e442; fill-opacity: 0.45; }
            .line0, .line1, .line2, .line3 { fill: none; stroke-width: 1.6; }
            .line0 { stroke: #1a1a1a; stroke-width: 1.1; }
            .line1 { stroke: #0072b2; stroke-dasharray: 7 3; }
            .line2 { stroke: #a34700; stroke-dasharray: 2 3; }
            .line3 { stroke: #007a58; stroke-dasharray: 9 3 2 3; }
            @media print { .wide { overflow: visible; } }
            """;

    public HtmlReport {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /**
     * Writes the file, replacing it as a whole.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INPUT_OUTPUT} if it cannot be written
     */
    public void write(Path file) {
        byte[] bytes = html().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    String html() {
        Markup markup = new Markup();
        markup.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
        markup.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        markup.leaf("title", title).leaf("style", STYLE).close();
        markup.open("body").open("header").leaf("h1", title).open("ul");
        facts.forEach(fact -> markup.leaf("li", fact));
        markup.close().close();
        markup.open("nav", "aria-label", "Tasks").open("ul");
        for (ReportSection section : sections) {
            markup.open("li")
                    .leaf("a", section.task(), "href", "#" + section.task())
                    .close();
        }
        markup.close().close().open("main");
        summary.write(markup);
        sections.forEach(section -> section.write(markup));
        markup.close().close().close();
        return markup.end();
    }
}
