package io.github.rnn4j.tasks.timeseries.tick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.tick.MadeUpTicks;
import io.github.rnn4j.tasks.timeseries.tick.data.TickData;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindow;
import io.github.rnn4j.tasks.timeseries.tick.window.TickWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickQuestionsTest {
    private static final TickWindows WINDOWS = new TickWindows(10, 6);

    @TempDir
    private Path folder;

    private static TickSettings settings(TickData data) {
        return TickSettings.fit(data, TickTarget.VOLATILITY, WINDOWS, 86_400);
    }

    @Test
    void whatComesLaterChangesNoQuestionAndTestRowsNoScale() throws IOException {
        Path file = MadeUpTicks.write(folder, "A", 20, 1);
        TickData data = TickData.read(TickSource.of(file));
        TickSettings settings = settings(data);
        TickSample before = TickSample.of(data, settings, Part.TEST);
        List<String> lines = Files.readAllLines(file);
        int last = lines.size() - 1;
        // The last bar of all is of the test part: only answers may know it.
        lines.set(last, lines.get(last).replaceFirst(",[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,test", ",90,99,80,95,7,test"));
        TickData changed = TickData.read(TickSource.of(Files.write(file, lines)));
        TickSettings again = settings(changed);
        TickSample after = TickSample.of(changed, again, Part.TEST);

        assertThat(again).isEqualTo(settings);
        assertThat(after.size()).isEqualTo(before.size());
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.questions().get(i).input())
                    .isEqualTo(before.questions().get(i).input());
            for (String name : TickBaselines.names(TickTarget.VOLATILITY)) {
                TickForecaster model = TickBaselines.fit(name, before);
                assertThat(model.forecast(after.questions().get(i)))
                        .isEqualTo(model.forecast(before.questions().get(i)));
            }
        }
        int end = before.size() - 1;
        assertThat(after.answers()[end]).isNotEqualTo(before.answers()[end]);
    }

    @Test
    void simpleBaselinesAreWhatTheySay() {
        TickData data = TickData.read(TickSource.of(MadeUpTicks.write(folder, "A", 20, 1)));
        TickSample sample = TickSample.of(data, settings(data), Part.VALIDATION);
        TickQuestion question = sample.questions().get(0);
        TickWindow window = sample.windows().get(0);
        double sum = 0;
        double weighted = 0;
        double weights = 0;
        for (int i = 0; i < 10; i++) {
            double own = window.measures(i).logReturn();
            sum += own * own;
            weighted += Math.pow(0.94, i) * own * own;
            weights += Math.pow(0.94, i);
        }

        // The first window of a session: all of it so far.
        assertThat(new NoChange(NoChange.NAME).forecast(question)).isCloseTo(0.5 * Math.log(sum / 10), within(1e-12));
        assertThat(new ExponentialMean().forecast(question))
                .isCloseTo(0.5 * Math.log(weighted / weights), within(1e-12));
    }

    @Test
    void aMeanSquareOfZeroIsTakenForWhatRoundingHides() {
        List<Double> one = List.of(1.0);
        TickProfile profile = new TickProfile(one, one, one, one, 0.12);

        assertThat(profile.floor()).isCloseTo(0.0012, within(1e-15));
        assertThat(profile.logRoot(0)).isCloseTo(0.5 * Math.log(0.0012), within(1e-12));
        assertThat(TickProfile.mean(List.of(profile, new TickProfile(one, one, one, List.of(3.0), 0.24))))
                .isEqualTo(new TickProfile(one, one, one, List.of(2.0), 0.18));
    }
}
