package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/**
 * How a backend is opened.
 *
 * @param threads threads of one call, at least 1
 * @param device number of the device of the backend's kind, from 0
 */
@Stable
public record BackendOptions(int threads, int device) {
    /** One thread, the first device. */
    public static final BackendOptions DEFAULT = new BackendOptions(1, 0);

    public BackendOptions {
        if (threads < 1 || device < 0) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "backend options: expected threads >= 1 and device >= 0 but got " + threads + " and " + device);
        }
    }
}
