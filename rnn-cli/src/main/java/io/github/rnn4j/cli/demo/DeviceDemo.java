package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.cli.output.DeviceTrainingLog;
import io.github.rnn4j.cli.output.Figures;
import io.github.rnn4j.cli.output.Progress;
import io.github.rnn4j.cli.output.TaskReport;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.cli.report.Chart;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.latency.LatencySpec;
import io.github.rnn4j.tasks.timeseries.device.DeviceEvaluation;
import io.github.rnn4j.tasks.timeseries.device.DeviceTraining;
import io.github.rnn4j.tasks.timeseries.device.DeviceTrainingOptions;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceSource;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmBudget;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmRule;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.device.model.LabelledWindows;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Devices: sensors that npm fetches, and faults that nobody told of. */
@Internal
public final class DeviceDemo implements DemoTask {
    /** Three readings in a row raise an alarm, a minute below its beginning ends it; one a day is more than the validation part lasts. */
    private static final AlarmBudget BUDGET = new AlarmBudget.PerDay(1, new AlarmRule(3, 12, 0));

    private final Terminal terminal;
    private final MotePackage motes;

    /** Shows the task with these readings. */
    public DeviceDemo(Terminal terminal, MotePackage motes) {
        this.terminal = terminal;
        this.motes = motes;
    }

    @Override
    public String name() {
        return DeviceModel.TASK;
    }

    @Override
    public String ownFile() {
        return "./rnn train devices --unsupervised --data FILE --run RUN_COLUMN --time TIME_COLUMN";
    }

    @Override
    public DemoJob prepare() {
        return motes.find().job(terminal, name(), (table, cached) -> new Job(terminal, table, cached));
    }

    /**
     * The job on readings.
     *
     * @param cached where the package is kept
     */
    record Job(Terminal terminal, MoteTable motes, Path cached) implements DemoJob {
        @Override
        public DemoResult run(Backend engine, long seed, Progress.Detail most) {
            PrintStream out = terminal.out();
            String title = "Humidity and temperature at four motes, a reading each " + MoteTable.SECONDS + " seconds: "
                    + Figures.count(motes.rows().size()) + " changes from one to the next.";
            String way =
                    "Learned from mote 2 without any fault named; mote 3 says where an alarm begins, so that none goes on there;"
                            + " scored on motes 1 and 4, at which "
                            + motes.faults().size() + " faults were made.";
            out.println(title);
            MotePackage.ORIGIN.print(out, cached);
            out.println(way);
            out.println();
            DeviceSource source = DeviceSource.of(motes.write(cached.resolveSibling("demo-devices.csv")))
                    .withRun("mote")
                    .withTime("second")
                    .withSplit("split")
                    .withFeatures("humidityChange", "temperatureChange");
            Path file = cached.resolveSibling("demo-devices.safetensors");
            new DeviceTraining(
                            engine,
                            DeviceTrainingOptions.of(source, seed, file)
                                    .withoutStates()
                                    .withBudget(BUDGET),
                            new DeviceTrainingLog(terminal, most),
                            () -> false)
                    .run();
            TaskResult result = new DeviceEvaluation(engine, file)
                    .run(source, Part.TEST, LatencySpec.DEFAULT)
                    .as("demo");
            new TaskReport(out).print(result);
            DeviceModel model = DeviceModel.load(file);
            DeviceData data = DeviceData.toScore(source, false, seed);
            LabelledWindows windows = model.windows().windows(data, Part.TEST);
            List<MoteTable.Row> rows = IntStream.range(0, windows.size())
                    .mapToObj(i -> motes.at(data.runs()
                            .get(windows.runs()[i])
                            .line(windows.series().ends()[i])))
                    .toList();
            ModelAlarms alarms = ModelAlarms.of(engine, model, windows);
            FaultEvents events = FaultEvents.of(motes, rows, alarms.on());
            FaultTable table = new FaultTable(events, alarms);
            table.print(out);
            out.println("The model stays in " + file);
            List<Chart> charts = new ArrayList<>();
            motes.faults().stream()
                    .map(MoteTable.Fault::mote)
                    .distinct()
                    .forEach(mote -> charts.add(new ErrorChart(motes, rows).of(mote, alarms.drawn())));
            WithEvents json = new WithEvents(result, events.events(), events.alarmsElsewhere());
            return new DemoResult(
                    json,
                    Optional.of(table.summary()),
                    new ResultSection(result, json, MotePackage.ORIGIN)
                            .with(List.of(title, way, FaultTable.NO_VERDICT), charts, table.tables()));
        }
    }
}
