package io.github.rnn4j.tasks.timeseries.tick.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.tasks.timeseries.tick.TickListener;
import io.github.rnn4j.tasks.timeseries.tick.TickTraining;
import io.github.rnn4j.tasks.timeseries.tick.TickTrainingOptions;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickTarget;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindows;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Trains models on bars, and sees that nothing is left open. */
abstract class WithTickModels {
    static final int STEPS = 6;

    @TempDir
    Path folder;

    final Backend backend = Rnn4j.openBackend("cpu");

    @AfterEach
    void close() {
        assertThat(backend.diagnostics().openSessions()).isZero();
        backend.close();
    }

    final TickModel model(TickSource source, TickTarget target, boolean anchored, int steps, Path out) {
        TickTrainingOptions usual = TickTrainingOptions.of(source, target, 3, out);
        TickTrainingOptions options = new TickTrainingOptions(
                source,
                target,
                new TickWindows(steps, 4),
                anchored,
                usual.network(),
                usual.training().withEpochs(1, 1),
                out,
                Set.of(),
                null);
        assertThat(new TickTraining(backend, options, TickListener.NONE, () -> false).run())
                .isPresent();
        return TickModel.load(out);
    }

    final TickModel model(TickSource source) {
        return model(source, TickTarget.VOLATILITY, true, STEPS, folder.resolve("m.safetensors"));
    }

    final TickMonitor monitor(TickModel model) {
        return new TickMonitor(backend, model, KeyLimits.DEFAULT, InstantSource.system());
    }
}
