package io.github.rnn4j.tasks.common.evaluation;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.leak.InflatedFigures;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakReport;
import io.github.rnn4j.tasks.common.length.LengthPlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The result of training or evaluation on a task; component by component what the command line writes as JSON, where a
 * component that is null is absent. Immutable.
 *
 * @param schemaVersion 1; components are added, never changed
 * @param command {@code train}, {@code eval} or {@code demo}
 * @param task such as {@code reviews}
 * @param data which rows
 * @param model which model
 * @param metrics figures of the saved model by name
 * @param intervals 95% interval (low, high) of each figure
 * @param rows the table that is always shown, figures by row: the linear model alone, the network alone
 * @param baselines figures of every baseline of the same run, on the same rows
 * @param comparison the recurrent network against the best of the baselines; null where the rows say no right answer to compare by
 * @param leaks what was found in the data of the training, accepted leaks included
 * @param inflated by how much leaks make figures better; null where it was not estimated
 * @param latencyMicros how long an answer takes, features included; null where it was not measured
 * @param seconds what it took
 * @param seed the training's
 * @param calibration how well probabilities are calibrated; null where it was not measured
 * @param lengthPlan how much of a sequence the networks read; null where nobody planned it
 * @param interrupted true if training was stopped early by request; null where nothing was trained
 * @param alarms when alarms were on, for a model that was trained without states; null for any other
 * @param crossValidation what models reach that are trained anew for each fold of the same data; null where that was not asked for
 */
@Experimental
public record TaskResult(
        int schemaVersion,
        String command,
        String task,
        DataSummary data,
        ModelSummary model,
        Map<String, Double> metrics,
        Map<String, List<Double>> intervals,
        Map<String, Map<String, Double>> rows,
        List<NamedMetrics> baselines,
        @Nullable Comparison comparison,
        List<Leak> leaks,
        @Nullable InflatedFigures inflated,
        @Nullable LatencyMicros latencyMicros,
        Seconds seconds,
        long seed,
        @Nullable Calibration calibration,
        @Nullable LengthPlan lengthPlan,
        @Nullable Boolean interrupted,
        @Nullable List<AlarmEvent> alarms,
        @Nullable CrossValidation crossValidation) {
    /** Version of the schema that these components make up. */
    public static final int SCHEMA_VERSION = 1;

    public TaskResult {
        metrics = inOrder(metrics);
        intervals = inOrder(intervals);
        rows = inOrder(rows);
        baselines = List.copyOf(baselines);
        leaks = List.copyOf(leaks);
        alarms = alarms == null ? null : List.copyOf(alarms);
    }

    /**
     * Returns the result of scoring a model, without leaks and a latency.
     *
     * @param seconds what scoring took
     */
    public static TaskResult scored(
            String command,
            String task,
            DataSummary data,
            ModelSummary model,
            ScoreSheet sheet,
            double seconds,
            long seed) {
        return new TaskResult(
                SCHEMA_VERSION,
                command,
                task,
                data,
                model,
                sheet.metrics(),
                sheet.intervals(),
                sheet.rows(),
                sheet.baselines(),
                sheet.comparison(),
                List.of(),
                null,
                null,
                new Seconds(null, seconds),
                seed,
                null,
                null,
                null,
                null,
                null);
    }

    private static <V> Map<String, V> inOrder(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Returns this result as that of another command, which made it by way of this one. */
    public TaskResult as(String otherCommand) {
        return with(changes -> changes.command = otherCommand);
    }

    /** Returns this result as that of a training that took so long. */
    public TaskResult trained(Seconds took, boolean wasInterrupted) {
        return with(changes -> {
            changes.seconds = took;
            changes.interrupted = wasInterrupted;
        });
    }

    /**
     * Returns this result as that of an evaluation that took so long.
     *
     * @param latency how long answers take; null where it was not measured
     */
    public TaskResult evaluated(@Nullable LatencyMicros latency, Seconds took) {
        return with(changes -> {
            changes.latencyMicros = latency;
            changes.seconds = took;
        });
    }

    /** Returns this result with what was found in the data of the training. */
    public TaskResult withLeaks(LeakReport found) {
        return with(changes -> {
            changes.leaks = found.found();
            changes.inflated = found.inflated();
        });
    }

    /** Returns this result with how well probabilities are calibrated. */
    public TaskResult calibrated(Calibration measured) {
        return with(changes -> changes.calibration = measured);
    }

    /** Returns this result with when alarms were on. */
    public TaskResult withAlarms(List<AlarmEvent> events) {
        return with(changes -> changes.alarms = events);
    }

    /** Returns this result with what models reach that are trained anew for each fold. */
    public TaskResult crossValidated(CrossValidation found) {
        return with(changes -> changes.crossValidation = found);
    }

    /** Returns this result with how much of a sequence the networks read; null for no plan. */
    public TaskResult planned(@Nullable LengthPlan plan) {
        return with(changes -> changes.lengthPlan = plan);
    }

    private TaskResult with(Consumer<Changes> change) {
        Changes changed = new Changes(this);
        change.accept(changed);
        return new TaskResult(
                schemaVersion,
                changed.command,
                task,
                data,
                model,
                metrics,
                intervals,
                rows,
                baselines,
                comparison,
                changed.leaks,
                changed.inflated,
                changed.latencyMicros,
                changed.seconds,
                seed,
                changed.calibration,
                changed.lengthPlan,
                changed.interrupted,
                changed.alarms,
                changed.crossValidation);
    }

    /** The components that are not known when a model has been scored. */
    private static final class Changes {
        private String command;
        private List<Leak> leaks;
        private @Nullable InflatedFigures inflated;
        private @Nullable LatencyMicros latencyMicros;
        private Seconds seconds;
        private @Nullable Calibration calibration;
        private @Nullable LengthPlan lengthPlan;
        private @Nullable Boolean interrupted;
        private @Nullable List<AlarmEvent> alarms;
        private @Nullable CrossValidation crossValidation;

        Changes(TaskResult result) {
            command = result.command;
            leaks = result.leaks;
            inflated = result.inflated;
            latencyMicros = result.latencyMicros;
            seconds = result.seconds;
            calibration = result.calibration;
            lengthPlan = result.lengthPlan;
            interrupted = result.interrupted;
            alarms = result.alarms;
            crossValidation = result.crossValidation;
        }
    }
}
