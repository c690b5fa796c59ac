package io.github.rnn4j.tasks.timeseries.device.live;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.core.checkpoint.ModelDigest;
import io.github.rnn4j.core.live.KeyedModel;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.timeseries.device.data.FrameClock;
import io.github.rnn4j.tasks.timeseries.device.evaluation.AlarmRule;
import io.github.rnn4j.tasks.timeseries.device.model.Answering;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceModel;
import io.github.rnn4j.tasks.timeseries.device.model.ScoredWindows;
import io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier;
import io.github.rnn4j.tasks.timeseries.device.model.WindowSettings;
import io.github.rnn4j.tasks.timeseries.live.SharedEnsemble;
import io.github.rnn4j.tasks.timeseries.scaling.FeatureScaler;
import io.github.rnn4j.tasks.timeseries.scaling.Moments;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model for devices that is handed what it remembers of a device with each of its frames. It does what reading a whole recording and
 * cutting it into windows do, one frame at a time, with the same numbers in the same order.
 */
final class WatchingModel implements KeyedModel<DeviceState, DeviceFrame, Optional<DeviceAnswer>> {
    private final DeviceModel model;
    private final WindowSettings windows;
    private final Answering answering;
    private final AlarmRule rule;
    private final int features;
    private final int ownFrames;
    private final String digest;
    private final SharedEnsemble networks;

    WatchingModel(Backend backend, DeviceModel model, AlarmRule rule) {
        this.model = model;
        this.windows = model.windows();
        this.answering = model.answering();
        this.rule = rule;
        this.features = windows.features().size();
        this.ownFrames = windows.scaling().ownFrames();
        this.digest = digest(model);
        this.networks = new SharedEnsemble(backend, model.networks());
    }

    private static String digest(DeviceModel model) {
        String digest = model.windows().toString();
        for (SavedNetwork network : model.networks()) {
            digest = ModelDigest.of(network.network(), network.parameters(), digest);
        }
        return digest;
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public DeviceState begin() {
        return new DeviceState(windows.steps(), features, ownFrames > 0);
    }

    @Override
    public Optional<DeviceAnswer> step(DeviceState device, DeviceFrame frame) {
        if (frame.values().length == 0) {
            device.broken = true;
            return Optional.empty();
        }
        check(frame);
        double elapsed = takeTime(device, frame);
        Moments own = device.own;
        if (own != null && own.count() < ownFrames) {
            takeForScale(device, own, frame);
            return Optional.empty();
        }
        if (device.broken) {
            device.window.clear();
            device.alarm.interrupt();
            device.broken = false;
        }
        float[] inputs = scaled(own, frame);
        device.window.add(inputs);
        return device.window.isFull() ? Optional.of(answer(device, inputs, elapsed)) : Optional.empty();
    }

    private void check(DeviceFrame frame) {
        if (frame.values().length != features) {
            throw new ShapeMismatchException("frame: expected " + features + " features " + windows.features()
                    + " but got " + frame.values().length + ".");
        }
        for (int feature = 0; feature < features; feature++) {
            if (!Double.isFinite(frame.values()[feature])) {
                throw new RnnException(
                        ErrorCode.INVALID_DATA,
                        "frame: expected a finite number but got " + frame.values()[feature] + " (feature '"
                                + windows.features().get(feature) + "'). Say that the frame is missing instead.");
            }
        }
    }

    /** Returns the seconds since the frame before; 0 if that is not known, or something is missing between the two. */
    private static double takeTime(DeviceState device, DeviceFrame frame) {
        if (Double.isNaN(frame.seconds())) {
            return 0;
        }
        double before = device.clock.last();
        FrameClock.Order order = device.clock.next(frame.seconds());
        if (order == FrameClock.Order.NOT_AFTER) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    "frame: expected a time after " + device.clock.last() + " s but got " + frame.seconds()
                            + " s. Give the frames of a device in the order of time.");
        }
        device.broken |= order == FrameClock.Order.AFTER_A_GAP;
        return device.broken || Double.isNaN(before) ? 0 : frame.seconds() - before;
    }

    private void takeForScale(DeviceState device, Moments own, DeviceFrame frame) {
        own.add(feature -> frame.values()[feature]);
        device.broken = false;
        if (own.count() < ownFrames) {
            return;
        }
        for (int feature = 0; feature < features; feature++) {
            if (!(own.deviation(feature) > 0)) {
                device.own = new Moments(features);
                throw new RnnException(
                        ErrorCode.INVALID_DATA,
                        "device: expected feature '" + windows.features().get(feature) + "' to vary over its first "
                                + ownFrames + " frames but got the constant " + own.mean(feature)
                                + ". Its scale begins anew with the next frame.");
            }
        }
    }

    private float[] scaled(@Nullable Moments own, DeviceFrame frame) {
        FeatureScaler trained = windows.trained();
        float[] values = new float[features];
        for (int feature = 0; feature < features; feature++) {
            double value = frame.values()[feature];
            if (own != null) {
                values[feature] = FeatureScaler.scaled(value, own.mean(feature), own.deviation(feature));
            } else if (trained != null) {
                values[feature] = trained.scale(feature, value);
            }
        }
        return values;
    }

    private DeviceAnswer answer(DeviceState device, float[] inputs, double elapsed) {
        float[] window = device.window.window();
        double[] outputs = ScoredWindows.widened(networks.logits(model.input(window)));
        double[] scores = answering.scores(outputs, model.baseline(), window);
        boolean before = device.alarm.isOn();
        boolean alarm = device.alarm.next(WindowClassifier.faultScore(scores), answering.threshold(), rule);
        return new DeviceAnswer(
                model.classes(),
                Arrays.stream(scores).boxed().toList(),
                !model.isUnsupervised(),
                alarm,
                alarm && !before,
                inputs,
                elapsed);
    }

    @Override
    public int floats() {
        return windows.steps() * features;
    }

    @Override
    public int doubles() {
        return DeviceState.doubles(features, ownFrames > 0);
    }

    @Override
    public void save(DeviceState state, FloatBuffer floats, DoubleBuffer doubles) {
        state.save(floats, doubles);
    }

    @Override
    public DeviceState load(FloatBuffer floats, DoubleBuffer doubles) {
        DeviceState state = begin();
        state.load(features, floats, doubles);
        return state;
    }

    @Override
    public void close() {
        networks.close();
    }
}
