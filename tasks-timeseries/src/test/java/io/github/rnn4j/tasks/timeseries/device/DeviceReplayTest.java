package io.github.rnn4j.tasks.timeseries.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.latency.TimedCall;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmRule;
import io.github.rnn4j.tasks.timeseries.device.live.DeviceAnswer;
import io.github.rnn4j.tasks.timeseries.device.live.DeviceMonitor;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.device.scaling.Scaling;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceReplayTest {
    private static final int STEPS = 5;

    @TempDir
    private Path folder;

    private Path pumps() throws IOException {
        return new MadeUpPumps(6, 50, 25, 8).write(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "run:10"})
    void everyFrameHasTheAnswerOfItsWindowDeviceByDeviceInTurn(String scale) throws IOException {
        DeviceSource source = DeviceSource.of(pumps()).withRun("pump");
        Path out = folder.resolve("m.safetensors");
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            train(backend, source, scale, out);
            DeviceModel model = DeviceModel.load(out);
            DeviceData data = DeviceData.labelled(source, 1);
            LabelledWindows labelled = model.windows().windows(data, Part.TEST);
            List<double[]> expected = model.answering()
                    .scores(model.outputs(backend, labelled), model.baseline(), labelled)
                    .scores();
            int windows = expected.size() / 2;

            List<List<Double>> answers = new ArrayList<>();
            try (DeviceMonitor monitor = new DeviceMonitor(
                    backend, model, AlarmRule.EACH_WINDOW, KeyLimits.DEFAULT, InstantSource.system())) {
                TimedCall replay = DeviceReplay.of(data, model.windows(), Part.TEST, monitor);
                // Twice all windows: the second time as the first.
                for (int call = 0; call < 4 * windows; call++) {
                    replay.prepare(call);
                    Optional<?> answer = (Optional<?>) Objects.requireNonNull(replay.answer(call));
                    answers.add(((DeviceAnswer) answer.orElseThrow()).scores());
                }
            }

            assertThat(windows).isEqualTo(50 - STEPS + 1 - Scaling.parse(scale).ownFrames());
            for (int call = 0; call < answers.size(); call++) {
                double[] offline = expected.get(call % 2 * windows + call / 2 % windows);
                assertThat(answers.get(call))
                        .containsExactlyElementsOf(
                                Arrays.stream(offline).boxed().toList());
            }
        }
    }

    private static void train(Backend backend, DeviceSource source, String scale, Path out) {
        DeviceTrainingOptions usual = DeviceTrainingOptions.of(source, 1, out);
        DeviceTrainingOptions options = new DeviceTrainingOptions(
                source,
                STEPS,
                Scaling.parse(scale),
                usual.budget(),
                usual.figure(),
                usual.anchor(),
                2,
                usual.network(),
                usual.training().withEpochs(2, 2),
                out,
                Set.of(),
                false,
                null,
                false);
        assertThat(new DeviceTraining(backend, options, DeviceListener.NONE, () -> false).run())
                .isPresent();
    }
}
