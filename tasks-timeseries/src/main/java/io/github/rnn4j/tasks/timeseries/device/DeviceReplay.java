package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.latency.TimedCall;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceRun;
import io.github.rnn4j.tasks.timeseries.device.live.DeviceFrame;
import io.github.rnn4j.tasks.timeseries.device.live.DeviceMonitor;
import io.github.rnn4j.tasks.timeseries.device.model.WindowSettings;
import io.github.rnn4j.tasks.timeseries.device.window.Window;
import io.github.rnn4j.tasks.timeseries.device.window.Windows;
import io.github.rnn4j.tasks.timeseries.replay.Track;
import io.github.rnn4j.tasks.timeseries.replay.WindowReplay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The runs of a part as devices that are watched side by side. */
final class DeviceReplay {
    private DeviceReplay() {}

    /** Returns calls that a monitor answers; the part has a window. */
    static TimedCall of(DeviceData data, WindowSettings settings, Part part, DeviceMonitor monitor) {
        int opening = settings.scaling().ownFrames();
        Map<Integer, List<Integer>> ends = new TreeMap<>();
        for (Window window : new Windows(settings.steps(), opening).of(data.runs(), part)) {
            ends.computeIfAbsent(window.run(), run -> new ArrayList<>()).add(window.end());
        }
        List<Track<DeviceFrame>> tracks = new ArrayList<>();
        ends.forEach((run, ofRun) -> tracks.add(track(data.runs().get(run), ofRun, settings.steps())));
        return new WindowReplay<>(tracks, opening, new WindowReplay.Watcher<>() {
            @Override
            public Object step(String device, DeviceFrame frame) {
                return monitor.step(device, frame);
            }

            @Override
            public void forget(String device) {
                monitor.forget(device);
            }
        });
    }

    private static Track<DeviceFrame> track(DeviceRun run, List<Integer> ends, int steps) {
        List<DeviceFrame> frames = IntStream.range(0, run.size())
                .mapToObj(frame -> DeviceFrame.of(IntStream.range(0, run.featureCount())
                        .mapToDouble(feature -> run.value(frame, feature))
                        .toArray()))
                .toList();
        return new Track<>(run.name(), frames, ends, end -> end - steps + 1);
    }
}
