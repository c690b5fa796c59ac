package io.github.rnn4j.tasks.timeseries.device.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.window.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunScalersTest {
    @TempDir
    private Path folder;

    private DeviceData data(String... rows) throws IOException {
        Path file = Files.writeString(
                folder.resolve("pump.csv"), "pump,flow,fault,split\n" + String.join("\n", rows) + "\n");
        return DeviceData.labelled(DeviceSource.of(file).withRun("pump").withFeatures("flow"), 1);
    }

    @Test
    void theScaleOfTrainingKnowsNoOtherPart() throws IOException {
        DeviceData data = data("a,1,0,train", "a,3,1,train", "a,1000,0,validation", "b,7,0,test");
        RunScalers scalers = RunScalers.same(data, RunScalers.ofTraining(data));
        assertThat(scalers.of(0)).isEqualTo(scalers.of(1));
        assertThat(scalers.values(new Window(1, 0), 1)).containsExactly(5f);
        assertThat(scalers.values(new Window(0, 1), 2)).containsExactly(-1f, 1f);
    }

    @Test
    void aRunsOwnScaleIsThatOfItsFirstFrames() throws IOException {
        DeviceData data =
                data("a,1,0,train", "a,3,1,train", "a,9,0,train", "b,10,0,test", "b,30,1,test", "b,40,0,test");
        RunScalers scalers = RunScalers.ofRuns(data, 2);
        assertThat(scalers.values(new Window(0, 2), 1)).containsExactly(7f);
        assertThat(scalers.values(new Window(1, 2), 1)).containsExactly(2f);
    }

    @Test
    void aFeatureThatDoesNotVaryWhereItsScaleIsTakenFromIsRefused() throws IOException {
        DeviceData data = data("a,1,0,train", "a,1,1,train", "a,9,0,train", "b,10,0,train");
        assertThatThrownBy(() -> RunScalers.ofRuns(data, 2))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("expected feature 'flow' to vary over the first 2 frames of run 'a'");
    }

    @Test
    void otherScalesAreRefused() {
        assertThat(Scaling.parse("run:400")).hasToString("run:400");
        for (String wrong : new String[] {"run:1", "run:", "run:-3", "test", ""}) {
            assertThatThrownBy(() -> Scaling.parse(wrong))
                    .isInstanceOf(RnnException.class)
                    .hasMessageStartingWith("--scale: expected");
        }
    }
}
