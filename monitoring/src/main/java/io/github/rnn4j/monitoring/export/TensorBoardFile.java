package io.github.rnn4j.monitoring.export;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes an event file as TensorBoard reads it: records (TFRecord) of messages (protobuf), the first of which says the version. The
 * numbers of the fields are those of {@code tensorflow.Event} and {@code tensorflow.Summary} in TensorFlow's {@code event.proto} and
 * {@code summary.proto}. Not thread-safe.
 */
final class TensorBoardFile {
    private static final String VERSION = "brain.Event:2";
    private static final int EVENT_WALL_TIME = 1;
    private static final int EVENT_STEP = 2;
    private static final int EVENT_FILE_VERSION = 3;
    private static final int EVENT_SUMMARY = 5;
    private static final int SUMMARY_VALUE = 1;
    private static final int VALUE_TAG = 1;
    private static final int VALUE_SIMPLE_VALUE = 2;
    private static final double MILLIS = 1000;

    private final RecordWriter records;

    /**
     * Begins a file.
     *
     * @param startedAt milliseconds since 1970
     */
    TensorBoardFile(OutputStream out, long startedAt) throws IOException {
        records = new RecordWriter(out);
        records.write(new Message()
                .put(EVENT_WALL_TIME, startedAt / MILLIS)
                .put(EVENT_FILE_VERSION, VERSION)
                .bytes());
    }

    /**
     * Writes one figure.
     *
     * @param at milliseconds since 1970
     */
    void write(long at, Scalar scalar) throws IOException {
        Message value = new Message().put(VALUE_TAG, scalar.tag()).put(VALUE_SIMPLE_VALUE, (float) scalar.value());
        records.write(new Message()
                .put(EVENT_WALL_TIME, at / MILLIS)
                .put(EVENT_STEP, scalar.step())
                .put(EVENT_SUMMARY, new Message().put(SUMMARY_VALUE, value))
                .bytes());
    }
}
