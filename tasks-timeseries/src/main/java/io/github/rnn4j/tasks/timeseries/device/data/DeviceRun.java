package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.data.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one recording in their order. Frames are numbered from 0 within it. Immutable.
 *
 * @see DeviceData
 */
@Experimental
public final class DeviceRun {
    private final String name;
    private final int featureCount;
    private final List<Frame> frames;
    private final double stepSeconds;

    /**
     * Takes the frames.
     *
     * @param featureCount features of each frame
     * @param stepSeconds time from one frame to the next; 0 where the data has no times
     */
    DeviceRun(String name, int featureCount, List<Frame> frames, double stepSeconds) {
        this.name = name;
        this.featureCount = featureCount;
        this.frames = List.copyOf(frames);
        this.stepSeconds = stepSeconds;
    }

    /** Returns its name: the fields that tell it from other runs. */
    public String name() {
        return name;
    }

    /** Returns how many frames it has. */
    public int size() {
        return frames.size();
    }

    /** Returns how many features a frame has. */
    public int featureCount() {
        return featureCount;
    }

    /** Returns the time from one frame to the next, in seconds; 0 where the data has no times, or one frame. */
    public double stepSeconds() {
        return stepSeconds;
    }

    /** Returns one feature of a frame, as it stands in the file. */
    public double value(int frame, int feature) {
        return frames.get(frame).values()[feature];
    }

    /** Returns the number of a frame's state, or -1 where the data has none. */
    public int label(int frame) {
        return frames.get(frame).label();
    }

    /** Returns the part that a frame is of; null for none. */
    public @Nullable Part part(int frame) {
        return frames.get(frame).part();
    }

    /** Returns true if the frame comes right after the one before it: no row between them was left out, no time is missing. */
    public boolean follows(int frame) {
        return frames.get(frame).follows();
    }

    /** Returns true if a window may end with the frame: it meets the conditions. */
    public boolean isWanted(int frame) {
        return frames.get(frame).wanted();
    }

    /** Returns the line of the file that the frame starts at, from 1. */
    public long line(int frame) {
        return frames.get(frame).line();
    }

    /** Returns this run with all frames in one part. */
    DeviceRun as(Part part) {
        return new DeviceRun(
                name,
                featureCount,
                frames.stream()
                        .map(frame -> new Frame(
                                frame.values(), frame.label(), part, frame.follows(), frame.wanted(), frame.line()))
                        .toList(),
                stepSeconds);
    }
}
