package io.github.rnn4j.tasks.timeseries.device.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.tasks.common.data.DataFolder;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.window.Windows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the guide to leaks says of each recording. */
class LeaksOfRealDevicesTest {
    private static DeviceSource file(String name) {
        Path folder = DataFolder.fromEnvironment().folder();
        assumeTrue(folder != null, "RNN_DATA is not set: there are no real recordings to look into");
        Path file = folder.resolve("device").resolve(name);
        assumeTrue(Files.exists(file), () -> file + " is not there: there are no real recordings to look into");
        return DeviceSource.of(file);
    }

    private static List<String> leaks(DeviceSource source, Windows windows) {
        return DeviceLeaks.find(DeviceData.labelled(source, 1), windows).stream()
                .map(leak -> leak.level().code() + " " + leak.kind().code() + " " + leak.count())
                .toList();
    }

    @Test
    void experimentsOfThePumpRigOverlapWhereTheirRecordingsDo() {
        DeviceSource skab = file("skab.csv.gz").withRun("experiment").withLabel("anomaly");

        assertThat(leaks(skab.withSplit("split_experiment"), new Windows(15, 400)))
                .containsExactly("warn overlapping-windows 421");
        assertThat(leaks(skab.withSplit("split_block"), new Windows(15, 400)))
                .containsExactly("refuse same-run 35", "warn overlapping-windows 359");
    }

    @Test
    void bearingsShareTheirRunsByDesign() {
        DeviceSource cwru =
                file("cwru_bearing_segments.csv.gz").withRun("condition").withLabel("fault");

        assertThat(leaks(cwru, new Windows(10, 0))).containsExactly("refuse same-run 10", "info determining-feature 2");
    }

    @Test
    void turbofansShareNothing() {
        DeviceSource cmapss =
                file("cmapss_fd001.csv.gz").withRun("file", "unit").withLabel("fault");

        assertThat(leaks(cmapss, new Windows(15, 0))).isEmpty();
    }
}
