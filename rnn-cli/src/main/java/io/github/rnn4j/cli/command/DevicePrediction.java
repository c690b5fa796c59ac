package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.cli.output.DeviceAnswerWriter;
import io.github.rnn4j.tasks.timeseries.device.data.FrameStream;
import io.github.rnn4j.tasks.timeseries.device.data.StreamedFrame;
import io.github.rnn4j.tasks.timeseries.device.live.DeviceAnswer;
import io.github.rnn4j.tasks.timeseries.device.live.DeviceFrame;
import io.github.rnn4j.tasks.timeseries.device.live.DeviceMonitor;
import java.util.Optional;

/** Answers for rows of devices as they come in. Confined to one thread. */
final class DevicePrediction {
    private final DeviceMonitor monitor;
    private final DeviceAnswerWriter answers;
    private final RowGate gate;

    DevicePrediction(DeviceMonitor monitor, DeviceAnswerWriter answers, RowGate gate) {
        this.monitor = monitor;
        this.answers = answers;
        this.gate = gate;
    }

    /**
     * Answers row by row until there are no more.
     *
     * @return false if nobody reads the answers any more
     */
    boolean run(FrameStream frames) {
        return gate.passAll(frames::next, frame -> answer(frames, frame));
    }

    private boolean answer(FrameStream frames, StreamedFrame frame) {
        double[] values = frame.values();
        if (values == null) {
            monitor.missing(frame.run());
            return true;
        }
        try {
            Optional<DeviceAnswer> answer = monitor.step(frame.run(), new DeviceFrame(values, frame.seconds()));
            return !frame.wanted() || answers.write(frame, answer);
        } catch (RnnException e) {
            return BadRow.refused(
                    e,
                    frames.skipsBadRows(),
                    () -> monitor.missing(frame.run()),
                    frames.name(),
                    "line " + frame.line() + ", run '" + frame.run() + "'");
        }
    }
}
