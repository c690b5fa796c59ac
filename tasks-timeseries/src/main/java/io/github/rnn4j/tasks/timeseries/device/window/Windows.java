package io.github.rnn4j.tasks.timeseries.device.window;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts runs into windows: every frame ends one, if as many frames before it as a window needs follow each other, are of the same part,
 * and come after those that a run's own scale is taken from. Thread-safe.
 *
 * @param steps frames of a window, at least 1
 * @param firstFrame first frame of a run that a window may hold
 */
@Experimental
public record Windows(int steps, int firstFrame) {
    public Windows {
        if (steps < 1) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "--steps: expected >= 1 but got " + steps + ".");
        }
        if (firstFrame < 0) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "first frame: expected >= 0 but got " + firstFrame);
        }
    }

    /**
     * Returns those windows of a part all of whose frames are of one state.
     *
     * @param state its number; -1 for data without states
     */
    public List<Window> ofState(List<DeviceRun> runs, Part part, int state) {
        return of(runs, part, (run, frame) -> run.label(frame) == state);
    }

    /** Which frames a window may hold. */
    @FunctionalInterface
    private interface Choice {
        boolean holds(DeviceRun run, int frame);
    }

    /** Returns the windows of a part that end with a wanted frame, run by run, each in the order of time. */
    public List<Window> of(List<DeviceRun> runs, Part part) {
        return of(runs, part, (run, frame) -> true);
    }

    private List<Window> of(List<DeviceRun> runs, Part part, Choice choice) {
        List<Window> windows = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            DeviceRun frames = runs.get(run);
            int together = 0;
            for (int frame = firstFrame; frame < frames.size(); frame++) {
                boolean goesOn = together > 0 && frames.follows(frame);
                together = frames.part(frame) == part && choice.holds(frames, frame) ? (goesOn ? together : 0) + 1 : 0;
                if (together >= steps && frames.isWanted(frame)) {
                    windows.add(new Window(run, frame));
                }
            }
        }
        return windows;
    }
}
