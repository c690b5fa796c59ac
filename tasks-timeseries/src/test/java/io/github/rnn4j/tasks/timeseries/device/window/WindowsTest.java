package io.github.rnn4j.tasks.timeseries.device.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowsTest {
    @TempDir
    private Path folder;

    private List<Integer> ends(Windows windows, Part part, String... rows) throws IOException {
        Path file = Files.writeString(
                folder.resolve("pump.csv"), "pump,flow,age,fault,split\n" + String.join("\n", rows) + "\n");
        DeviceData data = DeviceData.labelled(
                DeviceSource.of(file)
                        .withRun("pump")
                        .withFeatures("flow")
                        .withExclude("age>90")
                        .skippingBadRows(),
                1);
        return windows.of(data.runs(), part).stream()
                .map(window -> 10 * window.run() + window.end())
                .toList();
    }

    @Test
    void aWindowCrossesNeitherRunsNorPartsNorRowsThatWereLeftOut() throws IOException {
        String[] rows = {
            "a,1,1,0,train",
            "a,2,1,1,train",
            "a,3,1,0,train",
            "a,4,1,0,gap",
            "a,5,1,1,train",
            "a,6,1,0,train",
            "a,no,1,0,train",
            "a,7,1,0,train",
            "a,8,1,0,train",
            "b,9,1,0,train",
            "b,1,1,0,validation"
        };
        assertThat(ends(new Windows(2, 0), Part.TRAIN, rows)).containsExactly(1, 2, 5, 7);
        assertThat(ends(new Windows(3, 0), Part.TRAIN, rows)).containsExactly(2);
        assertThat(ends(new Windows(1, 0), Part.VALIDATION, rows)).containsExactly(11);
    }

    @Test
    void conditionsAreThoseOfTheLastFrameOnly() throws IOException {
        String[] rows = {"a,1,1,0,train", "a,2,99,1,train", "a,3,1,0,train"};
        assertThat(ends(new Windows(2, 0), Part.TRAIN, rows)).containsExactly(2);
    }

    @Test
    void noWindowHoldsAFrameThatARunsScaleIsTakenFrom() throws IOException {
        String[] rows = {"a,1,1,0,train", "a,2,1,1,train", "a,3,1,0,train", "a,4,1,0,train", "a,5,1,0,train"};
        assertThat(ends(new Windows(2, 2), Part.TRAIN, rows)).containsExactly(3, 4);
    }

    @Test
    void statisticsAreThoseOfEachFeature() {
        double[] statistics = new WindowStatistics(2).of(new float[] {1, 5, 2, 5, 6, 5});
        assertThat(statistics)
                .containsExactly(new double[] {3, Math.sqrt(14.0 / 3), 1, 6, 6, 2.5, 5, 0, 5, 5, 5, 0}, within(1e-12));
        assertThat(new WindowStatistics(1).of(new float[] {4})).containsExactly(4, 0, 4, 4, 4, 0);
    }
}
