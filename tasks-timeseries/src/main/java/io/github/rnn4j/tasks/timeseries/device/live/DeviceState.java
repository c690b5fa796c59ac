package io.github.rnn4j.tasks.timeseries.device.live;

import io.github.rnn4j.core.live.WindowBuffer;
import io.github.rnn4j.tasks.timeseries.device.data.FrameClock;
import io.github.rnn4j.tasks.timeseries.device.evaluation.Alarm;
import io.github.rnn4j.tasks.timeseries.scaling.Moments;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/** What is remembered of one device. Not thread-safe. */
final class DeviceState {
    /** Scaled frames, the last of them. */
    final WindowBuffer window;

    FrameClock clock = new FrameClock();
    Alarm alarm = new Alarm();
    /** Of the device's own first frames; null where the scale is that of the training. */
    @Nullable
    Moments own;

    /** Whether something before the next frame is missing. */
    boolean broken;

    DeviceState(int timeSteps, int features, boolean ownScale) {
        this.window = new WindowBuffer(timeSteps, features);
        this.own = ownScale ? new Moments(features) : null;
    }

    static int doubles(int features, boolean ownScale) {
        return WindowBuffer.DOUBLES + FrameClock.SAVED + Alarm.SAVED + 1 + (ownScale ? Moments.saved(features) : 0);
    }

    void save(FloatBuffer floats, DoubleBuffer doubles) {
        window.save(floats, doubles);
        clock.save(doubles);
        alarm.save(doubles);
        doubles.put(broken ? 1 : 0);
        if (own != null) {
            own.save(doubles);
        }
    }

    void load(int features, FloatBuffer floats, DoubleBuffer doubles) {
        window.load(floats, doubles);
        clock = FrameClock.load(doubles);
        alarm = Alarm.load(doubles);
        broken = doubles.get() != 0;
        if (own != null) {
            own = Moments.load(features, doubles);
        }
    }
}
