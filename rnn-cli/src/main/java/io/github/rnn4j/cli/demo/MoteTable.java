package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import io.github.rnn4j.tasks.common.data.Decimal;
import io.github.rnn4j.tasks.common.data.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Readings of the motes as a table to train on, and the faults that were made, which the table does not say. Motes stand in rooms and in the
 * open, at other levels and with other drifts, so that what is learned from is how much humidity and temperature changed since the reading before: of
 * what was tried on motes 2 and 3 this has the lowest threshold, in times of the usual error. Immutable.
 *
 * @param rows readings, each with its change
 * @param faults in the order of the file
 */
record MoteTable(List<Row> rows, List<Fault> faults) {
    /** Seconds from one reading to the next, as the package's README says. */
    static final int SECONDS = 5;

    private static final String HEADER = "reading,mote_id,indoor,humidity,temperature,label";
    private static final int FIELDS = 6;

    private static final Map<String, Part> PARTS =
            Map.of("1", Part.TEST, "2", Part.TRAIN, "3", Part.VALIDATION, "4", Part.TEST);

    MoteTable {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    /**
     * A reading.
     *
     * @param mote the mote's name
     * @param second since the mote's first reading, counted from its number
     * @param humidity change of the relative humidity since the reading before, in points
     * @param temperature change of the temperature since the reading before, in degrees Celsius
     */
    record Row(String mote, int second, double humidity, double temperature) {}

    /**
     * A fault that was made, from its first reading to its last.
     *
     * @param mote the mote's name
     */
    record Fault(String mote, int firstSecond, int lastSecond) {
        boolean holds(Row row) {
            return row.mote().equals(mote) && row.second() >= firstSecond && row.second() <= lastSecond;
        }
    }

    /** What a line of the file says. */
    private record Reading(String mote, int number, double humidity, double temperature, boolean faulty) {}

    /**
     * Reads the file of the package.
     *
     * @throws RnnException with code {@code INVALID_DATA} if a line is something else, or a mote's readings do not follow each other; the
     *     message names it
     */
    static MoteTable parse(byte[] csv) {
        List<String> lines = new String(csv, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw wrong(1, HEADER, lines.isEmpty() ? "" : lines.get(0));
        }
        Map<String, Reading> before = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Reading reading = reading(i + 1, lines.get(i));
            Reading last = before.put(reading.mote(), reading);
            if (last != null) {
                if (last.number() + 1 != reading.number()) {
                    throw wrong(i + 1, "the reading that follows the mote's last one", lines.get(i));
                }
                rows.add(row(reading, last));
            }
            if (reading.faulty()) {
                add(faults, reading);
            }
        }
        return new MoteTable(rows, faults);
    }

    private static Row row(Reading reading, Reading last) {
        return new Row(
                reading.mote(),
                SECONDS * reading.number(),
                reading.humidity() - last.humidity(),
                reading.temperature() - last.temperature());
    }

    private static void add(List<Fault> faults, Reading reading) {
        int second = SECONDS * reading.number();
        Fault last = faults.isEmpty() ? null : faults.get(faults.size() - 1);
        if (last != null && last.mote().equals(reading.mote()) && last.lastSecond() + SECONDS == second) {
            faults.set(faults.size() - 1, new Fault(last.mote(), last.firstSecond(), second));
        } else {
            faults.add(new Fault(reading.mote(), second, second));
        }
    }

    private static Reading reading(int line, String text) {
        String[] fields = text.split(",", -1);
        boolean good = fields.length == FIELDS
                && fields[0].matches("[0-9]{1,6}")
                && PARTS.containsKey(fields[1])
                && Decimal.parse(fields[3]).isPresent()
                && Decimal.parse(fields[4]).isPresent()
                && fields[5].matches("[01]");
        if (!good) {
            throw wrong(line, "a reading of one of the motes " + String.join(", ", motes()), text);
        }
        return new Reading(
                fields[1],
                Integer.parseInt(fields[0]),
                Decimal.parse(fields[3]).orElseThrow(),
                Decimal.parse(fields[4]).orElseThrow(),
                fields[5].equals("1"));
    }

    private static List<String> motes() {
        return PARTS.keySet().stream().sorted().toList();
    }

    private static RnnException wrong(int line, String expected, String found) {
        return new RnnException(
                ErrorCode.INVALID_DATA, "motes, line " + line + ": expected " + expected + " but got '" + found + "'");
    }

    /** Returns the reading at a line of the table, counted from 1 with the header. */
    Row at(long line) {
        return rows.get((int) line - 2);
    }

    /**
     * Writes the table, replacing the file as a whole.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be written
     */
    Path write(Path file) {
        StringBuilder table = new StringBuilder("mote,second,humidityChange,temperatureChange,split\n");
        for (Row row : rows) {
            table.append(String.format(
                    Locale.ROOT,
                    "%s,%d,%.2f,%.2f,%s\n",
                    row.mote(),
                    row.second(),
                    row.humidity(),
                    row.temperature(),
                    PARTS.getOrDefault(row.mote(), Part.TEST).code()));
        }
        byte[] bytes = table.toString().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(bytes));
        return file;
    }
}
