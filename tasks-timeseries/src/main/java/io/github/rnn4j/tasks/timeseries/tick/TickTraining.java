package io.github.rnn4j.tasks.timeseries.tick;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.loss.Loss;
import io.github.rnn4j.tasks.common.Stopwatch;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.NamedMetrics;
import io.github.rnn4j.tasks.common.evaluation.Seconds;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakGate;
import io.github.rnn4j.tasks.common.leak.LeakReport;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import io.github.rnn4j.tasks.common.model.NetworkTraining;
import io.github.rnn4j.tasks.timeseries.tick.data.TickData;
import io.github.rnn4j.tasks.timeseries.tick.data.TickerSeries;
import io.github.rnn4j.tasks.timeseries.tick.evaluation.Forecasts;
import io.github.rnn4j.tasks.timeseries.tick.evaluation.Qlike;
import io.github.rnn4j.tasks.timeseries.tick.leak.TickLeaks;
import io.github.rnn4j.tasks.timeseries.tick.model.ScaledForecaster;
import io.github.rnn4j.tasks.timeseries.tick.model.ScaledNetwork;
import io.github.rnn4j.tasks.timeseries.tick.model.TickBaselines;
import io.github.rnn4j.tasks.timeseries.tick.model.TickForecaster;
import io.github.rnn4j.tasks.timeseries.tick.model.TickMetric;
import io.github.rnn4j.tasks.timeseries.tick.model.TickModel;
import io.github.rnn4j.tasks.timeseries.tick.model.TickSample;
import io.github.rnn4j.tasks.timeseries.tick.model.TickSelection;
import io.github.rnn4j.tasks.timeseries.tick.model.TickSettings;
import io.github.rnn4j.tasks.timeseries.tick.model.TickTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One training on ticks: reads the bars, fits the baselines, trains a network by itself and one that starts at the first baseline, writes
 * all of them as one model file, and scores them on the validation windows. Test windows are not looked at. Confined to one thread.
 */
@Experimental
public final class TickTraining {
    /** Name of the network by itself in events, rows and checkpoints. */
    public static final String RECURRENT = "recurrent";
    /** Name of the network that starts at the baseline. */
    public static final String BOTH = "both";

    private static final List<String> NETWORKS = List.of(RECURRENT, BOTH);

    private final Backend backend;
    private final TickTrainingOptions options;
    private final TickListener listener;
    private final BooleanSupplier stopRequested;

    /**
     * Prepares a training; nothing is read yet.
     *
     * @param backend stays the caller's
     * @param stopRequested asked between steps; once true, training ends with the best epoch so far
     */
    public TickTraining(
            Backend backend, TickTrainingOptions options, TickListener listener, BooleanSupplier stopRequested) {
        this.backend = backend;
        this.options = options;
        this.listener = listener;
        this.stopRequested = stopRequested;
    }

    /** What is learned from and chosen by. */
    private record Samples(TickSettings settings, TickSample train, TickSample validation) {}

    /**
     * Trains.
     *
     * @return figures on the validation windows; nothing if a stop was requested before the first epoch was over, in which case no file is
     *     written either
     * @throws io.github.rnn4j.api.error.RnnException if the data cannot be learned from or the model cannot be written; both are found out
     *     before training
     */
    public Optional<TaskResult> run() {
        Stopwatch total = new Stopwatch();
        AtomicFile.checkWritable(options.out());
        Checkpoints checkpoints = options.checkpoints();
        if (checkpoints != null) {
            checkpoints.check(options.out(), NETWORKS);
        }
        TickData data = TickData.read(options.source());
        TickSettings settings = TickSettings.fit(
                data,
                options.target(),
                options.windows(),
                options.source().session().length());
        Samples samples = new Samples(
                settings,
                TickScoring.sample(data, settings, Part.TRAIN),
                TickScoring.sample(data, settings, Part.VALIDATION));
        checkNetwork(settings);
        List<Leak> leaks = new LeakGate(options.acceptedLeaks())
                .pass(data.files().get(0), TickLeaks.find(data, options.windows()));
        announce(data, samples);
        listener.on(new TickEvent.LeaksFound(leaks));
        Stopwatch training = new Stopwatch();
        List<ScaledForecaster> baselines = baselines(samples);
        TickForecaster anchor = baselines.get(0).model();
        NetworkTraining.Outcome alone = train(RECURRENT, false, samples, anchor);
        if (alone.bestEpoch() == 0) {
            return Optional.empty();
        }
        NetworkTraining.Outcome both = train(BOTH, true, samples, anchor);
        ScaledNetwork first = scaled(alone, false, samples, anchor);
        ScaledNetwork second = both.bestEpoch() == 0 ? null : scaled(both, true, samples, anchor);
        ScaledNetwork answering = options.anchored() && second != null ? second : first;
        NetworkTraining.Outcome kept = answering.anchored() ? both : alone;
        TickModel model = new TickModel(
                settings,
                answering,
                answering.anchored() ? first : second,
                baselines,
                TickSelection.of(options.source()),
                kept.record(
                                options.training(),
                                data.digests(),
                                samples.train().size(),
                                samples.validation().size(),
                                backend.name())
                        .withLeaks(new LeakReport(leaks, null)));
        model = model.withDistributions(TickDistributions.of(backend, model, samples.train(), samples.validation()));
        double trainSeconds = training.seconds();
        boolean interrupted = stopRequested.getAsBoolean();
        model.save(options.out());
        if (checkpoints != null && !interrupted) {
            checkpoints.delete(options.out(), NETWORKS);
        }
        listener.on(new TickEvent.ModelWritten(options.out()));
        return Optional.of(new TickScoring(backend, model)
                .score("train", data, Part.VALIDATION, options.source())
                .trained(new Seconds(trainSeconds, total.seconds()), interrupted));
    }

