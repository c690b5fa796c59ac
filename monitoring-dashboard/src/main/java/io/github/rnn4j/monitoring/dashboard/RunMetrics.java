package io.github.rnn4j.monitoring.dashboard;

import io.github.rnn4j.monitoring.event.LayerFigures;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.ServingFigures;
import io.github.rnn4j.monitoring.event.Verdict;
import io.github.rnn4j.monitoring.run.RunLine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The last figures of a run for Prometheus, through Micrometer. The number of series is bounded, whatever a run is like: a few for each network
 * and layer, of the first {@value #MOST_NETWORKS} networks and the first {@value #MOST_LAYERS} layers of each, and one for each kind of
 * verdict. Thread-safe.
 */
final class RunMetrics implements Consumer<RunLine> {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final int MOST_NETWORKS = 8;
    private static final int MOST_LAYERS = 16;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Set<String> networks = ConcurrentHashMap.newKeySet();

    /** Last value by series; what a gauge reads when it is asked. */
    private final Map<String, Double> values = new ConcurrentHashMap<>();

    /** Networks for which a verdict of a kind holds. */
    private final Map<Verdict.Kind, Set<String>> verdicts = new ConcurrentHashMap<>();

    RunMetrics() {
        for (Verdict.Kind kind : EnumSet.allOf(Verdict.Kind.class)) {
            Set<String> holding = ConcurrentHashMap.newKeySet();
            verdicts.put(kind, holding);
            Gauge.builder("rnn4j.verdict", holding, Set::size)
                    .tag("kind", kind.name())
                    .description("Networks that the verdict holds for now")
                    .register(registry);
        }
    }

    @Override
    public void accept(RunLine line) {
        RunEvent event = line.event();
        if (event instanceof RunEvent.Stepped stepped) {
            step(stepped);
        } else if (event instanceof RunEvent.Inspected inspected) {
            layers(inspected);
        } else if (event instanceof RunEvent.EpochFinished epoch) {
            epoch(epoch);
        } else if (event instanceof RunEvent.Judged judged) {
            judged(judged);
        } else if (event instanceof RunEvent.Served served) {
            served(served.figures());
        }
    }

    /** Returns all figures in the text format. */
    String scrape() {
        return registry.scrape();
    }

    private void step(RunEvent.Stepped event) {
        if (isFollowed(event.network())) {
            Tags tags = Tags.of("network", event.network());
            set("rnn4j.training.steps", "Optimiser steps so far", tags, (double) event.step());
            set("rnn4j.training.loss", "Mean loss of a step", tags, event.loss());
            set("rnn4j.gradient.norm", "Global norm before clipping", tags, event.gradientNorm());
            set("rnn4j.gradient.clip.factor", "What the gradient was multiplied by", tags, event.clipped());
            set("rnn4j.loss.scale", "What the loss is multiplied by", tags, event.lossScale());
            set("rnn4j.skipped.steps", "Steps whose gradient was not finite", tags, (double) event.skipped());
            set(
                    "rnn4j.training.examples.per.second",
                    "Examples learned from in a second",
                    tags,
                    event.examplesPerSecond());
            set("rnn4j.heap.used.bytes", "Bytes of the heap", Tags.empty(), (double) event.usedMemory());
        }
    }

    private void layers(RunEvent.Inspected event) {
        if (isFollowed(event.network())) {
            for (LayerFigures layer : event.layers()
                    .subList(0, Math.min(MOST_LAYERS, event.layers().size()))) {
                Tags tags = Tags.of("network", event.network(), "layer", layer.name());
                List<Double> norms = layer.gradientNorms();
                if (!norms.isEmpty()) {
                    set("rnn4j.gradient.first.step.norm", "Norm at the first time step", tags, norms.get(0));
                    set(
                            "rnn4j.gradient.last.step.norm",
                            "Norm at the last time step",
                            tags,
                            norms.get(norms.size() - 1));
                }
                set("rnn4j.layer.saturated.share", "Share of states near -1 or 1", tags, layer.saturatedShare());
                set("rnn4j.layer.dead.share", "Share of units that are always 0", tags, layer.deadShare());
                set("rnn4j.layer.spectral.radius", "Of the recurrent weight", tags, layer.spectralRadius());
            }
        }
    }

    private void epoch(RunEvent.EpochFinished event) {
        if (isFollowed(event.network())) {
            Tags tags = Tags.of("network", event.network());
            set("rnn4j.epochs", "Epochs that are over", tags, event.epoch());
            set("rnn4j.validation.loss", "Mean loss on the validation part", tags, event.validationLoss());
            set("rnn4j.validation.score", "Score on the validation part", tags, event.validationScore());
        }
    }

    private void judged(RunEvent.Judged event) {
        Set<String> holding = verdicts.getOrDefault(event.verdict().kind(), Set.of());
        if (!event.verdict().holds()) {
            holding.remove(event.network());
        } else if (event.network().isEmpty() || isFollowed(event.network())) {
            holding.add(event.network());
        }
    }

    private void served(ServingFigures figures) {
        Tags none = Tags.empty();
        set("rnn4j.answers", "Answers over all time", none, (double) figures.answers());
        set("rnn4j.answers.over.budget", "Answers that took longer than the budget", none, (double)
                figures.overBudget());
        set("rnn4j.inputs.not.finite", "Inputs with a number that is not finite", none, (double)
                figures.nonFiniteInputs());
        set("rnn4j.latency.micros", "Of answers", Tags.of("quantile", "0.5"), figures.p50Micros());
        set("rnn4j.latency.micros", "Of answers", Tags.of("quantile", "0.99"), figures.p99Micros());
        set("rnn4j.latency.micros", "Of answers", Tags.of("quantile", "0.999"), figures.p999Micros());
        double worst = figures.inputDrift().stream()
                .mapToDouble(ServingFigures.Drift::index)
                .filter(index -> !Double.isNaN(index))
                .max()
                .orElse(Double.NaN);
        set("rnn4j.drift.input.max", "Greatest population stability index of a feature", none, worst);
        set("rnn4j.drift.score", "Population stability index of the scores", none, figures.scoreDrift());
        set("rnn4j.alarms.per.day", "Alarms that went on in 24 hours", none, figures.alarmsPerDay());
    }

    private boolean isFollowed(String network) {
        return networks.contains(network) || (networks.size() < MOST_NETWORKS && networks.add(network));
    }

    private void set(String name, String description, Tags tags, double value) {
        String series = name + tags;
        if (values.put(series, value) == null) {
            Gauge.builder(name, values, all -> all.getOrDefault(series, Double.NaN))
                    .tags(tags)
                    .description(description)
                    .strongReference(true)
                    .register(registry);
        }
    }
}
