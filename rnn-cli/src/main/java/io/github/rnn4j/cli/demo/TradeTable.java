package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import io.github.rnn4j.tasks.common.data.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Trades with the part that each is of, by whole days: the demo's week is too short for days to be left out between the parts, and no window
 * crosses midnight. Immutable.
 *
 * @param lines of the table, each {@code timestamp,price,amount,split}, without the header
 * @param days on which there were trades
 */
record TradeTable(List<String> lines, List<LocalDate> days) {
    private static final String HEADER = "timestamp,price,amount";
    private static final LocalDate VALIDATION = LocalDate.of(2013, 11, 29);

    TradeTable {
        lines = List.copyOf(lines);
        days = List.copyOf(days);
    }

    /**
     * Reads the file of the artifact: seconds since 1970, price and amount, with commas between.
     *
     * @throws RnnException with code {@code INVALID_DATA} if a line is something else; the message names it
     */
    static TradeTable parse(byte[] csv) {
        List<String> rows = new String(csv, StandardCharsets.UTF_8).lines().toList();
        if (rows.isEmpty() || !rows.get(0).equals(HEADER)) {
            throw wrong(1, HEADER, rows.isEmpty() ? "" : rows.get(0));
        }
        List<String> lines = new ArrayList<>();
        List<LocalDate> days = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            LocalDate day = day(i + 1, rows.get(i));
            lines.add(rows.get(i) + "," + part(day).code());
            if (days.isEmpty() || !days.get(days.size() - 1).equals(day)) {
                days.add(day);
            }
        }
        return new TradeTable(lines, days);
    }

    private static LocalDate day(int line, String row) {
        String[] fields = row.split(",", -1);
        try {
            if (fields.length == 3) {
                return LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(fields[0])), ZoneOffset.UTC);
            }
        } catch (NumberFormatException noTime) {
            throw wrong(line, "seconds, a price and an amount", row);
        }
        throw wrong(line, "seconds, a price and an amount", row);
    }

    private static Part part(LocalDate day) {
        if (day.equals(VALIDATION)) {
            return Part.VALIDATION;
        }
        return day.isBefore(VALIDATION) ? Part.TRAIN : Part.TEST;
    }

    private static RnnException wrong(int line, String expected, String found) {
        return new RnnException(
                ErrorCode.INVALID_DATA, "trades, line " + line + ": expected " + expected + " but got '" + found + "'");
    }

    /** Returns how many days are of a part. */
    long daysOf(Part part) {
        return days.stream().filter(day -> part(day) == part).count();
    }

    /**
     * Writes the table, replacing the file as a whole.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be written
     */
    Path write(Path file) {
        byte[] bytes = (HEADER + ",split\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(bytes));
        return file;
    }
}