    private @Nullable CheckpointPolicy checkpoints(String name) {
        Checkpoints wanted = options.checkpoints();
        return wanted == null ? null : wanted.of(options.out(), name);
    }

    /** Finds out before anything is fitted what the trainer would find out afterwards. */
    private void checkNetwork(TickSettings settings) {
        Loss.of(options.training().loss()).problem(1).ifPresent(problem -> {
            throw new InvalidSpecException(problem);
        });
        NetworkSpec network = options.network().network(settings.inputSize(), true);
        Network.forTraining(
                network, new Engine(backend, CellRegistry.ofClassPath(), DType.FLOAT32), options.training());
    }

    private void announce(TickData data, Samples samples) {
        listener.on(new TickEvent.DataRead(
                data.tickers().stream().map(TickerSeries::name).toList(),
                data.barSeconds(),
                samples.train().size(),
                samples.validation().size(),
                data.gaps(),
                data.localTimes(),
                data.splitByTime(),
                data.outside(),
                data.skippedRows()));
    }

    private List<ScaledForecaster> baselines(Samples samples) {
        List<ScaledForecaster> baselines = new ArrayList<>();
        for (String name : TickBaselines.names(options.target())) {
            Stopwatch stopwatch = new Stopwatch();
            TickForecaster model = TickBaselines.fit(name, samples.train());
            double[] forecasts = samples.validation().forecasts(model);
            double factor = factor(samples, forecasts);
            baselines.add(new ScaledForecaster(model, factor));
            listener.on(new TickEvent.BaselineFitted(
                    new NamedMetrics(
                            name,
                            TickScoring.scores(samples.settings(), samples.validation(), 0)
                                    .metrics(new Forecasts(forecasts, factor))),
                    stopwatch.seconds()));
        }
        return baselines;
    }

    /** All models alike: the factor is taken from the validation windows, which none of them was fitted to. */
    private double factor(Samples samples, double[] forecasts) {
        return options.target() == TickTarget.VOLATILITY
                ? Qlike.varianceFactor(samples.validation().answers(), forecasts)
                : 1;
    }

    private NetworkTraining.Outcome train(String name, boolean anchored, Samples samples, TickForecaster anchor) {
        return new NetworkTraining(
                        backend,
                        (network, event) -> listener.on(new TickEvent.Training(network, event)),
                        stopRequested,
                        examples(samples.settings(), samples.train(), anchored, anchor),
                        examples(samples.settings(), samples.validation(), anchored, anchor))
                .withInspection(listener.inspection())
                .train(
                        name,
                        options.network().network(samples.settings().inputSize(), anchored),
                        options.training(),
                        new TickMetric(options.target()),
                        checkpoints(name));
    }

    private static List<Example> examples(
            TickSettings settings, TickSample sample, boolean anchored, TickForecaster anchor) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < sample.size(); i++) {
            Target answer = Target.Values.of(settings.scaled(sample.answers()[i]));
            Target target = anchored
                    ? new Target.WithOffset(
                            answer,
                            List.of(settings.scaled(
                                    anchor.forecast(sample.questions().get(i)))))
                    : answer;
            examples.add(new Example(settings.input(sample.questions().get(i)), target));
        }
        return examples;
    }

    private ScaledNetwork scaled(
            NetworkTraining.Outcome outcome, boolean anchored, Samples samples, TickForecaster anchor) {
        ScaledNetwork network = new ScaledNetwork(outcome.network(), anchored, 1);
        return network.withVarianceFactor(
                factor(samples, network.forecasts(backend, samples.settings(), anchor, samples.validation())));
    }
}
