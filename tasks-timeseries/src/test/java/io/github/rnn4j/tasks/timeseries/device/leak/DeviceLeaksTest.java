package io.github.rnn4j.tasks.timeseries.device.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.leak.InflatedFigure;
import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.leak.LeakLevel;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.model.ForestFit;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import io.github.rnn4j.tasks.timeseries.device.model.RidgeClassifier;
import io.github.rnn4j.tasks.timeseries.device.model.WindowSettings;
import io.github.rnn4j.tasks.timeseries.device.scaling.Scaling;
import io.github.rnn4j.tasks.timeseries.device.window.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nine pumps of 100 frames, five to learn from and two in each other part, with a leak planted or not. */
class DeviceLeaksTest {
    private static final int FRAMES = 100;
    private static final int STEPS = 4;

    @TempDir
    private Path folder;

    private final double[] flow = new double[9 * FRAMES];
    private final double[] mark = new double[9 * FRAMES];

    private static int fault(int row) {
        return row % 40 < 12 ? 1 : 0;
    }

    private static String part(int row) {
        int pump = row / FRAMES;
        return pump < 5 ? "train" : pump < 7 ? "validation" : "test";
    }

    private void fill() {
        SplittableRandom random = new SplittableRandom(3);
        for (int row = 0; row < flow.length; row++) {
            flow[row] = random.nextDouble() - 0.5 * fault(row);
            int pump = row / FRAMES;
            mark[row] = random.nextDouble() + 0.3 * pump;
        }
    }

    private DeviceData read(IntFunction<String> part, String... features) throws IOException {
        StringBuilder table = new StringBuilder("pump,flow,mark,fault,split\n");
        for (int row = 0; row < flow.length; row++) {
            table.append(String.format(
                    Locale.ROOT,
                    "p%d,%.9f,%.9f,%d,%s%n",
                    row / FRAMES,
                    flow[row],
                    mark[row],
                    fault(row),
                    part.apply(row)));
        }
        Path file = Files.writeString(folder.resolve("pumps.csv"), table.toString());
        return DeviceData.labelled(DeviceSource.of(file).withRun("pump").withFeatures(features), 1);
    }

    private static List<Leak> find(DeviceData data) {
        return DeviceLeaks.find(data, new Windows(STEPS, 0));
    }

    @Test
    void cleanRecordingsHaveNone() throws IOException {
        fill();

        assertThat(find(read(DeviceLeaksTest::part))).isEmpty();
    }

    @Test
    void runsOnBothSidesAreRefused() throws IOException {
        fill();
        // Pumps 0 and 1 end in the validation part, behind a gap.
        DeviceData data =
                read(row -> row < 200 && row % FRAMES >= 60 ? row % FRAMES < 75 ? "gap" : "validation" : part(row));

        assertThat(find(data)).singleElement().satisfies(leak -> {
            assertThat(leak.level()).isEqualTo(LeakLevel.REFUSE);
            assertThat(leak.kind()).isEqualTo(LeakKind.SAME_RUN);
            assertThat(leak.count()).isEqualTo(2);
            assertThat(leak.message())
                    .isEqualTo("of 9 runs, 2 have windows in more than one part, such as 'p0' in train (line 5) and"
                            + " validation (line 80)");
        });
    }

    @Test
    void framesThatWereWrittenDownTwiceAreFoundInTheOtherRun() throws IOException {
        fill();
        // The last 30 frames of pump 4, which is learned from, are the first 30 of pump 8 too.
        System.arraycopy(flow, 470, flow, 800, 30);
        System.arraycopy(mark, 470, mark, 800, 30);

        assertThat(find(read(DeviceLeaksTest::part))).singleElement().satisfies(leak -> {
            assertThat(leak.level()).isEqualTo(LeakLevel.REFUSE);
            assertThat(leak.kind()).isEqualTo(LeakKind.OVERLAPPING_WINDOWS);
            // Windows that end with frames 3 to 32.
            assertThat(leak.count()).isEqualTo(30);
            assertThat(leak.message()).contains("run 'p8' that ends on line 805");
        });
    }

    @Test
    void fewSuchFramesAreAWarningAndDevicesAtRestAreNone() throws IOException {
        fill();
        for (int row : new int[] {0, 500, 700}) {
            Arrays.fill(flow, row, row + 50, 0.25);
            Arrays.fill(mark, row, row + 50, 0.5);
        }
        assertThat(find(read(DeviceLeaksTest::part))).isEmpty();

        System.arraycopy(flow, 490, flow, 860, 3);
        System.arraycopy(mark, 490, mark, 860, 3);
        assertThat(find(read(DeviceLeaksTest::part))).singleElement().satisfies(leak -> {
            assertThat(leak.level()).isEqualTo(LeakLevel.WARN);
            assertThat(leak.count()).isEqualTo(6);
        });
    }

