package io.github.rnn4j.tasks.timeseries.device.scaling;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/** Which frames the mean and the deviation of each feature are taken from. */
@Experimental
public sealed interface Scaling {
    /** Those of the training part: devices are alike, or what tells them apart matters. */
    @Experimental
    record OfTraining() implements Scaling {
        @Override
        public int ownFrames() {
            return 0;
        }

        @Override
        public String toString() {
            return "train";
        }
    }

    /**
     * The first frames of each run, which are taken to be normal and are not scored: every device is its own measure.
     *
     * @param frames how many, at least 2
     */
    @Experimental
    record OfRunStart(int frames) implements Scaling {
        public OfRunStart {
            if (frames < 2) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT, "--scale: expected run:N with N >= 2 but got run:" + frames + ".");
            }
        }

        @Override
        public int ownFrames() {
            return frames;
        }

        @Override
        public String toString() {
            return "run:" + frames;
        }
    }

    /** Returns how many frames at the start of a run are taken for its scale, so that no window holds one. */
    int ownFrames();

    /**
     * Reads {@code train} or {@code run:N}.
     *
     * @throws RnnException with code {@code INVALID_ARGUMENT} if it is neither
     */
    static Scaling parse(String text) {
        if (text.equals("train")) {
            return new OfTraining();
        }
        if (text.matches("run:[0-9]{1,9}")) {
            return new OfRunStart(Integer.parseInt(text.substring("run:".length())));
        }
        throw new RnnException(ErrorCode.INVALID_ARGUMENT, "--scale: expected train or run:N but got '" + text + "'.");
    }
}
