package io.github.rnn4j.verification.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeaksTest {
    private static Peaks peaks(int lanesPerCycle, int lanes, double gigaFlops) {
        int units = Peaks.units(new Processor("some", lanesPerCycle), 3, lanes, gigaFlops);
        return new Peaks(3, lanes, units, gigaFlops, 1, 3, new TreeMap<>(Map.of(32768L, 200.0)));
    }

    @ParameterizedTest
    @CsvSource({
        // 512 bits on two units of 256: one multiply-add a cycle is all there is.
        "16, 16, 96, 1, 1",
        // The same processor by 256 bits, once with half of its time lost.
        "16, 8, 96, 2, 1",
        "16, 8, 48, 2, 0.5",
        // Nobody knows the processor: what it has shown, and more than one unit's peak takes two.
        "0, 8, 46, 1, 0.958",
        "0, 8, 60, 2, 0.625",
        "0, 8, 95, 2, 0.99",
        // Told wrongly: what was measured is true.
        "8, 8, 90, 2, 0.9375"
    })
    void unitsAreToldOrAtLeastThoseShown(int told, int lanes, double gigaFlops, int units, double reached) {
        Peaks peaks = peaks(told, lanes, gigaFlops);

        assertThat(peaks.fmaUnits()).isEqualTo(units);
        assertThat(peaks.reached()).isCloseTo(reached, within(1e-3));
    }

    @Test
    void bestOfTwoIsTheBestOfEachFigure() {
        Peaks one = new Peaks(3, 8, 2, 61, 1.4, 3.5, new TreeMap<>(Map.of(32768L, 140.0, 65536L, 110.0)));
        Peaks other = new Peaks(2.9, 8, 2, 95, 1.3, 3.6, new TreeMap<>(Map.of(32768L, 160.0, 65536L, 100.0)));

        Peaks best = new Peaks(3, 8, 2, 95, 1.3, 3.5, new TreeMap<>(Map.of(32768L, 160.0, 65536L, 110.0)));
        assertThat(Peaks.best(List.of(one, other))).isEqualTo(best);
        assertThat(Peaks.best(List.of(other, one))).isEqualTo(best);
    }

    @Test
    void whatJsonSaysBesidesIsReckonedAgain() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String text = json.writeValueAsString(peaks(16, 16, 90));

        assertThat(text).contains("\"theoreticalGigaFlops\":96.0").contains("\"reached\":0.9375");
        assertThat(json.readValue(text, Peaks.class)).isEqualTo(peaks(16, 16, 90));
    }

    @ParameterizedTest
    @CsvSource({
        "AuthenticAMD, 25, 17, 16",
        "AuthenticAMD, 23, 49, 16",
        "AuthenticAMD, 23, 1, 8",
        "AuthenticAMD, 26, 2, 0",
        "GenuineIntel, 6, 143, 0"
    })
    void onlyProcessorsThatAreKnownForSureAreTold(String vendor, int family, int model, int lanes) {
        List<String> info = List.of(
                "processor\t: 0",
                "vendor_id\t: " + vendor,
                "cpu family\t: " + family,
                "model\t\t: " + model,
                "model name\t: Some Processor: 16 cores");

        assertThat(Processor.of(info)).isEqualTo(new Processor("Some Processor: 16 cores", lanes));
    }

    @Test
    void listWithoutNamesGivesTheArchitecture() {
        assertThat(Processor.of(List.of("Features\t: fp asimd")))
                .isEqualTo(new Processor(System.getProperty("os.arch"), 0));
    }
}
