package io.github.rnn4j.tasks.timeseries.device.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.data.FileContent;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableReader;
import java.util.List;

/**
 * Recordings of devices, frame by frame. Immutable.
 *
 * @param files how messages call the files, as given
 * @param digests SHA-256 of each file's bytes, in hexadecimal
 * @param features names of what each frame measures, in order
 * @param leftOut columns of numbers that are no features
 * @param determining features that were named although they name or nearly determine the state
 * @param classes names of the states in the order of their numbers, the first being the normal one; empty where the data has no label
 * @param runs the recordings in the order in which they begin
 * @param skippedRows rows that were left out as bad
 */
@Experimental
public record DeviceData(
        List<String> files,
        List<String> digests,
        List<String> features,
        List<LeftOut> leftOut,
        List<String> determining,
        List<String> classes,
        List<DeviceRun> runs,
        int skippedRows) {
    public DeviceData {
        files = List.copyOf(files);
        digests = List.copyOf(digests);
        features = List.copyOf(features);
        leftOut = List.copyOf(leftOut);
        determining = List.copyOf(determining);
        classes = List.copyOf(classes);
        runs = List.copyOf(runs);
    }

    /**
     * Reads recordings with their states.
     *
     * @param seed of the split by run, where no column says the part
     * @throws io.github.rnn4j.api.error.RnnException if a file cannot be read; if a column is missing, a feature is constant, or fewer
     *     than two states are there; and, unless bad rows are skipped, if a field is no finite number or a time does not grow. The
     *     message names line and column
     */
    public static DeviceData labelled(DeviceSource source, long seed) {
        return read(source, seed, Purpose.LEARN_STATES);
    }

    /**
     * Reads recordings whose normal frames are learned from. No state is needed: without one all frames are taken to be normal.
     *
     * @param seed of the split by run, where no column says the part
     * @throws io.github.rnn4j.api.error.RnnException as with {@link #labelled}, but for the states; a feature must
     *     vary over the normal frames
     */
    public static DeviceData unlabelled(DeviceSource source, long seed) {
        return read(source, seed, Purpose.LEARN_NORMAL);
    }

    /**
     * Reads recordings for a model that is there: they have its features, and nothing is learned from them.
     *
     * @param source with the model's features
     * @param labelNeeded whether they must have states; where there are some, they are read
     * @throws io.github.rnn4j.api.error.RnnException as with {@link #labelled}, but for features that are constant
     */
    public static DeviceData toScore(DeviceSource source, boolean labelNeeded, long seed) {
        return read(source, seed, labelNeeded ? Purpose.SCORE_STATES : Purpose.SCORE_ALARMS);
    }

    /** What is read for. */
    private enum Purpose {
        LEARN_STATES,
        LEARN_NORMAL,
        SCORE_STATES,
        SCORE_ALARMS;

        boolean needsStates() {
            return this == LEARN_STATES || this == SCORE_STATES;
        }
    }

    /**
     * Returns the digest of each file of a source, as {@link #digests()} has them.
     *
     * @throws io.github.rnn4j.api.error.RnnException if a file cannot be read
     */
    public static List<String> digests(DeviceSource source) {
        return source.files().stream()
                .map(file -> FileContent.read(file).sha256())
                .toList();
    }

    private static DeviceData read(DeviceSource source, long seed, Purpose purpose) {
        List<Table> tables = source.files().stream().map(TableReader::read).toList();
        DeviceColumns columns = DeviceColumns.of(tables, source, purpose.needsStates());
        StateNames states = StateNames.of(tables, columns, source.classes(), purpose.needsStates());
        FeatureChoice choice = purpose == Purpose.SCORE_STATES || purpose == Purpose.SCORE_ALARMS
                ? FeatureChoice.toScore(tables, source.features())
                : FeatureChoice.of(tables, columns, states, source.features(), purpose == Purpose.LEARN_NORMAL);
        RunReader reader = new RunReader(source, columns, states, choice.features());
        List<DeviceRun> runs = reader.read(tables);
        return new DeviceData(
                tables.stream().map(Table::file).toList(),
                tables.stream().map(Table::sha256).toList(),
                choice.features(),
                choice.leftOut(),
                choice.determining(),
                states.names(),
                columns.hasSplit()
                        ? runs
                        : new RunSplit(seed).split(tables.get(0).file(), runs),
                reader.skipped());
    }
}
