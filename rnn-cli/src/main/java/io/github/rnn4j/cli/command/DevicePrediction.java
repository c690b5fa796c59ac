package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
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
        for (StreamedFrame next = frames.next(); next != null; next = frames.next()) {
            StreamedFrame frame = next;
            if (!gate.pass(() -> answer(frames, frame))) {
                return false;
            }
        }
        return true;
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
            if (e.code() != ErrorCode.INVALID_DATA) {
                throw e;
            }
            if (!frames.skipsBadRows()) {
                throw new RnnException(
                        e.code(),
                        frames.name() + ", " + e.getMessage() + " (line " + frame.line() + ", run '" + frame.run()
                                + "'). Or leave such rows out with --skip-bad-rows.",
                        e);
            }
            monitor.missing(frame.run());
            return true;
        }
    }
}
