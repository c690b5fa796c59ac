package io.github.rnn4j.tasks.timeseries.device.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.live.KeyCounts;
import io.github.rnn4j.core.live.KeyLimits;
import io.github.rnn4j.tasks.common.data.DataFolder;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.timeseries.device.DeviceListener;
import io.github.rnn4j.tasks.timeseries.device.DeviceTraining;
import io.github.rnn4j.tasks.timeseries.device.DeviceTrainingOptions;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceRun;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmRule;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier;
import io.github.rnn4j.tasks.timeseries.device.scaling.Scaling;
import io.github.rnn4j.tasks.timeseries.device.window.Window;
import io.github.rnn4j.tasks.timeseries.device.window.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole recordings, frame by frame, against the windows that an evaluation cuts out of them. */
class DeviceMonitorTest {
    private static final int STEPS = 6;

    @TempDir
    private Path folder;

    private final Backend backend = Rnn4j.openBackend("cpu");
    private DeviceSource source;

    @BeforeEach
    void write() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder table = new StringBuilder("pump,second,flow,noise,fault,split\n");
        for (int frame = 0; frame < 900; frame++) {
            int pump = frame / 100;
            int fault = frame % 40 < 12 ? 1 : 0;
            // Of every 37 rows one is missing, and one is no frame.
            if (frame % 37 == 5) {
                continue;
            }
            String noise = frame % 37 == 20 ? "?" : String.format(Locale.ROOT, "%.3f", random.nextDouble());
            table.append(String.format(
                    Locale.ROOT,
                    "p%d,%d,%.3f,%s,%d,%s%n",
                    pump,
                    frame,
                    random.nextDouble() - 2 * fault,
                    noise,
                    fault,
                    pump < 5 ? "train" : pump < 7 ? "validation" : "test"));
        }
        Path file = Files.writeString(folder.resolve("pumps.csv"), table.toString());
        source = DeviceSource.of(file)
                .withRun("pump")
                .withTime("second")
                .withFeatures("flow", "noise")
                .skippingBadRows();
    }

    @AfterEach
    void close() {
        assertThat(backend.diagnostics().openSessions()).isZero();
        backend.close();
    }

    private DeviceModel model(DeviceSource from, String scale, int steps) {
        Path out = folder.resolve(scale.replace(':', '-') + ".safetensors");
        DeviceTrainingOptions usual = DeviceTrainingOptions.of(from, 1, out);
        DeviceTrainingOptions options = new DeviceTrainingOptions(
                from,
                steps,
                Scaling.parse(scale),
                usual.budget(),
                usual.figure(),
                usual.anchor(),
                2,
                usual.network(),
                usual.training().withEpochs(2, 2),
                out,
                Set.of(LeakKind.values()),
                false,
                null,
                false);
        assertThat(new DeviceTraining(backend, options, DeviceListener.NONE, () -> false).run())
                .isPresent();
        return DeviceModel.load(out);
    }

    @Test
    void aModelWithoutStatesGivesTheBitsOfItsWindows() {
        Path out = folder.resolve("normal.safetensors");
        DeviceTrainingOptions usual =
                DeviceTrainingOptions.of(source, 1, out).withoutStates().accepting(LeakKind.values());
        DeviceTrainingOptions options = usual.withTraining(usual.training().withEpochs(2, 2));
        assertThat(new DeviceTraining(backend, options, DeviceListener.NONE, () -> false).run())
                .isPresent();
        DeviceModel model = DeviceModel.load(out);
        DeviceData data = DeviceData.labelled(source, 1);
        Map<Window, double[]> offline = offline(model, data, Part.TEST);
        assertThat(offline).hasSizeGreaterThan(20);
        int alarms = 0;
        try (DeviceMonitor monitor = monitor(model)) {
            for (int run = 0; run < data.runs().size(); run++) {
                DeviceRun frames = data.runs().get(run);
                for (int frame = 0; frame < frames.size(); frame++) {
                    if (frames.part(frame) == Part.TEST) {
                        Optional<DeviceAnswer> live = step(monitor, frames, frame);
                        same(
                                live,
                                offline.get(new Window(run, frame)),
                                model.answering().threshold());
                        live.ifPresent(
                                answer -> assertThat(answer.probabilities()).isEmpty());
                        alarms += live.isPresent() && live.get().alarm() ? 1 : 0;
                    }
                }
            }
        }
        assertThat(alarms).isBetween(1, offline.size() - 1);
    }

    private DeviceMonitor monitor(DeviceModel model) {
        return new DeviceMonitor(backend, model, AlarmRule.EACH_WINDOW, KeyLimits.DEFAULT, InstantSource.system());
    }

    /** What an evaluation says of the window that ends with each frame, by run and frame. */
    private Map<Window, double[]> offline(DeviceModel model, DeviceData data, Part part) {
        List<Window> windows =
                new Windows(model.windows().steps(), model.windows().scaling().ownFrames()).of(data.runs(), part);
        LabelledWindows labelled = model.windows().windows(data, part);
        List<double[]> scores = model.answering()
                .scores(model.outputs(backend, labelled), model.baseline(), labelled)
                .scores();
        Map<Window, double[]> answers = new HashMap<>();
        for (int i = 0; i < scores.size(); i++) {
            answers.put(windows.get(i), scores.get(i));
        }
        return answers;
    }

    private static Optional<DeviceAnswer> step(DeviceMonitor monitor, DeviceRun run, int frame) {
        if (frame > 0 && !run.follows(frame)) {
            monitor.missing(run.name());
        }
        double[] values = new double[run.featureCount()];
        Arrays.setAll(values, feature -> run.value(frame, feature));
        return monitor.step(run.name(), values);
    }

    private static void same(Optional<DeviceAnswer> live, double[] offline, double threshold) {
        if (offline == null) {
            assertThat(live).isEmpty();
            return;
        }
        DeviceAnswer answer = live.orElseThrow();
        assertThat(answer.scores())
                .containsExactly(Arrays.stream(offline).boxed().toArray(Double[]::new));
        assertThat(answer.alarm()).isEqualTo(WindowClassifier.faultScore(offline) > threshold);
        assertThat(answer.raised()).isIn(false, answer.alarm());
        assertThat(answer.state()).isEqualTo(answer.states().get(WindowClassifier.likeliest(offline)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "run:30"})
    void wholeRunsGiveTheBitsOfTheirWindowsAlsoAcrossASnapshot(String scale) {
        DeviceModel model = model(source, scale, STEPS);
        DeviceData data = DeviceData.labelled(source, 1);
        Map<Window, double[]> offline = offline(model, data, Part.TEST);
        assertThat(offline).hasSizeGreaterThan(20);
        Path file = folder.resolve("states.safetensors");
        try (DeviceMonitor first = monitor(model);
                DeviceMonitor second = monitor(model)) {
            for (int frame = 0; frame < 100; frame++) {
                if (frame == 33) {
                    first.snapshot(file);
                    second.restore(file);
                }
                for (int run = 0; run < data.runs().size(); run++) {
                    DeviceRun frames = data.runs().get(run);
                    if (frame < frames.size() && frames.part(frame) == Part.TEST) {
                        Optional<DeviceAnswer> live = step(frame < 33 ? first : second, frames, frame);
                        same(
                                live,
                                offline.get(new Window(run, frame)),
                                model.answering().threshold());
                    }
                }
            }
            assertThat(second.counts()).isEqualTo(new KeyCounts(2, 0, 0));
        }
    }

    @Test
    void manyThreadsGetTheAnswersOfOne() throws Exception {
        DeviceModel model = model(source, "run:30", STEPS);
        DeviceData data = DeviceData.labelled(source, 1);
        Map<Window, double[]> offline = offline(model, data, Part.TRAIN);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (DeviceMonitor monitor = monitor(model)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int run = i;
                running.add(threads.submit(() -> {
                    DeviceRun frames = data.runs().get(run);
                    for (int frame = 0; frame < frames.size(); frame++) {
                        same(
                                step(monitor, frames, frame),
                                offline.get(new Window(run, frame)),
                                model.answering().threshold());
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            assertThat(offline.keySet()).extracting(Window::run).contains(0, 1, 2, 3, 4);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aSnapshotOfAnotherModelIsRefused() {
        Path file = folder.resolve("states.safetensors");
        try (DeviceMonitor one = monitor(model(source, "train", STEPS));
                DeviceMonitor other = monitor(model(source, "run:30", STEPS))) {
            one.step("a", 1, 2);
            one.snapshot(file);
            assertThatThrownBy(() -> other.restore(file))
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageContaining("expected states of this model");
        }
    }

    @Test
    void whatIsNoFrameIsRefused() {
        try (DeviceMonitor monitor = monitor(model(source, "run:30", STEPS))) {
            assertThatThrownBy(() -> monitor.step("a", 1))
                    .hasMessage("frame: expected 2 features [flow, noise] but got 1.");
            assertThatThrownBy(() -> monitor.step("a", 1, Double.NaN))
                    .hasMessageContaining("expected a finite number but got NaN (feature 'noise')");
            monitor.step("a", new DeviceFrame(new double[] {1, 2}, 10));
            assertThatThrownBy(() -> monitor.step("a", new DeviceFrame(new double[] {1, 2}, 10)))
                    .hasMessageContaining("expected a time after 10.0 s but got 10.0 s");
            for (int frame = 1; frame < 29; frame++) {
                assertThat(monitor.step("a", frame, 2)).isEmpty();
            }
            assertThatThrownBy(() -> monitor.step("a", 29, 2))
                    .hasMessageContaining(
                            "expected feature 'noise' to vary over its first 30 frames but got the constant"
                                    + " 2.0. Its scale begins anew");
        }
    }

    @Test
    void aGapInTheTimesBeginsANewWindow() {
        try (DeviceMonitor monitor = monitor(model(source, "train", STEPS))) {
            int answers = 0;
            for (int frame = 0; frame < 3 * STEPS; frame++) {
                double second = frame + (frame < 2 * STEPS ? 0 : 1);
                Optional<DeviceAnswer> answer = monitor.step("a", new DeviceFrame(new double[] {frame, 2}, second));
                answers += answer.isPresent() ? 1 : 0;
                assertThat(answer.isPresent())
                        .isEqualTo((frame >= STEPS - 1 && frame < 2 * STEPS) || frame == 3 * STEPS - 1);
            }
            assertThat(answers).isEqualTo(STEPS + 2);
        }
    }

    @Test
    void anAlarmIsRaisedOnceAndTimeIsWatchedWhereNothingIsMissing() {
        DeviceModel model = model(source, "train", STEPS);
        DeviceData data = DeviceData.labelled(source, 1);
        DeviceRun run = data.runs().get(data.runs().size() - 1);
        boolean before = false;
        int raised = 0;
        double watched = 0;
        try (DeviceMonitor monitor = monitor(model)) {
            for (int frame = 0; frame < run.size(); frame++) {
                double[] values = new double[run.featureCount()];
                int at = frame;
                Arrays.setAll(values, feature -> run.value(at, feature));
                // Two seconds a frame, and ten more before the fiftieth.
                double second = 2 * frame + (frame < 50 ? 0 : 10);
                Optional<DeviceAnswer> answer = monitor.step("a", new DeviceFrame(values, second));
                if (answer.isPresent()) {
                    DeviceAnswer given = answer.get();
                    assertThat(given.raised()).isEqualTo(given.alarm() && !before);
                    assertThat(given.inputs())
                            .containsExactly(
                                    model.windows().trained().scale(0, values[0]),
                                    model.windows().trained().scale(1, values[1]));
                    before = given.alarm();
                    raised += given.raised() ? 1 : 0;
                    watched += given.elapsed();
                }
            }
        }
        assertThat(raised).isPositive();
        assertThat(watched).isEqualTo(2 * (50 - (STEPS - 1) + run.size() - 50 - (STEPS - 1)));
    }

    @Test
    void aHundredThousandDevicesFitTheStatedMemory() {
        int count = 100_000;
        KeyLimits limits = new KeyLimits(count, Duration.ofDays(1));
        try (DeviceMonitor monitor = new DeviceMonitor(
                backend, model(source, "run:30", STEPS), AlarmRule.EACH_WINDOW, limits, InstantSource.system())) {
            long before = used();
            for (int device = 0; device < count; device++) {
                monitor.step(String.format(Locale.ROOT, "device-%012d", device), 1, 2);
            }
            long perDevice = (used() - before) / count;
            assertThat(monitor.counts()).isEqualTo(new KeyCounts(count, 0, 0));
            assertThat(perDevice).isBetween(300L, monitor.bytesPerKey());
        }
    }

    /** Bytes that are alive, after the collector had its turns. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int turn = 0; turn < 4; turn++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @Test
    void aRunOfThePumpRigGivesTheBitsOfItsWindows() {
        Path data = DataFolder.fromEnvironment().folder();
        assumeTrue(data != null, "RNN_DATA is not set: there are no real recordings to watch");
        Path file = data.resolve("device").resolve("skab.csv.gz");
        assumeTrue(Files.exists(file), () -> file + " is not there: there are no real recordings to watch");
        // The runs of one valve are enough to watch one of them.
        DeviceSource rig = DeviceSource.of(file)
                .withRun("experiment")
                .withLabel("anomaly")
                .withSplit("split_experiment")
                .withExclude(Stream.concat(
                                Stream.of("experiment=anomaly-free/anomaly-free"),
                                IntStream.range(0, 15).mapToObj(number -> "experiment=other/" + number))
                        .toArray(String[]::new));
        DeviceModel model = model(rig, "run:400", 15);
        DeviceData recordings = DeviceData.labelled(
                model.selection().complete(rig, model.windows().features(), model.classes(), true), 1);
        Map<Window, double[]> offline = offline(model, recordings, Part.VALIDATION);
        int number = offline.keySet().iterator().next().run();
        DeviceRun run = recordings.runs().get(number);
        int answers = 0;
        try (DeviceMonitor monitor = monitor(model)) {
            for (int frame = 0; frame < run.size(); frame++) {
                Optional<DeviceAnswer> answer = step(monitor, run, frame);
                same(
                        answer,
                        offline.get(new Window(number, frame)),
                        model.answering().threshold());
                answers += answer.isPresent() ? 1 : 0;
            }
        }
        assertThat(answers).isGreaterThan(300);
    }
}
