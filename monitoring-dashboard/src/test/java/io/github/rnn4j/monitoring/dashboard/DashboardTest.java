package io.github.rnn4j.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.page.DashboardOptions;
import io.github.rnn4j.monitoring.page.LivePage;
import io.github.rnn4j.monitoring.page.PageServer;
import io.github.rnn4j.monitoring.run.MemoryLog;
import io.github.rnn4j.monitoring.run.RunJson;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {
    private static final DashboardOptions LOCAL = DashboardOptions.local();

    @Test
    void whoOpensItAfterTheEndGetsEveryLineInItsOrderAndThenTheEnd() throws IOException {
        MemoryLog log = MadeUpRun.training();
        try (LivePage page = Dashboard.start(log, LOCAL);
                Client client = Client.get(page.url(), "/api/events")) {
            String all = client.all();

            assertThat(all).contains("text/event-stream").endsWith("event: over\ndata: {}\n\n");
            assertThat(all.lines().filter(line -> line.startsWith("id: ")))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, log.soFar().size())
                                    .mapToObj(id -> "id: " + id)
                                    .toList());
            assertThat(all.lines().filter(line -> line.startsWith("data: {\"id\"")))
                    .containsExactlyElementsOf(log.soFar().stream()
                            .map(line -> "data: " + RunJson.write(line))
                            .toList());
        }
    }

    @Test
    void linesArriveWhileTheRunGoesOnAndTheLastOnesBeforeThePageIsClosed() throws IOException {
        MemoryLog log = MadeUpRun.log("reviews");
        LivePage page = Dashboard.start(log, LOCAL);
        try (Client client = Client.get(page.url(), "/api/events")) {
            log.accept(MadeUpRun.stepped("recurrent", 1, 1));
            assertThat(client.ids(1)).containsExactly(1L);
            log.accept(MadeUpRun.stepped("recurrent", 1, 2));
            assertThat(client.ids(1)).containsExactly(2L);

            log.accept(MadeUpRun.stepped("recurrent", 1, 3));
            log.end(RunEvent.Outcome.COMPLETED, "");
            page.close();

            assertThat(client.ids(3)).containsExactly(3L, 4L);
        } finally {
            page.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Last-Event-ID: 400", "X: nothing"})
    void aConnectionThatWasLostGoesOnWhereItEnded(String header) throws IOException {
        MemoryLog log = MadeUpRun.training();
        boolean byHeader = header.startsWith("Last");
        try (LivePage page = Dashboard.start(log, LOCAL);
                Client client = Client.get(page.url(), byHeader ? "/api/events" : "/api/events?after=400", header)) {
            assertThat(client.ids(Integer.MAX_VALUE))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(401, log.soFar().size())
                                    .boxed()
                                    .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e3", "99999999999999999999", "x"})
    void aLineNumberThatIsNoneIsRefused(String number) throws IOException {
        try (LivePage page = Dashboard.start(MadeUpRun.training(), LOCAL);
                Client client = Client.get(page.url(), "/api/events", "Last-Event-ID: " + number)) {
            assertThat(client.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/main.js", "/style.css", "/uPlot.esm.js", "/uPlot.min.css", "/api/run", "/no-such-file"})
    void everyAnswerIsKeptFromOtherSitesAndFromCaches(String path) throws IOException {
        try (LivePage page = Dashboard.start(MadeUpRun.training(), LOCAL);
                Client client = Client.get(page.url(), path)) {
            String answer = client.all();

            assertThat(answer).startsWith(path.equals("/no-such-file") ? "HTTP/1.1 404" : "HTTP/1.1 200");
            assertThat(answer)
                    .contains(
                            "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';",
                            "X-Content-Type-Options: nosniff",
                            "Cache-Control: no-store",
                            "Cross-Origin-Resource-Policy: same-origin")
                    .doesNotContain("unsafe-inline", "unsafe-eval", "Server:");
        }
    }

    @Test
    void theHeaderOfTheRunIsWhatItsFolderHas() throws IOException {
        MemoryLog log = MadeUpRun.training();
        try (LivePage page = Dashboard.start(log, LOCAL);
                Client client = Client.get(page.url(), "/api/run")) {
            assertThat(client.all()).endsWith("\n\n" + RunJson.write(log.header()) + "\n");
        }
    }

    @Test
    void metricsAreThereOnlyIfTheyWereAskedFor() throws IOException {
        try (LivePage without = Dashboard.start(MadeUpRun.training(), LOCAL);
                LivePage with = Dashboard.start(MadeUpRun.training(), LOCAL.withMetrics());
                Client no = Client.get(without.url(), "/metrics");
                Client yes = Client.get(with.url(), "/metrics")) {
            assertThat(no.status()).isEqualTo(404);
            assertThat(yes.all()).startsWith("HTTP/1.1 200").contains("rnn4j_verdict{kind=\"OVERFITTING\"}");
        }
    }

    @Test
    void aPortThatIsTakenAndAnAddressThatIsNotOursAreRefused() {
        try (LivePage page = Dashboard.start(MadeUpRun.training(), LOCAL)) {
            int taken = page.url().getPort();

            assertThatThrownBy(() -> Dashboard.start(MadeUpRun.training(), LOCAL.withPort(taken)))
                    .isInstanceOfSatisfying(
                            RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                    .hasMessageContaining("a port that is free")
                    .hasMessageContaining(String.valueOf(taken));
        }
        assertThatThrownBy(() -> Dashboard.start(MadeUpRun.training(), LOCAL.withAddress("192.0.2.1")))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("192.0.2.1");
    }

    @Test
    void closingTwiceIsAllowedAndFreesThePort() {
        LivePage page = Dashboard.start(MadeUpRun.training(), LOCAL);
        URI url = page.url();
        page.close();
        page.close();

        try (LivePage again = Dashboard.start(MadeUpRun.training(), LOCAL.withPort(url.getPort()))) {
            assertThat(again.url()).isEqualTo(url);
        }
    }

    @Test
    void theClassPathOffersIt() {
        List<String> names = ServiceLoader.load(PageServer.class).stream()
                .map(provider -> provider.get().name())
                .toList();

        assertThat(names).containsExactly("dashboard");
    }
}