    @Test
    void aFileThatWasStandardisedAsAWholeIsFound() throws IOException {
        fill();
        double mean = Arrays.stream(mark).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(mark)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
        for (int row = 0; row < mark.length; row++) {
            mark[row] = (mark[row] - mean) / deviation;
        }

        assertThat(find(read(DeviceLeaksTest::part))).singleElement().satisfies(leak -> {
            assertThat(leak.level()).isEqualTo(LeakLevel.WARN);
            assertThat(leak.kind()).isEqualTo(LeakKind.FITTED_BEYOND_TRAIN);
            assertThat(leak.count()).isEqualTo(1);
            assertThat(leak.message()).endsWith("scaled as a whole: mark");
        });
    }

    @Test
    void aFeatureThatSaysTheStateIsLeftOutOrRefused() throws IOException {
        fill();
        for (int row = 0; row < mark.length; row++) {
            mark[row] += 100 * fault(row);
        }

        assertThat(find(read(DeviceLeaksTest::part))).singleElement().satisfies(leak -> {
            assertThat(leak.level()).isEqualTo(LeakLevel.INFO);
            assertThat(leak.kind()).isEqualTo(LeakKind.DETERMINING_FEATURE);
        });
        assertThat(find(read(DeviceLeaksTest::part, "flow", "mark")))
                .singleElement()
                .satisfies(leak -> {
                    assertThat(leak.level()).isEqualTo(LeakLevel.REFUSE);
                    assertThat(leak.message())
                            .isEqualTo("features that say, or nearly say, the state of the training frames: mark");
                });
        assertThat(find(read(DeviceLeaksTest::part, "flow", "fault")))
                .singleElement()
                .satisfies(leak -> assertThat(leak.kind()).isEqualTo(LeakKind.DETERMINING_FEATURE));
    }

    @Test
    void randomWindowsOfTheSameRunsLookBetterThanOtherRuns() throws IOException {
        fill();
        // What a fault does depends on the pump, so that it is learned from the pump's own frames or not at all.
        for (int row = 0; row < flow.length; row++) {
            int pump = row / FRAMES;
            flow[row] = 10 * pump + flow[row] + 0.5 * fault(row);
            mark[row] = mark[row] + (pump % 2 == 0 ? 3 : -3) * fault(row);
        }
        DeviceData data = read(DeviceLeaksTest::part);
        InflatedFigures figures = inflated(data, true);

        assertThat(figures.honest()).isEqualTo("the split, which keeps runs whole");
        assertThat(figures.baselines()).extracting(InflatedFigure::name).containsExactly("ridge", "random-forest");
        InflatedFigure forest = figures.baselines().get(1);
        assertThat(forest.inflated().getOrDefault("f1Fault", 0.0))
                .isGreaterThan(forest.honest().getOrDefault("f1Fault", 1.0));
        assertThat(inflated(data, true)).isEqualTo(figures);
    }

    @Test
    void runsThatTheSplitSharesAreHeldOutWhole() throws IOException {
        fill();
        DeviceData data = read(row -> row % FRAMES < 50 ? "train" : row % FRAMES < 80 ? "validation" : "test");

        InflatedFigures figures = inflated(data, false);

        assertThat(figures.honest()).isEqualTo("whole runs held out, 3 folds");
        assertThat(figures.inflated()).isEqualTo("the split, which shares runs");
        assertThat(figures.baselines()).hasSize(2);
    }

    private static InflatedFigures inflated(DeviceData data, boolean random) {
        WindowSettings settings = WindowSettings.fit(data, STEPS, new Scaling.OfTraining(), 3);
        LabelledWindows train = settings.windows(data, Part.TRAIN);
        LabelledWindows validation = settings.windows(data, Part.VALIDATION);
        return new InflatedAlarms(
                        List.of(RidgeClassifier.fit(train, validation), ForestFit.fit(train, 1)), train, validation, 1)
                .estimate(random, () -> false)
                .orElseThrow();
    }

    @Test
    void nothingIsEstimatedWhereRunsAreWholeOrCannotBeHeldOut() throws IOException {
        fill();
        DeviceData whole = read(DeviceLeaksTest::part);
        WindowSettings settings = WindowSettings.fit(whole, STEPS, new Scaling.OfTraining(), 3);
        LabelledWindows train = settings.windows(whole, Part.TRAIN);

        assertThat(new InflatedAlarms(List.of(), train, settings.windows(whole, Part.VALIDATION), 1)
                        .estimate(false, () -> false))
                .isEmpty();
        int[] ofOneRun = IntStream.range(0, 90).toArray();
        LabelledWindows one = train.only(ofOneRun);
        assertThat(new InflatedAlarms(List.of(), one, one, 1).estimate(true, () -> false))
                .isEmpty();
        assertThat(new InflatedAlarms(List.of(), train, settings.windows(whole, Part.VALIDATION), 1)
                        .estimate(true, () -> true))
                .isEmpty();
    }
}
