package io.github.rnn4j.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.report.XmlPage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceDemoTest {
    @TempDir
    private Path folder;

    /** Sensors that tremble; at motes 1 and 4 humidity leaps for a while. */
    private static MoteTable motes() {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder csv = new StringBuilder("reading,mote_id,indoor,humidity,temperature,label\n");
        for (int mote = 1; mote <= 4; mote++) {
            for (int reading = 1; reading <= 400; reading++) {
                boolean fault = (mote == 1 || mote == 4) && reading >= 200 && reading < 230;
                csv.append(String.format(
                        Locale.ROOT,
                        "%d,%d,1,%.2f,%.2f,%d%n",
                        reading,
                        mote,
                        45 + random.nextDouble(-0.5, 0.5) + (fault ? 8 * random.nextDouble(-1, 1) : 0),
                        27 + random.nextDouble(-0.2, 0.2),
                        fault ? 1 : 0));
            }
        }
        return MoteTable.parse(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void eachFaultIsCaughtOrNotAndEveryFigureStandsInTheReport() throws Exception {
        DemoRun run = DemoRun.of(terminal -> new DeviceDemo.Job(terminal, motes(), folder.resolve("package.tgz")));

        XmlPage page = run.report(folder.resolve("report.html"));
        JsonNode json = JsonFile.tree(run.result().json());
        assertThat(page.texts("td")).containsAll(run.jsonValues());
        assertThat(json.path("task").asText()).isEqualTo("devices");
        assertThat(json.path("events").findValuesAsText("run")).containsExactly("1", "4");
        assertThat(json.at("/events/0/firstSecond").asInt()).isEqualTo(1000);
        assertThat(json.at("/events/0/delaySeconds").has("both")).isTrue();
        assertThat(json.at("/alarmsElsewhere").size()).isEqualTo(4);
        assertThat(json.toString()).doesNotContain("f1");
        assertThat(run.out())
                .contains("2 faults were made")
                .contains("CC BY 4.0")
                .contains("mote 1, 0 h 16 min to 0 h 19 min")
                .containsPattern("both +caught after \\d+ s +caught after \\d+ s")
                .doesNotContain("Verdict: ");
        assertThat(page.texts("figcaption"))
                .containsExactly(
                        "Mote 1: how far readings are off their forecast",
                        "Mote 4: how far readings are off their forecast");
        assertThat(page.texts("text")).contains("fault", "threshold");
        assertThat(run.result().summary().orElseThrow().cells())
                .startsWith("devices", "faults caught (alarms elsewhere)")
                .anyMatch(cell -> cell.startsWith("2 of 2 ("))
                .endsWith("too little to judge");
    }
}
