package io.github.rnn4j.monitoring.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.run.MemoryLog;
import io.github.rnn4j.monitoring.run.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.framework.Summary;
import org.tensorflow.util.Event;

/** The files are read with TensorFlow's own messages. */
class TensorBoardExportTest {
    private static final String NAME = "events.out.tfevents." + Samples.STARTED_AT / 1000 + ".rnn4j";

    /** The check of a length of 24, as it stands at the beginning of event files that TensorFlow writes. */
    private static final byte[] BEGINNING = {24, 0, 0, 0, 0, 0, 0, 0, (byte) 0xa3, 0x7f, 0x4b, 0x22};

    @TempDir
    private Path folder;

    private final MemoryLog log =
            new MemoryLog(Samples.header("one"), InstantSource.fixed(Instant.ofEpochMilli(Samples.STARTED_AT + 500)));

    @Test
    void theFileBeginsWithItsVersion() throws IOException {
        log.accept(Samples.stepped(1, 0.5));

        byte[] bytes = Files.readAllBytes(TensorBoardExport.write(log, folder).get(0));

        assertThat(bytes).startsWith(BEGINNING);
        Event first = events(bytes).get(0);
        assertThat(first.getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(first.getWallTime()).isEqualTo(Samples.STARTED_AT / 1000.0);
    }

    @Test
    void aStepIsAPointOfEachCurve() throws IOException {
        log.accept(Samples.stepped(300, 0.5));
        log.accept(Samples.stepped(70_000, 0.25));

        List<Path> files = TensorBoardExport.write(log, folder);

        assertThat(files).containsExactly(folder.resolve("one/recurrent").resolve(NAME));
        assertThat(curve(files.get(0), "step/loss")).containsExactly(Map.entry(300L, 0.5f), Map.entry(70_000L, 0.25f));
        assertThat(curve(files.get(0), "step/gradient_norm"))
                .containsExactly(Map.entry(300L, 1.5f), Map.entry(70_000L, 1.5f));
        assertThat(curve(files.get(0), "step/used_memory")).containsEntry(300L, (float) (1 << 20));
        assertThat(events(Files.readAllBytes(files.get(0))).get(1).getWallTime())
                .isEqualTo(Samples.STARTED_AT / 1000.0 + 0.5);
    }

    @Test
    void everyKindOfFigureHasACurve() throws IOException {
        Samples.events().forEach(log);

        List<Path> files = TensorBoardExport.write(log, folder);

        assertThat(files)
                .containsExactly(
                        folder.resolve("one/recurrent").resolve(NAME),
                        folder.resolve("one").resolve(NAME));
        assertThat(curve(files.get(0), "epoch/macroF1")).containsExactly(Map.entry(1L, 0.8125f));
        assertThat(curve(files.get(0), "epoch/train_loss")).containsExactly(Map.entry(1L, 0.5f));
        assertThat(curve(files.get(0), "update_ratio/rnn.weight_hh_l0")).containsExactly(Map.entry(1L, 1e-3f));
        assertThat(curve(files.get(0), "gradient_at_first_step/rnn.l0")).containsExactly(Map.entry(1L, 1e-9f));
        assertThat(curve(files.get(0), "saturated_share/rnn.l0")).containsExactly(Map.entry(1L, 0.25f));
        assertThat(curve(files.get(0), "dead_share/rnn.l0")).isEmpty();
        assertThat(curve(files.get(0), "verdict/EXPLODING")).containsExactly(Map.entry(40L, 1f));
        assertThat(curve(files.get(0), "step/loss")).containsExactly(Map.entry(1L, Float.NaN));
        assertThat(curve(files.get(1), "input_drift/flow")).containsExactly(Map.entry(100L, 0.31f));
        assertThat(curve(files.get(1), "serving/p99_micros")).containsExactly(Map.entry(100L, 120f));
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        Samples.events().forEach(log);

        Path file = TensorBoardExport.write(log, folder).get(0);
        byte[] once = Files.readAllBytes(file);
        TensorBoardExport.write(log, folder);

        assertThat(Files.readAllBytes(file)).isEqualTo(once);
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp-*");
    }

    @Test
    void aRunWithoutFiguresHasNoFile() {
        log.accept(new RunEvent.Finished("recurrent", "NO_PROGRESS", 1));

        assertThat(TensorBoardExport.write(log, folder)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whereNoFolderCanBeItIsRefused() throws IOException {
        log.accept(Samples.stepped(1, 0.5));
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> TensorBoardExport.write(log, file))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_OUTPUT))
                .hasMessageContaining(": expected to write it but got ");
    }

    private static Map<Long, Float> curve(Path file, String tag) throws IOException {
        Map<Long, Float> points = new LinkedHashMap<>();
        for (Event event : events(Files.readAllBytes(file))) {
            for (Summary.Value value : event.getSummary().getValueList()) {
                if (value.getTag().equals(tag)) {
                    points.put(event.getStep(), value.getSimpleValue());
                }
            }
        }
        return points;
    }

    /** Reads records and compares their checks. */
    private static List<Event> events(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int length = (int) bytes.getLong(bytes.position());
            check(take(bytes, Long.BYTES), bytes.getInt());
            byte[] record = take(bytes, length);
            check(record, bytes.getInt());
            events.add(Event.parseFrom(record));
        }
        return events;
    }

    private static byte[] take(ByteBuffer bytes, int length) {
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    private static void check(byte[] bytes, int masked) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        int turned = masked - 0xa282ead8;
        assertThat(turned >>> 17 | turned << 15).isEqualTo((int) crc.getValue());
    }
}
