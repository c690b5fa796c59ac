package io.github.rnn4j.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.page.DashboardOptions;
import io.github.rnn4j.monitoring.page.LivePage;
import io.github.rnn4j.monitoring.run.MemoryLog;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser shows it. Skipped where there is none: put chromium on the path, or its file's name in RNN_BROWSER. */
class PageInBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String OVER = "document.documentElement?.dataset.state === 'over'";

    private static Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = Browser.find();
        assumeTrue(program.isPresent(), "no browser: put chromium on the path, or its file's name in RNN_BROWSER");
        browser = Browser.start(program.orElseThrow());
    }

    @AfterAll
    static void end() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void again() {
        browser.evaluate("document.querySelector('[data-language=en]')?.click()");
        browser.dark(false);
        browser.size(1400, 1000);
    }

    @Test
    void openedAfterTheEndItShowsEveryPointOfEveryChart() throws Exception {
        try (LivePage page = Dashboard.start(MadeUpRun.training(), DashboardOptions.local())) {
            show(page.url());

            everyChartOfTheTrainingIsComplete();
            assertThat(text("#state")).contains("Done");
            assertThat(text(".verdicts"))
                    .contains("Overfitting", "Stop earlier")
                    .doesNotContain("Clipping");
            assertThat(text(".tiles"))
                    .contains(
                            "Yes: it stopped getting better", "epoch 6 of 10", "On, limit 1", "破损 −1.94", "steps back");
            accessible();
            browser.screenshot(SCREENSHOTS.resolve("training.png"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void itIsThereInChineseAndInTheDarkAndRemembersTheLanguage() throws Exception {
        try (LivePage page = Dashboard.start(MadeUpRun.training(), DashboardOptions.local())) {
            browser.dark(true);
            show(page.url());
            browser.evaluate("document.querySelector('[data-language=zh]').click()");
            browser.evaluate(
                    "[...document.querySelectorAll('[role=tab]')].find(tab => tab.textContent === 'both').click()");

            assertThat(browser.evaluate("document.documentElement.lang").textValue())
                    .isEqualTo("zh-CN");
            assertThat(text(".tiles")).contains("收敛了吗");
            assertThat(count("canvas[role=img]")).isEqualTo(2);
            accessible();
            browser.screenshot(SCREENSHOTS.resolve("training-zh-dark.png"));

            show(page.url());
            assertThat(text("#verdicts")).isEqualTo("有问题吗？");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void fiveHundredEventsArriveInTheirOrderOverConnectionsThatBreakAndTheLastPointIsThereAfterTheEnd()
            throws Exception {
        MemoryLog log = MadeUpRun.log("reviews");
        List<RunEvent> events = MadeUpRun.recurrent();
        for (int i = 2; events.size() < 499; i++) {
            events.add(events.size() - 1, MadeUpRun.stepped("recurrent", 10, 600 + i));
        }
        try (LivePage page = Dashboard.start(log, DashboardOptions.local());
                Relay relay = new Relay(page.url())) {
            browser.open(relay.url());
            browser.await("document.documentElement?.dataset.state === 'live'");
            for (int i = 0; i < 499; i++) {
                log.accept(events.get(i));
                if (i == 150 || i == 300) {
                    browser.await("Number(document.documentElement?.dataset.lastId) > " + (i - 100));
                    relay.cut();
                }
                Thread.sleep(2);
            }
            log.end(RunEvent.Outcome.COMPLETED, "");
            browser.await(OVER);

            JsonNode data = browser.evaluate("({...document.documentElement.dataset})");
            assertThat(data.get("count").textValue()).isEqualTo("500");
            assertThat(data.get("lastId").textValue()).isEqualTo("500");
            assertThat(data.get("gaps").textValue()).isEqualTo("0");
            long last = events.stream()
                    .filter(RunEvent.Stepped.class::isInstance)
                    .mapToLong(event -> ((RunEvent.Stepped) event).step())
                    .max()
                    .orElseThrow();
            assertThat(chart("gradient").get("last").textValue()).isEqualTo(String.valueOf(last));
            // The browser reports the connections that were cut; the page itself has nothing to say.
            assertThat(browser.complaints()).allMatch(line -> line.startsWith("network: "));
        }
        renewBrowser();
    }

    @Test
    void aModelAtWorkIsShown() throws Exception {
        try (LivePage page = Dashboard.start(MadeUpRun.serving(), DashboardOptions.local())) {
            show(page.url());

            assertThat(chart("serving").get("points").textValue()).isEqualTo("40");
            assertThat(chart("latency").get("points").textValue()).isEqualTo("40");
            assertThat(chart("latency").get("last").textValue()).isEqualTo("40000");
            assertThat(text("[data-chart=serving]"))
                    .contains("temperature", "✖ drifted", "▲ shifting", "✓ steady", "40\u202f000");
            assertThat(text(".verdicts")).contains("Input drift");
            accessible();
            browser.screenshot(SCREENSHOTS.resolve("serving.png"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aRunThatFailedIsNotSaidToBeFine() throws Exception {
        MemoryLog log = MadeUpRun.log("reviews");
        MadeUpRun.both().subList(0, 40).forEach(log);
        log.end(RunEvent.Outcome.FAILED, "the disk is full");
        try (LivePage page = Dashboard.start(log, DashboardOptions.local())) {
            show(page.url());

            assertThat(text("#state")).contains("Failed: the disk is full");
            assertThat(text(".verdicts"))
                    .contains("The run failed", "the disk is full")
                    .doesNotContain("Nothing is wrong");
            assertThat(text(".tiles")).contains("It ended before it was done");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theFileShowsTheSameWithoutAServer() throws Exception {
        Path file = folder.resolve("run.html");
        HtmlExport.write(MadeUpRun.training(), file);

        show(file.toUri());

        everyChartOfTheTrainingIsComplete();
        accessible();
        browser.screenshot(SCREENSHOTS.resolve("file.png"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everythingIsReachedByTheKeyboard() throws Exception {
        try (LivePage page = Dashboard.start(MadeUpRun.training(), DashboardOptions.local())) {
            show(page.url());
            List<String> reached = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                browser.press("Tab");
                reached.add(
                        browser.evaluate("document.activeElement.tagName + ' ' + document.activeElement.className + ' '"
                                        + " + (document.activeElement.getAttribute('role') ?? '') + ' '"
                                        + " + getComputedStyle(document.activeElement).outlineStyle")
                                .textValue());
            }
            for (String part : List.of(
                    "A skip", "A ", "BUTTON", "DIV plot img", "CANVAS  img", "SUMMARY", "DIV wide region", "tab")) {
                assertThat(reached).as("in the order of the tab key").anyMatch(one -> one.contains(part));
            }
            assertThat(reached).as("visible focus").allMatch(one -> one.endsWith("solid") || one.startsWith("BODY"));

            browser.evaluate("document.querySelector('[role=tab]').focus()");
            browser.press("ArrowRight");
            assertThat(text("[role=tab][aria-selected=true]")).isEqualTo("both");
            browser.evaluate("document.querySelector('[data-chart=gradient] .plot').focus()");
            browser.press("ArrowLeft");
            assertThat(text("[data-chart=gradient] .readout")).contains("step 358");
            browser.evaluate("document.querySelector('canvas[role=img]').focus()");
            browser.press("ArrowDown");
            assertThat(text("[data-chart^=heatmap] .readout")).contains("1 time steps before the last");
        }
    }

    private void everyChartOfTheTrainingIsComplete() {
        assertThat(chart("loss").get("points").textValue()).isEqualTo("300");
        assertThat(chart("loss").get("last").textValue()).isEqualTo("600");
        assertThat(chart("score").get("points").textValue()).isEqualTo("10");
        assertThat(chart("score").get("last").textValue()).isEqualTo("600");
        assertThat(chart("gradient").get("points").textValue()).isEqualTo("300");
        assertThat(chart("gradient").get("last").textValue()).isEqualTo("600");
        assertThat(chart("heatmap-rnn.l0").get("points").textValue()).isEqualTo("30");
        assertThat(chart("heatmap-rnn.l0").get("last").textValue()).isEqualTo("600");
        assertThat(chart("parameters").get("points").textValue()).isEqualTo("6");
        assertThat(chart("trace").get("points").textValue()).isEqualTo("13");
        assertThat(count("[data-chart=gradient] canvas")).isEqualTo(1);
    }

    private void show(URI url) throws InterruptedException {
        browser.open(URI.create("about:blank"));
        browser.size(1400, 1000);
        browser.open(url);
        browser.await(OVER);
    }

    /** By axe-core, with all its rules. */
    private void accessible() throws IOException {
        try (InputStream in = getClass()
                .getResourceAsStream(
                        "/META-INF/resources/webjars/axe-core/" + System.getProperty("axe.version") + "/axe.min.js")) {
            browser.evaluate(new String(in.readAllBytes(), StandardCharsets.UTF_8) + ";0");
        }
        JsonNode violations = browser.evaluate("axe.run(document).then(found => found.violations.map("
                + "rule => ({rule: rule.id, nodes: rule.nodes.map(node => node.html + ' ' + node.failureSummary)})))");
        assertThat(violations).isEmpty();
    }

    private JsonNode chart(String name) {
        return browser.evaluate("({...document.querySelector(`[data-chart=\"" + name + "\"]`).dataset})");
    }

    private String text(String selector) {
        return browser.evaluate("document.querySelector(`" + selector + "`).textContent")
                .textValue();
    }

    private int count(String selector) {
        return browser.evaluate("document.querySelectorAll(`" + selector + "`).length")
                .intValue();
    }

    /** For what was complained of stays. */
    private static void renewBrowser() throws Exception {
        browser.close();
        browser = Browser.start(Browser.find().orElseThrow());
    }
}
