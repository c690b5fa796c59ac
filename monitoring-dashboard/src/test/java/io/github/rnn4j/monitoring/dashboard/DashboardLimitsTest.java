package io.github.rnn4j.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.page.DashboardOptions;
import io.github.rnn4j.monitoring.page.LivePage;
import io.github.rnn4j.monitoring.run.MemoryLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients that mean no good can do: little. */
class DashboardLimitsTest {
    private static final int SLOW = 50;

    /** Lines of 4 kB, 16 MB in all. */
    private static final int LINES = 4_000;

    /** Each asks for everything and reads nothing; the log is longer than what any of them has room for. */
    @Test
    void fiftyClientsThatReadNothingStopNeitherThePageNorTheRun() throws IOException {
        MemoryLog log = MadeUpRun.log("reviews");
        List<Client> slow = new ArrayList<>();
        try (LivePage page = Dashboard.start(log, DashboardOptions.local())) {
            for (int i = 0; i < SLOW; i++) {
                slow.add(Client.get(page.url(), "/api/events"));
            }
            String word = "x".repeat(4_000);
            for (int i = 1; i <= LINES; i++) {
                log.accept(
                        new RunEvent.Traced("recurrent", i, List.of(word), List.of(0.5), List.of(List.of(1.0)), "1"));
            }

            try (Client file = Client.get(page.url(), "/main.js");
                    Client events = Client.get(page.url(), "/api/events")) {
                assertThat(file.all()).startsWith("HTTP/1.1 200").contains("follow(store");
                assertThat(events.ids(LINES)).hasSize(LINES).isSorted();
            }
            assertThat(slow.get(SLOW - 1).ids(LINES))
                    .as("one of them begins to read")
                    .hasSize(LINES);
            log.end(RunEvent.Outcome.COMPLETED, "");
        } finally {
            for (Client client : slow) {
                client.close();
            }
        }
    }

    @Test
    void fiftyClientsThatNeverEndTheirRequestDoNotStopThePage() throws IOException {
        List<Client> slow = new ArrayList<>();
        try (LivePage page = Dashboard.start(MadeUpRun.training(), DashboardOptions.local())) {
            for (int i = 0; i < SLOW; i++) {
                slow.add(new Client(page.url()));
                slow.get(i).send("GET / HTTP/1.1\r\nHost: loc");
            }
            try (Client client = Client.get(page.url(), "/api/run")) {
                assertThat(client.status()).isEqualTo(200);
            }
        } finally {
            for (Client client : slow) {
                client.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000000000", "Transfer-Encoding: chunked"})
    void aBodyIsRefusedBeforeItComes(String header) throws IOException {
        try (LivePage page = Dashboard.start(MadeUpRun.training(), DashboardOptions.local());
                Client client = new Client(page.url())) {
            client.send("POST /api/run HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n");

            assertThat(client.all()).startsWith("HTTP/1.1 413").contains("Connection: close");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void nothingButReadingIsAnswered(String method) throws IOException {
        try (LivePage page = Dashboard.start(MadeUpRun.training(), DashboardOptions.local());
                Client client = new Client(page.url())) {
            client.send(method + " / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(client.status()).isEqualTo(405);
        }
    }

    @Test
    void aHeadThatIsTooLongIsRefused() throws IOException {
        try (LivePage page = Dashboard.start(MadeUpRun.training(), DashboardOptions.local());
                Client client = Client.get(page.url(), "/", "X: " + "x".repeat(10_000))) {
            assertThat(client.status()).isEqualTo(431);
        }
    }

    @Test
    void oneBrowserMoreThanThereIsRoomForIsToldToComeBack() throws IOException {
        MemoryLog log = MadeUpRun.log("reviews");
        log.accept(MadeUpRun.stepped("recurrent", 1, 1));
        List<Client> clients = new ArrayList<>();
        try (LivePage page = Dashboard.start(log, DashboardOptions.local())) {
            for (int i = 0; i < Routes.MOST_STREAMS; i++) {
                clients.add(Client.get(page.url(), "/api/events"));
                assertThat(clients.get(i).ids(1)).hasSize(1);
            }
            try (Client more = Client.get(page.url(), "/api/events");
                    Client file = Client.get(page.url(), "/")) {
                assertThat(more.all()).startsWith("HTTP/1.1 503").contains("Retry-After: 5");
                assertThat(file.status()).isEqualTo(200);
            }
        } finally {
            for (Client client : clients) {
                client.close();
            }
        }
    }

    @Test
    void headOfTheEventsHoldsNoStream() throws IOException {
        try (LivePage page = Dashboard.start(MadeUpRun.log("reviews"), DashboardOptions.local());
                Client client = new Client(page.url())) {
            client.send("HEAD /api/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(client.all()).startsWith("HTTP/1.1 200").contains("text/event-stream");
        }
    }
}
