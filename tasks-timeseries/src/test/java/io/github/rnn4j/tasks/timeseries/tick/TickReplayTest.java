package io.github.rnn4j.tasks.timeseries.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.latency.TimedCall;
import io.github.rnn4j.tasks.timeseries.tick.data.TickData;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.live.TickAnswer;
import io.github.rnn4j.tasks.timeseries.tick.live.TickMonitor;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickSample;
import io.github.rnn4j.tasks.timeseries.tick.model.TickTarget;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickReplayTest {
    @TempDir
    private Path folder;

    @Test
    void everyBarHasTheForecastOfItsWindowTickerByTickerInTurn() {
        TickSource source = TickSource.of(MadeUpTicks.write(folder, "A", 20, 1), MadeUpTicks.write(folder, "B", 20, 2));
        Path out = folder.resolve("m.safetensors");
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            train(backend, source, out);
            TickModel model = TickModel.load(out);
            TickData data = TickData.read(model.selection().complete(source, true));
            TickSample sample = TickSample.of(data, model.settings(), Part.TEST);
            double[] expected = model.network().forecasts(backend, model.settings(), model.anchor(), sample);
            int windows = expected.length / 2;

            List<Double> forecasts = new ArrayList<>();
            try (TickMonitor monitor = new TickMonitor(backend, model, KeyLimits.DEFAULT, InstantSource.system())) {
                TimedCall replay = TickReplay.of(data, model, Part.TEST, monitor);
                // Twice all windows: the second time as the first.
                for (int call = 0; call < 4 * windows; call++) {
                    replay.prepare(call);
                    Optional<?> answer = (Optional<?>) Objects.requireNonNull(replay.answer(call));
                    forecasts.add(((TickAnswer) answer.orElseThrow()).forecast());
                }
            }

            assertThat(windows).isGreaterThan(50);
            for (int call = 0; call < forecasts.size(); call++) {
                assertThat(forecasts.get(call)).isEqualTo(expected[call % 2 * windows + call / 2 % windows]);
            }
        }
    }

    private static void train(Backend backend, TickSource source, Path out) {
        TickTrainingOptions usual = TickTrainingOptions.of(source, TickTarget.VOLATILITY, 3, out);
        TickTrainingOptions options = new TickTrainingOptions(
                source,
                TickTarget.VOLATILITY,
                usual.windows(),
                usual.anchored(),
                usual.network(),
                usual.training().withEpochs(1, 1),
                out,
                Set.of(),
                null);
        assertThat(new TickTraining(backend, options, TickListener.NONE, () -> false).run())
                .isPresent();
    }
}
