package io.github.rnn4j.monitoring.export;

import io.github.rnn4j.monitoring.event.LayerFigures;
import io.github.rnn4j.monitoring.event.ParameterFigures;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.ServingFigures;
import java.util.ArrayList;
import java.util.List;

/**
 * One point of one curve.
 *
 * @param tag name of the curve, with the group that it is shown in before the first slash
 * @param step where it is on the axis: optimiser steps, for {@code epoch/} the epoch, for {@code serving/} answers
 */
record Scalar(String tag, long step, double value) {
    /** Returns the points of an event; figures that do not apply have none. */
    static List<Scalar> of(RunEvent event) {
        Points points = new Points();
        if (event instanceof RunEvent.Stepped stepped) {
            points.stepped(stepped);
        } else if (event instanceof RunEvent.Inspected inspected) {
            inspected.parameters().forEach(parameter -> points.parameter(inspected.step(), parameter));
            inspected.layers().forEach(layer -> points.layer(inspected.step(), layer));
        } else if (event instanceof RunEvent.EpochFinished epoch) {
            points.epoch(epoch);
        } else if (event instanceof RunEvent.Judged judged) {
            points.add(
                    "verdict/" + judged.verdict().kind(),
                    judged.step(),
                    judged.verdict().holds() ? 1 : 0);
        } else if (event instanceof RunEvent.Served served) {
            points.served(served.figures());
        }
        return List.copyOf(points.all);
    }

    /** Returns the network that an event is about; empty for a model at work, and for what is about the whole run. */
    static String network(RunEvent event) {
        if (event instanceof RunEvent.Stepped stepped) {
            return stepped.network();
        } else if (event instanceof RunEvent.Inspected inspected) {
            return inspected.network();
        } else if (event instanceof RunEvent.EpochFinished epoch) {
            return epoch.network();
        }
        return event instanceof RunEvent.Judged judged ? judged.network() : "";
    }

    /** Collects the points of an event. */
    private static final class Points {
        private final List<Scalar> all = new ArrayList<>();

        void add(String tag, long step, double value) {
            all.add(new Scalar(tag, step, value));
        }

        private void addKnown(String tag, long step, double value) {
            if (!Double.isNaN(value)) {
                add(tag, step, value);
            }
        }

        /** A loss or a gradient that is not finite is a point: TensorBoard marks it. */
        void stepped(RunEvent.Stepped event) {
            add("step/loss", event.step(), event.loss());
            add("step/gradient_norm", event.step(), event.gradientNorm());
            addKnown("step/clipped", event.step(), event.clipped());
            addKnown("step/loss_scale", event.step(), event.lossScale());
            add("step/skipped", event.step(), (double) event.skipped());
            addKnown("step/examples_per_second", event.step(), event.examplesPerSecond());
            add("step/used_memory", event.step(), (double) event.usedMemory());
        }

        void epoch(RunEvent.EpochFinished event) {
            add("epoch/train_loss", event.epoch(), event.trainLoss());
            add("epoch/validation_loss", event.epoch(), event.validationLoss());
            add("epoch/" + event.metric(), event.epoch(), event.validationScore());
            addKnown("epoch/seconds", event.epoch(), event.seconds());
        }

        void parameter(long step, ParameterFigures figures) {
            add("gradient_norm/" + figures.name(), step, figures.gradientNorm());
            add("clipped_norm/" + figures.name(), step, figures.clippedNorm());
            addKnown("weight_norm/" + figures.name(), step, figures.weightNorm());
            addKnown("update_ratio/" + figures.name(), step, figures.updateRatio());
        }

        void layer(long step, LayerFigures figures) {
            List<Double> norms = figures.gradientNorms();
            if (!norms.isEmpty()) {
                add("gradient_at_first_step/" + figures.name(), step, norms.get(0));
                add("gradient_at_last_step/" + figures.name(), step, norms.get(norms.size() - 1));
            }
            addKnown("saturated_share/" + figures.name(), step, figures.saturatedShare());
            addKnown("dead_share/" + figures.name(), step, figures.deadShare());
            addKnown("spectral_radius/" + figures.name(), step, figures.spectralRadius());
        }

        void served(ServingFigures figures) {
            long answers = figures.answers();
            add("serving/non_finite_inputs", answers, (double) figures.nonFiniteInputs());
            add("serving/over_budget", answers, (double) figures.overBudget());
            addKnown("serving/p50_micros", answers, figures.p50Micros());
            addKnown("serving/p99_micros", answers, figures.p99Micros());
            addKnown("serving/p999_micros", answers, figures.p999Micros());
            figures.inputDrift().forEach(drift -> addKnown("input_drift/" + drift.feature(), answers, drift.index()));
            addKnown("serving/score_drift", answers, figures.scoreDrift());
            addKnown("serving/alarms_per_day", answers, figures.alarmsPerDay());
        }
    }
}
