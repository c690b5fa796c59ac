package io.github.rnn4j.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.monitoring.page.DashboardOptions;
import io.github.rnn4j.monitoring.page.LivePage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {
    /** In a process of its own, for slf4j speaks once. */
    @Test
    void aProgramWithoutALoggerSeesNothingPrinted() throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("200");
        assertThat(process.waitFor()).isZero();
    }

    /** Serves a page and asks for it. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) throws Exception {
            try (LivePage page = Dashboard.start(
                            MadeUpRun.training(), DashboardOptions.local().withMetrics());
                    Client client = Client.get(page.url(), "/metrics")) {
                System.out.print(client.status());
            }
        }
    }
}
