package io.github.rnn4j.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.page.DashboardOptions;
import io.github.rnn4j.monitoring.page.LivePage;
import io.github.rnn4j.monitoring.run.MemoryLog;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser shows it. Skipped, and why, where {@link Browser} finds none. */
class PageInBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static Browser browser;
    private static PageReader page;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        page = new PageReader(browser);
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
        try (LivePage served = Dashboard.start(MadeUpRun.training(), DashboardOptions.local())) {
            show(served.url());

            everyChartOfTheTrainingIsComplete();
            assertThat(page.text("#state")).contains("Done");
            assertThat(page.text(".verdicts"))
                    .contains("Overfitting", "Stop earlier")
                    .doesNotContain("Clipping");
            assertThat(page.text(".tiles"))
                    .contains("Yes: it stopped getting better", "epoch 6 of 10", "Limit 1", "破损 −1.94", "steps back");
            page.isAccessible();
            browser.screenshot(SCREENSHOTS.resolve("training.png"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void itIsThereInChineseAndInTheDarkAndRemembersTheLanguage() throws Exception {
        try (LivePage served = Dashboard.start(MadeUpRun.training(), DashboardOptions.local())) {
            browser.dark(true);
            show(served.url());
            browser.evaluate("document.querySelector('[data-language=zh]').click()");
            browser.evaluate(
                    "[...document.querySelectorAll('[role=tab]')].find(tab => tab.textContent === 'both').click()");

            assertThat(browser.evaluate("document.documentElement.lang").textValue())
                    .isEqualTo("zh-CN");
            assertThat(page.text(".tiles")).contains("收敛了吗");
            assertThat(page.count("canvas[role=img]")).isEqualTo(2);
            page.isAccessible();
            browser.screenshot(SCREENSHOTS.resolve("training-zh-dark.png"));

            show(served.url());
            assertThat(page.text("#verdicts")).isEqualTo("有问题吗？");
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
        try (LivePage served = Dashboard.start(log, DashboardOptions.local());
                Relay relay = new Relay(served.url())) {
            browser.open(relay.url());
            browser.await(PageReader.LIVE);
            for (int i = 0; i < 499; i++) {
                log.accept(events.get(i));
                if (i == 150 || i == 300) {
                    browser.await("Number(document.documentElement?.dataset.lastId) > " + (i - 100));
                    relay.cut();
                }
                Thread.sleep(2);
            }
            log.end(RunEvent.Outcome.COMPLETED, "");
            browser.await(PageReader.OVER);

            JsonNode data = browser.evaluate("({...document.documentElement.dataset})");
            assertThat(data.get("count").textValue()).isEqualTo("500");
            assertThat(data.get("lastId").textValue()).isEqualTo("500");
            assertThat(data.get("gaps").textValue()).isEqualTo("0");
            long last = events.stream()
                    .filter(RunEvent.Stepped.class::isInstance)
                    .mapToLong(event -> ((RunEvent.Stepped) event).step())
                    .max()
                    .orElseThrow();
            assertThat(page.chart("gradient").get("last").textValue()).isEqualTo(String.valueOf(last));
            // The browser reports the connections that were cut; the page itself has nothing to say.
            assertThat(browser.complaints())
                    .allMatch(line -> line.startsWith("Failed to load resource: net::ERR_CONNECTION"));
        }
        renewBrowser();
    }

    @Test
    void aModelAtWorkIsShown() throws Exception {
        try (LivePage served = Dashboard.start(MadeUpRun.serving(), DashboardOptions.local())) {
            show(served.url());

            assertThat(page.chart("serving").get("points").textValue()).isEqualTo("40");
            assertThat(page.chart("latency").get("points").textValue()).isEqualTo("40");
            assertThat(page.chart("latency").get("last").textValue()).isEqualTo("40000");
            assertThat(page.text("[data-chart=serving]"))
                    .contains("temperature", "✖ drifted", "▲ shifting", "✓ steady", "40\u202f000");
            assertThat(page.text(".verdicts")).contains("Input drift");
            page.isAccessible();
            browser.screenshot(SCREENSHOTS.resolve("serving.png"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void linesThatAreNoLongerHeldAreNotTakenForLost() throws Exception {
        MemoryLog log = new MemoryLog(MadeUpRun.header("predict"), InstantSource.system(), 10);
        MadeUpRun.serving().soFar().forEach(line -> log.accept(line.event()));
        try (LivePage served = Dashboard.start(log, DashboardOptions.local())) {
            show(served.url());

            assertThat(page.text("#state"))
                    .contains("the first 32 are no longer held")
                    .doesNotContain("missing");
            assertThat(page.chart("latency").get("points").textValue()).isEqualTo("9");
            assertThat(page.chart("latency").get("last").textValue()).isEqualTo("40000");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aRunThatFailedIsNotSaidToBeFine() throws Exception {
        MemoryLog log = MadeUpRun.log("reviews");
        MadeUpRun.both().subList(0, 40).forEach(log);
        log.end(RunEvent.Outcome.FAILED, "the disk is full");
        try (LivePage served = Dashboard.start(log, DashboardOptions.local())) {
            show(served.url());

            assertThat(page.text("#state")).contains("Failed: the disk is full");
            assertThat(page.text(".verdicts"))
                    .contains("The run failed", "the disk is full")
                    .doesNotContain("Nothing is wrong");
            assertThat(page.text(".tiles")).contains("It ended before it was done");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theFileShowsTheSameWithoutAServer() throws Exception {
        Path file = folder.resolve("run.html");
        HtmlExport.write(MadeUpRun.training(), file);

        show(file.toUri());

        everyChartOfTheTrainingIsComplete();
        page.isAccessible();
        browser.screenshot(SCREENSHOTS.resolve("file.png"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everythingIsReachedByTheKeyboard() throws Exception {
        try (LivePage served = Dashboard.start(MadeUpRun.training(), DashboardOptions.local())) {
            show(served.url());
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
            assertThat(page.text("[role=tab][aria-selected=true]")).isEqualTo("both");
            browser.evaluate("document.querySelector('[data-chart=gradient] .plot').focus()");
            browser.press("ArrowLeft");
            assertThat(page.text("[data-chart=gradient] .readout")).contains("step 358");
            browser.evaluate("document.querySelector('canvas[role=img]').focus()");
            browser.press("ArrowDown");
            assertThat(page.text("[data-chart^=heatmap] .readout")).contains("1 time steps before the last");
        }
    }

    private void everyChartOfTheTrainingIsComplete() {
        assertThat(page.chart("loss").get("points").textValue()).isEqualTo("300");
        assertThat(page.chart("loss").get("last").textValue()).isEqualTo("600");
        assertThat(page.chart("score").get("points").textValue()).isEqualTo("10");
        assertThat(page.chart("score").get("last").textValue()).isEqualTo("600");
        assertThat(page.chart("gradient").get("points").textValue()).isEqualTo("300");
        assertThat(page.chart("gradient").get("last").textValue()).isEqualTo("600");
        assertThat(page.chart("heatmap-rnn.l0").get("points").textValue()).isEqualTo("30");
        assertThat(page.chart("heatmap-rnn.l0").get("last").textValue()).isEqualTo("600");
        assertThat(page.chart("parameters").get("points").textValue()).isEqualTo("6");
        assertThat(page.chart("trace").get("points").textValue()).isEqualTo("13");
        assertThat(page.count("[data-chart=gradient] canvas")).isEqualTo(1);
    }

    private void show(URI url) throws InterruptedException {
        page.open(url, PageReader.OVER);
    }

    /** For what was complained of stays. */
    private static void renewBrowser() throws Exception {
        browser.close();
        browser = Browser.start();
        page = new PageReader(browser);
    }
}
