package io.github.rnn4j.tasks.timeseries.device.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.tasks.common.data.DataFolder;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmMetrics;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmThreshold;
import io.github.rnn4j.tasks.timeseries.device.evaluation.WindowAnswers;
import io.github.rnn4j.tasks.timeseries.device.scaling.Scaling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselinesOnRealDevicesTest {
    private static final int STEPS = 15;
    private static final String[] SENSORS = {
        "Accelerometer1RMS",
        "Accelerometer2RMS",
        "Current",
        "Pressure",
        "Temperature",
        "Thermocouple",
        "Voltage",
        "VolumeFlowRateRMS"
    };

    private static Path file(String name) {
        Path folder = DataFolder.fromEnvironment().folder();
        assumeTrue(folder != null, "RNN_DATA is not set: there are no real recordings to learn from");
        Path file = folder.resolve("device").resolve(name);
        assumeTrue(Files.exists(file), () -> file + " is not there: there are no real recordings to learn from");
        return file;
    }

    private static DeviceData skab(String split) {
        return DeviceData.labelled(
                DeviceSource.of(file("skab.csv.gz"))
                        .withRun("experiment")
                        .withLabel("anomaly")
                        .withFeatures(SENSORS)
                        .withSplit(split),
                1);
    }

    private static LabelledWindows windows(DeviceData data, Scaling scaling, int steps, Part part) {
        return WindowSettings.fit(data, steps, scaling, 3).windows(data, part);
    }

    @Test
    void windowsOfThePumpRigAreThoseThatOthersCount() {
        Scaling scaling = Scaling.parse("run:400");
        assertThat(windows(skab("split_experiment"), scaling, STEPS, Part.TEST).size())
                .isEqualTo(4_826);
        assertThat(windows(skab("split_block"), scaling, STEPS, Part.TEST).size())
                .isEqualTo(4_958);
    }

    @Test
    void theForestBeatsTheGreatestDeviationAtAnEqualRateOfFalseAlarms() {
        DeviceData data = skab("split_experiment");
        Scaling scaling = Scaling.parse("run:400");
        LabelledWindows train = windows(data, scaling, STEPS, Part.TRAIN);
        LabelledWindows validation = windows(data, scaling, STEPS, Part.VALIDATION);
        double forest = f1(ForestFit.fit(train, 1), validation);
        double deviation = f1(GreatestDeviation.fit(validation), validation);
        double ridge = f1(RidgeClassifier.fit(train, validation), validation);
        assertThat(forest).isGreaterThan(0.6).isGreaterThan(deviation);
        assertThat(ridge).isGreaterThan(0.3);
    }

    @Test
    void theForecastOfNormalFramesAndTheGreatestDeviationFindWornTurbofans() {
        DeviceData data = DeviceData.unlabelled(
                DeviceSource.of(file("cmapss_fd001.csv.gz"))
                        .withRun("file", "unit")
                        .withLabel("fault")
                        .withFeatures(
                                "s2", "s3", "s4", "s7", "s8", "s9", "s11", "s12", "s13", "s14", "s15", "s20", "s21"),
                1);
        WindowSettings settings = WindowSettings.fit(data, STEPS, Scaling.parse("train"), 6, true);
        LabelledWindows train = settings.normalWindows(data, Part.TRAIN);
        LabelledWindows normal = settings.normalWindows(data, Part.VALIDATION);
        LabelledWindows validation = settings.windows(data, Part.VALIDATION);

        NextFrameRidge ridge = NextFrameRidge.fit(NormalRange.fit(train, normal, 6), train, normal);

        assertThat(f1(ridge, validation)).isGreaterThan(0.7);
        assertThat(f1(new GreatestDeviation(0), validation)).isGreaterThan(0.7);
    }

    private static double f1(WindowClassifier model, LabelledWindows windows) {
        double[] scores = windows.values().stream()
                .mapToDouble(window -> WindowClassifier.faultScore(model.scores(window)))
                .toArray();
        double threshold = AlarmThreshold.atFalseAlarmRate(scores, windows.labels(), 0.04);
        WindowAnswers answers = new WindowAnswers(windows.labels(), AlarmThreshold.alarms(scores, threshold));
        return AlarmMetrics.of(windows.labels(), windows.runs(), answers).f1Fault();
    }

    @Test
    void columnsOfTheTurbofansThatGiveTheirFaultAwayAreFound() {
        DeviceData data = DeviceData.labelled(
                DeviceSource.of(file("cmapss_fd001.csv.gz"))
                        .withRun("file", "unit")
                        .withLabel("fault"),
                1);
        assertThat(data.leftOut()).extracting("column").contains("cycle", "rul", "s1", "s18", "s19");
        assertThat(data.features()).contains("s2", "s21").doesNotContain("unit", "fault", "split");
        assertThat(data.runs()).hasSize(200);
        List<String> states = data.classes();
        assertThat(states).containsExactly("0", "1");
    }
}
