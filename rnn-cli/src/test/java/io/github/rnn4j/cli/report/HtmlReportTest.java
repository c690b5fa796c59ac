package io.github.rnn4j.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class HtmlReportTest {
    private static final String HOSTILE = "</style><script>alert('x')</script> & \"quoted\" 好\u0001";
    private static final String CLEANED = HOSTILE.replace('\u0001', '\uFFFD');

    @TempDir
    private Path folder;

    private Path write() {
        Chart dots = new DotChart(
                HOSTILE,
                "What the dots show",
                "f1",
                List.of(
                        new DotChart.Dot("network", 0.81, List.of(0.78, 0.84), true),
                        new DotChart.Dot(HOSTILE, 0.85, List.of(), false)));
        Chart lines = new LineChart(
                "Lines",
                "What the lines show",
                "percent",
                List.of(
                        new LineChart.Line(
                                "came",
                                List.of(
                                        new LineChart.Point(0, 1),
                                        new LineChart.Point(1, Double.NaN),
                                        new LineChart.Point(2, 3))),
                        new LineChart.Line(HOSTILE, List.of(new LineChart.Point(0, 2)))),
                List.of(new LineChart.Span("fault", 1, 2)),
                List.of(new LineChart.Mark(1, "noon")));
        ReportSection section = new ReportSection(
                "ticks",
                Map.of("licence", HOSTILE),
                List.of(HOSTILE),
                List.of(dots, lines),
                List.of(new ReportTable("Table", List.of("model", "f1"), List.of(List.of(HOSTILE, "0.85")))),
                new Figures(1, List.of(0.25, 1e-9), HOSTILE));
        Path file = folder.resolve("report.html");
        new HtmlReport(
                        "A title",
                        List.of("machine: " + HOSTILE, "seed: 7"),
                        new ReportTable("All", List.of("task", "f1"), List.of(List.of("ticks", "0.81"))),
                        List.of(section))
                .write(file);
        return file;
    }

    record Figures(int schemaVersion, List<Double> interval, String text) {}

    @Test
    void whatTheDataSayStaysText() throws Exception {
        XmlPage page = XmlPage.read(write());

        assertThat(page.elements("script")).isEmpty();
        assertThat(page.texts("dd")).containsExactly(CLEANED);
        assertThat(page.texts("li")).contains("machine: " + CLEANED, "seed: 7");
        assertThat(page.texts("text")).contains(CLEANED);
        assertThat(page.texts("td")).contains("1", "0.25", "1.0E-9", CLEANED);
        assertThat(page.texts("title")).contains("A title");
    }

    @Test
    void nothingComesFromElsewhere() throws Exception {
        Path file = write();
        String html = Files.readString(file).toLowerCase(Locale.ROOT);
        XmlPage page = XmlPage.read(file);

        for (String element :
                List.of("link", "img", "iframe", "object", "embed", "base", "image", "use", "video", "form")) {
            assertThat(page.elements(element)).as(element).isEmpty();
        }
        assertThat(html).startsWith("<!doctype html>").doesNotContain("http:", "https:", "@import", "url(", "data:");
        Matcher links = Pattern.compile("(?:href|src)=\"([^\"]*)\"").matcher(html);
        assertThat(links.results().map(link -> link.group(1))).containsExactly("#ticks");
        assertThat(page.elements("meta"))
                .extracting(meta -> meta.getAttribute("content"))
                .contains("default-src 'none'; style-src 'unsafe-inline'");
    }

    @Test
    void chartsAndTablesAreReadWithoutEyesAndHands() throws Exception {
        XmlPage page = XmlPage.read(write());

        assertThat(page.document().getDocumentElement().getAttribute("lang")).isEqualTo("en");
        List<String> ids = page.elements("*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.elements("svg")).hasSize(2).allSatisfy(svg -> {
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(ids).contains(svg.getAttribute("aria-labelledby").split(" "));
        });
        assertThat(page.texts("desc")).containsExactly("What the dots show", "What the lines show");
        assertThat(page.elements("table")).hasSize(3).allSatisfy(table -> {
            assertThat(table.getElementsByTagName("caption").getLength()).isEqualTo(1);
            assertThat(((Element) table.getParentNode()).getAttribute("tabindex"))
                    .isEqualTo("0");
        });
        assertThat(page.elements("th"))
                .allSatisfy(th -> assertThat(th.getAttribute("scope")).isIn("col", "row"));
    }

    @Test
    void linesAreToldByDashesAndDotsByShapesAndWords() throws Exception {
        Path file = write();
        XmlPage page = XmlPage.read(file);

        List<Element> paths = page.elements("path");
        assertThat(paths)
                .extracting(path -> path.getAttribute("class"))
                .containsExactly("network", "beside", "line0", "line1");
        assertThat(paths.get(0).getAttribute("d")).contains("a5 5");
        assertThat(paths.get(1).getAttribute("d")).doesNotContain("a5 5").endsWith("z");
        assertThat(page.texts("text")).contains("0.8100", "0.8500", "fault", "noon", "came", "percent");
        assertThat(Files.readString(file)).contains(".line1 { stroke: #0072b2; stroke-dasharray");
        // A value that is no number breaks the line.
        assertThat(paths.get(2).getAttribute("d")).matches("M[0-9.]+ [0-9.]+M[0-9.]+ [0-9.]+");
    }
}
