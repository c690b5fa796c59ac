package io.github.rnn4j.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.monitoring.page.DashboardOptions;
import io.github.rnn4j.monitoring.page.LivePage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in. */
class DashboardAccessTest {
    private static final String TOKEN = "0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:80",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "192.168.0.1",
                "1270.0.0.1"
            })
    void onLoopbackANameOfAnotherSiteIsRefused(String host) throws IOException {
        try (LivePage page = Dashboard.start(MadeUpRun.training(), DashboardOptions.local())) {
            for (String path : new String[] {"/", "/api/run", "/api/events"}) {
                try (Client client = Client.get(page.url(), path, "Host: " + host)) {
                    assertThat(client.all()).startsWith("HTTP/1.1 403").doesNotContain("reviews");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.2:1", "[::1]:99"})
    void onLoopbackItsOwnNamesAreLetIn(String host) throws IOException {
        try (LivePage page = Dashboard.start(MadeUpRun.training(), DashboardOptions.local());
                Client client = Client.get(page.url(), "/api/run", "Host: " + host)) {
            assertThat(client.status()).isEqualTo(200);
        }
    }

    @Test
    void anAddressThatIsNotLoopbackNeedsATokenThatNobodyChose() throws Exception {
        try (LivePage page = Dashboard.start(
                        MadeUpRun.training(), DashboardOptions.local().withAddress("0.0.0.0"));
                LivePage other = Dashboard.start(
                        MadeUpRun.training(), DashboardOptions.local().withAddress("0.0.0.0"))) {
            URI local = URI.create("http://127.0.0.1:" + page.url().getPort() + "/");
            String token = page.url().getQuery();

            assertThat(token).matches("token=[A-Za-z0-9_-]{32}");
            assertThat(other.url().getQuery()).isNotEqualTo(token);
            for (String path : new String[] {"/", "/main.js", "/api/run", "/api/events", "/?token=wrong", "/?token="}) {
                try (Client client = Client.get(local, path)) {
                    assertThat(client.all()).startsWith("HTTP/1.1 401").doesNotContain("reviews");
                }
            }
        }
    }

    @Test
    void theAddressThatWasPrintedGivesACookieThatLetsInAndLeavesNoTokenInTheAddress() throws IOException {
        try (LivePage page = Dashboard.start(
                        MadeUpRun.training(), DashboardOptions.local().withToken(TOKEN));
                Client first = Client.get(page.url(), "/?token=" + TOKEN)) {
            String answer = first.all();
            String cookie = answer.lines()
                    .filter(line -> line.startsWith("Set-Cookie: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("Set-Cookie: ".length());

            assertThat(page.url().getQuery()).isEqualTo("token=" + TOKEN);
            assertThat(answer).startsWith("HTTP/1.1 303").contains("Location: /\n");
            assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/");
            try (Client second = Client.get(
                    page.url(),
                    "/api/run",
                    "Cookie: " + cookie.split(";", 2)[0],
                    "Host: any.example:" + page.url().getPort())) {
                assertThat(second.status()).isEqualTo(200);
            }
            try (Client wrong = Client.get(
                    page.url(), "/api/run", "Cookie: rnn4j-" + page.url().getPort() + "=" + TOKEN + "x")) {
                assertThat(wrong.status()).isEqualTo(401);
            }
        }
    }

    @Test
    void programsSendTheTokenInAHeader() throws IOException {
        DashboardOptions options = DashboardOptions.local().withToken(TOKEN).withMetrics();
        try (LivePage page = Dashboard.start(MadeUpRun.training(), options);
                Client right = Client.get(page.url(), "/metrics", "Authorization: Bearer " + TOKEN);
                Client wrong =
                        Client.get(page.url(), "/metrics", "Authorization: Bearer " + TOKEN.toUpperCase(Locale.ROOT))) {
            assertThat(right.status()).isEqualTo(200);
            assertThat(wrong.status()).isEqualTo(401);
        }
    }

    @Test
    void aTokenIsInNoTextThatMayBeLogged() throws IOException {
        assertThat(DashboardOptions.local().withToken(TOKEN).toString()).doesNotContain(TOKEN);
        assertThat(AccessRule.of(InetAddress.getLoopbackAddress(), TOKEN).toString())
                .doesNotContain(TOKEN);
    }
}
