package io.github.rnn4j.tasks.timeseries.device.scaling;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceRun;
import io.github.rnn4j.tasks.timeseries.device.window.Window;
import io.github.rnn4j.tasks.timeseries.scaling.FeatureScaler;
import io.github.rnn4j.tasks.timeseries.scaling.Moments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The scaler of each run, and windows on its scale. Immutable. */
@Experimental
public final class RunScalers {
    private final List<DeviceRun> runs;
    private final List<FeatureScaler> scalers;

    private RunScalers(List<DeviceRun> runs, List<FeatureScaler> scalers) {
        this.runs = List.copyOf(runs);
        this.scalers = List.copyOf(scalers);
    }

    /**
     * Takes means and deviations of the training frames.
     *
     * @throws RnnException with code {@code INVALID_DATA} if a feature is constant over them
     */
    public static FeatureScaler ofTraining(DeviceData data) {
        return ofTraining(data, false);
    }

    /**
     * Takes means and deviations of the training frames, or of the normal ones among them.
     *
     * @param normalOnly whether only of these; where the data has no states all frames are taken to be normal
     * @throws RnnException with code {@code INVALID_DATA} if a feature is constant over them
     */
    public static FeatureScaler ofTraining(DeviceData data, boolean normalOnly) {
        boolean all = !normalOnly || data.classes().isEmpty();
        Moments moments = new Moments(data.features().size());
        for (DeviceRun run : data.runs()) {
            for (int frame = 0; frame < run.size(); frame++) {
                if (run.part(frame) == Part.TRAIN && (all || run.label(frame) == 0)) {
                    add(moments, run, frame);
                }
            }
        }
        return scaler(moments, data, all ? "the training frames" : "the normal training frames");
    }

    /** Returns one scale for all runs. */
    public static RunScalers same(DeviceData data, FeatureScaler scaler) {
        return new RunScalers(data.runs(), Collections.nCopies(data.runs().size(), scaler));
    }

    /**
     * Takes means and deviations of the first frames of each run. Runs too short for their own scale have no window; theirs is that of
     * all their frames.
     *
     * @param ownFrames how many
     * @throws RnnException with code {@code INVALID_DATA} if a feature is constant over the frames that its scale is taken from
     */
    public static RunScalers ofRuns(DeviceData data, int ownFrames) {
        List<FeatureScaler> scalers = new ArrayList<>();
        for (DeviceRun run : data.runs()) {
            int own = Math.min(ownFrames, run.size());
            Moments moments = new Moments(data.features().size());
            for (int frame = 0; frame < own; frame++) {
                add(moments, run, frame);
            }
            scalers.add(scaler(moments, data, "the first " + own + " frames of run '" + run.name() + "'"));
        }
        return new RunScalers(data.runs(), scalers);
    }

    private static void add(Moments moments, DeviceRun run, int frame) {
        moments.add(feature -> run.value(frame, feature));
    }

    private static FeatureScaler scaler(Moments moments, DeviceData data, String frames) {
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int feature = 0; feature < data.features().size(); feature++) {
            double deviation = moments.deviation(feature);
            if (!(deviation > 0)) {
                throw new RnnException(
                        ErrorCode.INVALID_DATA,
                        data.files().get(0) + ": expected feature '"
                                + data.features().get(feature) + "' to vary over " + frames + " but got the constant "
                                + moments.mean(feature) + ". Leave it out (--features), or take another --scale.");
            }
            means.add(moments.mean(feature));
            deviations.add(deviation);
        }
        return new FeatureScaler(means, deviations);
    }

    /** Returns the scaler of a run. */
    public FeatureScaler of(int run) {
        return scalers.get(run);
    }

    /** Returns a window's features on its run's scale, {@code [timeSteps, features]}. */
    public float[] values(Window window, int steps) {
        DeviceRun run = runs.get(window.run());
        FeatureScaler scaler = scalers.get(window.run());
        int features = run.featureCount();
        float[] values = new float[steps * features];
        for (int step = 0; step < steps; step++) {
            int frame = window.end() - steps + 1 + step;
            for (int feature = 0; feature < features; feature++) {
                values[step * features + feature] = scaler.scale(feature, run.value(frame, feature));
            }
        }
        return values;
    }
}
