package io.github.rnn4j.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoteTableTest {
    private static final String HEADER = "reading,mote_id,indoor,humidity,temperature,label\n";

    private static MoteTable parse(String lines) {
        return MoteTable.parse((HEADER + lines).getBytes(StandardCharsets.UTF_8));
    }

    private static String readings(String mote, int count, int firstFault, int lastFault) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append(String.format(
                    Locale.ROOT,
                    "%d,%s,1,%.2f,%.1f,%d%n",
                    i,
                    mote,
                    40 + 0.5 * i,
                    20 - 0.1 * i,
                    i >= firstFault && i <= lastFault ? 1 : 0));
        }
        return lines.toString();
    }

    @Test
    void changesAreLearnedFromAndFaultsAreKeptApart(@TempDir Path folder) throws IOException {
        MoteTable motes = parse(readings("1", 4, 2, 3) + readings("2", 3, 0, 0) + readings("3", 2, 0, 0));

        assertThat(Files.readAllLines(motes.write(folder.resolve("motes.csv"))))
                .containsExactly(
                        "mote,second,humidityChange,temperatureChange,split",
                        "1,10,0.50,-0.10,test",
                        "1,15,0.50,-0.10,test",
                        "1,20,0.50,-0.10,test",
                        "2,10,0.50,-0.10,train",
                        "2,15,0.50,-0.10,train",
                        "3,10,0.50,-0.10,validation");
        assertThat(motes.faults()).containsExactly(new MoteTable.Fault("1", 10, 15));
        assertThat(motes.at(2).second()).isEqualTo(10);
        assertThat(motes.at(7).mote()).isEqualTo("3");
    }

    @Test
    void whatIsNoTableOfReadingsIsRefusedWithTheLine() {
        assertThatThrownBy(() -> MoteTable.parse("a,b\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RnnException.class)
                .hasMessageStartingWith("motes, line 1: expected reading,mote_id");
        for (String line :
                List.of("1,9,1,1,1,0", "1,2,1,x,1,0", "1,2,1,1,NaN,0", "1,2,1,1,1,2", "x,2,1,1,1,0", "1,2")) {
            assertThatThrownBy(() -> parse(line + "\n"))
                    .hasMessage(
                            "motes, line 2: expected a reading of one of the motes 1, 2, 3, 4 but got '" + line + "'");
        }
        assertThatThrownBy(() -> parse("1,2,1,1,1,0\n3,2,1,1,1,0\n"))
                .hasMessageStartingWith("motes, line 3: expected the reading that follows the mote's last one");
    }

    @Test
    void aFaultIsCaughtIfAnAlarmIsOnWhileItLasts() {
        MoteTable motes = parse(readings("1", 9, 4, 6) + readings("4", 9, 4, 6));
        Map<String, boolean[]> alarms = new LinkedHashMap<>();
        // Eight readings a mote: those at 10 s to 45 s, the fault from 20 s to 30 s.
        alarms.put("in time", on(16, 3));
        alarms.put("too late", on(16, 5));
        alarms.put("always", on(16, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
        alarms.put("at the other", on(16, 0, 10));

        FaultEvents events = FaultEvents.of(motes, motes.rows(), alarms);

        assertThat(events.events())
                .extracting(FaultEvents.Event::delaySeconds)
                .containsExactly(Map.of("in time", 5, "always", 0), Map.of("always", 0, "at the other", 0));
        assertThat(events.alarmsElsewhere())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("in time", 0, "too late", 1, "always", 2, "at the other", 1));
        assertThat(events.caught("always")).isEqualTo(2);
        assertThat(events.caught("too late")).isZero();
    }

    private static boolean[] on(int size, int... at) {
        boolean[] on = new boolean[size];
        for (int i : at) {
            on[i] = true;
        }
        return on;
    }

    @Test
    void withoutNpmThereAreNoReadingsAndItIsSaidWhy(@TempDir Path cache) {
        DemoData<MoteTable> found =
                new MotePackage(new Surroundings(Map.of("XDG_CACHE_HOME", cache.toString()), "Linux", cache)).find();

        assertThat(found.data()).isEmpty();
        assertThat(found.where()).isEqualTo("npm is not on the path");
    }

    @Test
    void theRealPackageHasTwoFaults(@TempDir Path cache) {
        assumeTrue(Boolean.getBoolean("rnn.npm"), "asks the real npm for the package: set -Drnn.npm=true");
        Surroundings real = new Surroundings(
                Map.of("PATH", System.getenv("PATH"), "XDG_CACHE_HOME", cache.toString()), "Linux", cache);

        MoteTable motes = new MotePackage(real).find().data().orElseThrow();

        assertThat(motes.rows()).hasSize(18_914 - 4);
        assertThat(motes.faults())
                .containsExactly(
                        new MoteTable.Fault("1", 5 * 2344, 5 * 2460), new MoteTable.Fault("4", 5 * 2362, 5 * 2393));
    }
}
