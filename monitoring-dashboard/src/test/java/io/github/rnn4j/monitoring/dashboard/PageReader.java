package io.github.rnn4j.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Reads off a page in a browser what a person would. */
final class PageReader {
    static final String LIVE = "document.documentElement?.dataset.state === 'live'";
    static final String OVER = "document.documentElement?.dataset.state === 'over'";

    private final Browser browser;

    PageReader(Browser browser) {
        this.browser = browser;
    }

    /** Opens a page, and waits for a state of it. */
    void open(URI url, String state) throws InterruptedException {
        browser.open(URI.create("about:blank"));
        browser.size(1400, 1000);
        browser.open(url);
        browser.await(state);
    }

    /** Returns what a chart says of itself: how many points it has, and where its last one is. */
    JsonNode chart(String name) {
        return browser.evaluate("({...document.querySelector(`[data-chart=\"" + name + "\"]`).dataset})");
    }

    String text(String selector) {
        return browser.evaluate("document.querySelector(`" + selector + "`).textContent")
                .textValue();
    }

    int count(String selector) {
        return browser.evaluate("document.querySelectorAll(`" + selector + "`).length")
                .intValue();
    }

    /** Finds that nothing keeps anybody out, by axe-core with all its rules. */
    void isAccessible() throws IOException {
        try (InputStream in = getClass()
                .getResourceAsStream(
                        "/META-INF/resources/webjars/axe-core/" + System.getProperty("axe.version") + "/axe.min.js")) {
            browser.evaluate(new String(in.readAllBytes(), StandardCharsets.UTF_8) + ";0");
        }
        JsonNode violations = browser.evaluate("axe.run(document).then(found => found.violations.map("
                + "rule => ({rule: rule.id, nodes: rule.nodes.map(node => node.html + ' ' + node.failureSummary)})))");
        assertThat(violations).isEmpty();
    }
}
