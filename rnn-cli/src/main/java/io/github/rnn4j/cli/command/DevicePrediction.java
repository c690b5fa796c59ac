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
    private final ServingWatch watch;

    DevicePrediction(DeviceMonitor monitor, DeviceAnswerWriter answers, RowGate gate, ServingWatch watch) {
        this.monitor = monitor;
        this.answers = answers;
        this.gate = gate;
        this.watch = watch;
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
            watch.refused();
            return true;
        }
        try {
            long start = System.nanoTime();
            Optional<DeviceAnswer> answer = monitor.step(frame.run(), new DeviceFrame(values, frame.seconds()));
            answer.ifPresent(given -> heard(given, System.nanoTime() - start));
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

    private void heard(DeviceAnswer answer, long nanos) {
        watch.watched(answer.elapsed(), answer.raised());
        watch.answered(answer.inputs(), answer.faultScore(), nanos);
    }
}
