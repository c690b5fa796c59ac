package io.github.rnn4j.tasks.timeseries.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pumps whose flow falls when they fail. */
class DeviceTrainingTest {
    @TempDir
    private Path folder;

    private Path pumps() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder table = new StringBuilder("pump,flow,noise,fault,split\n");
        for (int frame = 0; frame < 900; frame++) {
            int pump = frame / 100;
            int fault = frame % 40 < 12 ? 1 : 0;
            String part = pump < 5 ? "train" : pump < 7 ? "validation" : "test";
            table.append(String.format(
                    Locale.ROOT,
                    "p%d,%.3f,%.3f,%d,%s%n",
                    pump,
                    random.nextDouble() - 2 * fault,
                    random.nextDouble(),
                    fault,
                    part));
        }
        return Files.writeString(folder.resolve("pumps.csv"), table.toString());
    }

    @Test
    void aTrainingIsScoredAgainFromItsFile() throws IOException {
        DeviceSource source = DeviceSource.of(pumps()).withRun("pump");
        Path out = folder.resolve("m.safetensors");
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            DeviceTrainingOptions options = DeviceTrainingOptions.of(source, 1, out);
            TaskResult trained = new DeviceTraining(backend, options, DeviceListener.NONE, () -> false)
                    .run()
                    .orElseThrow();

            DeviceEvaluation evaluation = new DeviceEvaluation(backend, out);
            assertThat(evaluation.run(source, Part.VALIDATION).metrics()).isEqualTo(trained.metrics());
            assertThat(evaluation.run(source, Part.TEST).data().rows()).isEqualTo(2 * 89);
            assertThat(DeviceModel.load(out).baselines()).hasSize(3);
        }
    }
}
